import { InputNumber } from 'antd'
import { useField } from '../client/field.ts'
import { Labelled } from '../ui/labelled.tsx'

/** Saves a value: durable at once, sealed on leaving. Resolves to undefined when it failed. */
export type Put<T> = (value: T, seal: boolean, onFailure: (sentence: string) => void) => Promise<unknown>

interface Props {
  readonly label: string
  readonly unit: '天' | '小时'
  readonly min: number
  readonly max: number
  readonly value: number | null
  /** The default, told below the field; none where it may stay empty. */
  readonly usual?: number
  readonly put: Put<number | null>
}

/** A number of days or hours. One that has a default and is emptied goes back to what it was. */
export function SettingNumber({ label, unit, min, max, value, usual, put }: Props) {
  const field = useField(value, (typed, seal, onFailure) =>
    typed === null && usual !== undefined ? Promise.resolve(typed) : put(typed, seal, onFailure),
  )
  return (
    <Labelled
      label={`${label}（${unit}）`}
      hint={usual === undefined ? '' : `默认 ${usual} ${unit}`}
      problem={field.problem}
    >
      {(given) => (
        <InputNumber
          {...given}
          min={min}
          max={max}
          precision={0}
          value={field.value}
          onChange={field.change}
          onBlur={field.leave}
        />
      )}
    </Labelled>
  )
}
