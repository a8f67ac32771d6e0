import { type ReactNode, useId } from 'react'
import type { Field } from '../client/field.ts'

/** What a field of text shares, of one line or of several. */
export interface TextProps {
  /** Name of the place, as gaps name it. */
  readonly name: string
  readonly field: Field<string>
  readonly readOnly?: boolean
  /** Shown as missing. */
  readonly missing?: boolean
  readonly placeholder?: string
}

interface Props extends TextProps {
  readonly label: ReactNode
  /** Label before the field instead of above it. */
  readonly inline?: boolean
  /** Draws the field with what it needs to be labelled, filled and saved. */
  readonly children: (input: ReturnType<typeof inputProps>) => ReactNode
}

/** A field of text with its label above and, below it, why it was not saved; as plain text where it is read only. */
export function FieldFrame({ label, inline = false, children, ...props }: Props) {
  const { field, readOnly } = props
  const id = useId()
  return (
    <div className={inline ? 'labelled labelled-inline' : 'labelled'}>
      <label htmlFor={id}>{label}</label>
      {readOnly ? (
        <p id={id} className="as-text">
          {field.value || '—'}
        </p>
      ) : (
        children(inputProps(id, props))
      )}
      {field.problem ? (
        <p className="field-problem" role="alert">
          {field.problem}
        </p>
      ) : null}
    </div>
  )
}

function inputProps(id: string, { name, field, missing = false, placeholder }: TextProps) {
  return {
    id,
    'data-field': name,
    value: field.value,
    ...(placeholder ? { placeholder } : {}),
    ...(missing ? { status: 'warning' as const } : {}),
    'aria-invalid': field.problem !== '',
    onChange: (event: { readonly target: { readonly value: string } }) => field.change(event.target.value),
    onBlur: field.leave,
  }
}
