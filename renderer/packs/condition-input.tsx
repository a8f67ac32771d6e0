import { InputNumber, Select } from 'antd'
import { valueAt } from '../../domain/pack/place.ts'
import type { FieldProps } from '../ui/labelled.tsx'
import css from './packs.module.css'

const operators = [
  { value: '', label: '不设' },
  { value: '>=', label: '≥' },
  { value: '>', label: '＞' },
  { value: '<=', label: '≤' },
  { value: '<', label: '＜' },
]

interface Props {
  readonly field: FieldProps
  readonly label: string
  readonly value: unknown
  readonly put: (next: unknown) => void
  readonly leave: () => void
}

/** When a value is abnormal or needs attention: a comparison and a number, or none. */
export function ConditionInput({ field, label, value, put, leave }: Props) {
  const op = valueAt(value, ['op'])
  const bound = valueAt(value, ['value'])
  const set = typeof op === 'string'
  return (
    <div className={css['condition']}>
      <Select
        {...field}
        aria-label={label}
        value={set ? op : ''}
        options={operators}
        onBlur={leave}
        onChange={(next) => put(next === '' ? null : { op: next, value: typeof bound === 'number' ? bound : 0 })}
      />
      <InputNumber
        aria-label={`${label}的数值`}
        disabled={!set}
        value={typeof bound === 'number' ? bound : null}
        onBlur={leave}
        onChange={(next) => put({ op, value: next })}
      />
    </div>
  )
}
