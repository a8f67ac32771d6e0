import { useState } from 'react'
import type { Field } from '../client/field.ts'

interface Props {
  readonly label: string
  readonly unit: string
  readonly field: Field<string>
  /** How the value is shown while nobody is in the field. */
  readonly shown: string
  readonly invalid: boolean
  readonly readOnly: boolean
}

/** A number with its unit. Shows the rounded value, and every digit that was given while one is in it. */
export function NumberField({ label, unit, field, shown, invalid, readOnly }: Props) {
  const [inside, setInside] = useState(false)
  if (readOnly)
    return (
      <span className="number-text">
        {shown}
        <span>{shown === '' ? '—' : unit}</span>
      </span>
    )
  return (
    <span className={`number-field${invalid ? ' number-wrong' : ''}${field.value === '' ? ' number-empty' : ''}`}>
      <input
        aria-label={unit === '' ? label : `${label}，单位 ${unit}`}
        aria-invalid={invalid}
        inputMode="decimal"
        autoComplete="off"
        value={inside ? field.value : shown}
        onFocus={() => setInside(true)}
        onChange={(event) => field.change(event.target.value)}
        onBlur={() => {
          setInside(false)
          field.leave()
        }}
      />
      <span aria-hidden="true">{unit}</span>
    </span>
  )
}
