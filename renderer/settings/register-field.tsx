import { Input } from 'antd'
import { type Editable, useRegisterText } from '../client/register.ts'
import { Labelled } from '../ui/labelled.tsx'

interface Props<V> {
  readonly record: Editable
  readonly register: string
  readonly stored: V
  readonly read: (value: V) => string
  readonly write: (value: V, text: string) => V
  readonly label: string
  readonly optional?: boolean
  readonly placeholder?: string
  /** Said while the field is empty. */
  readonly whenEmpty?: string
  readonly span?: 1 | 2 | 3
  readonly maxLength?: number
}

/** A line of text in a register, saved while it is typed. */
export function RegisterField<V>(props: Props<V>) {
  const { record, register, stored, read, write, label, placeholder, whenEmpty, maxLength = 200 } = props
  const field = useRegisterText(record, register, stored, read, write)
  return (
    <Labelled
      label={label}
      optional={props.optional ?? false}
      span={props.span ?? 1}
      problem={field.problem}
      warning={whenEmpty && field.value.trim() === '' ? whenEmpty : ''}
    >
      {(given) => (
        <Input
          {...given}
          placeholder={placeholder ?? ''}
          value={field.value}
          maxLength={maxLength}
          onBlur={field.leave}
          onChange={(event) => field.change(event.target.value)}
        />
      )}
    </Labelled>
  )
}
