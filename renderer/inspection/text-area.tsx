import { Input } from 'antd'
import { useId } from 'react'
import type { Field } from '../client/field.ts'

interface Props {
  readonly label: React.ReactNode
  /** Name of the place, as gaps name it. */
  readonly name: string
  readonly field: Field<string>
  readonly readOnly?: boolean
  /** Shown as missing. */
  readonly missing?: boolean
  readonly placeholder?: string
  readonly rows?: number
}

/** A text of several lines that saves while it is typed in; why it was not saved stands below it. */
export function TextArea({ label, name, field, readOnly = false, missing = false, placeholder, rows = 2 }: Props) {
  const id = useId()
  return (
    <div className="labelled">
      <label htmlFor={id}>{label}</label>
      {readOnly ? (
        <p id={id} className="as-text">
          {field.value || '—'}
        </p>
      ) : (
        <Input.TextArea
          id={id}
          data-field={name}
          value={field.value}
          rows={rows}
          className="growing"
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
