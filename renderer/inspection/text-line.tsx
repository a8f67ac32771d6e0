import { Input } from 'antd'
import { useId } from 'react'
import type { Field } from '../client/field.ts'

interface Props {
  readonly label: string
  readonly name: string
  readonly field: Field<string>
  readonly readOnly?: boolean
  readonly missing?: boolean
  readonly placeholder?: string
  /** Label before the field instead of above it. */
  readonly inline?: boolean
}

/** A text of one line that saves while it is typed in; why it was not saved stands below it. */
export function TextLine({
  label,
  name,
  field,
  readOnly = false,
  missing = false,
  placeholder,
  inline = false,
}: Props) {
  const id = useId()
  return (
    <div className={inline ? 'labelled labelled-inline' : 'labelled'}>
      <label htmlFor={id}>{label}</label>
      {readOnly ? (
        <span id={id} className="as-text">
          {field.value || '—'}
        </span>
      ) : (
        <Input
          id={id}
          data-field={name}
          value={field.value}
          {...(placeholder ? { placeholder } : {})}
          {...(missing ? { status: 'warning' as const } : {})}
          aria-invalid={field.problem !== ''}
          onChange={(event) => field.change(event.target.value)}
          onBlur={field.leave}
        />
      )}
      {field.problem ? (
        <p className="field-problem" role="alert">
          {field.problem}
        </p>
      ) : null}
    </div>
  )
}
