import { Input, Select } from 'antd'
import type { Field } from '../../domain/service/field.ts'
import { dateOf, type Instant } from '../../domain/time/instant.ts'
import { DateInput } from '../ui/date-input.tsx'
import { InstantInput } from '../ui/instant-input.tsx'
import type { FieldProps } from '../ui/labelled.tsx'
import type { Typed } from './use-typed.ts'

interface Props extends FieldProps {
  readonly 'data-field'?: string
  readonly 'aria-label'?: string
  readonly type: Field['type']
  readonly choices?: readonly string[]
  /** As it is stored: what is chosen. */
  readonly value: string
  readonly typed: Typed
  readonly now: Instant
}

/** The control that fits the type of a field. */
export function Control({ type, choices, value, typed, now, ...given }: Props) {
  const { shown, change, leave } = typed
  switch (type) {
    case 'long':
      return (
        <Input.TextArea
          {...given}
          className="growing"
          value={shown}
          onChange={(event) => change(event.target.value)}
          onBlur={leave}
        />
      )
    case 'choice':
    case 'yes-no':
      return (
        <Select
          {...given}
          allowClear
          value={value === '' ? null : value}
          placeholder="请选择"
          popupMatchSelectWidth={false}
          options={(type === 'choice' ? (choices ?? []) : ['是', '否']).map((c) => ({ value: c, label: c }))}
          onChange={(chosen: string | undefined) => typed.choose(chosen ?? '')}
        />
      )
    case 'date':
      return <DateInput {...given} value={shown} today={dateOf(now)} onChange={change} onBlur={leave} />
    case 'instant':
      return <InstantInput {...given} value={shown} now={now} onChange={change} onBlur={leave} />
    case 'number':
    case 'text':
      return (
        <Input
          {...given}
          value={shown}
          autoComplete="off"
          {...(type === 'number' ? { inputMode: 'decimal' as const } : {})}
          onChange={(event) => change(event.target.value)}
          onBlur={leave}
        />
      )
  }
}
