import { type ReactNode, useId } from 'react'
import css from './labelled.module.css'

/** What a field must carry to belong to its label and its note. */
export interface FieldProps {
  readonly id: string
  readonly status: '' | 'error' | 'warning'
  readonly 'aria-describedby'?: string
  readonly 'aria-invalid'?: true
}

interface Props {
  readonly label: string
  /** Shown beside the label. */
  readonly optional?: boolean
  readonly hint?: ReactNode
  /** A gap that blocks nothing here. */
  readonly warning?: string
  /** Why it cannot stay so. */
  readonly problem?: string
  /** Columns of a {@link Fields} grid that it takes. */
  readonly span?: 1 | 2 | 3
  readonly children: (field: FieldProps) => ReactNode
}

/** A field with its label above and what there is to say about it below. */
export function Labelled({ label, optional = false, hint, warning, problem, span = 1, children }: Props) {
  const id = useId()
  const note = problem || warning || hint
  const field: FieldProps = {
    id,
    status: problem ? 'error' : warning ? 'warning' : '',
    ...(note ? { 'aria-describedby': `${id}-note` } : {}),
    ...(problem ? { 'aria-invalid': true } : {}),
  }
  return (
    <div className={`${css['labelled']} ${css[`span${span}`]}`}>
      <label htmlFor={id} className={css['label']}>
        {label}
        {optional && <span className={css['optional']}> 可留空</span>}
      </label>
      {children(field)}
      {note && (
        <p id={`${id}-note`} className={`${css['note']} ${problem ? css['problem'] : warning ? css['warning'] : ''}`}>
          {note}
        </p>
      )}
    </div>
  )
}

/** A grid of three columns of fields. */
export function Fields({ children }: { readonly children: ReactNode }) {
  return <div className={css['fields']}>{children}</div>
}
