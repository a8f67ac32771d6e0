import { type ReactElement, cloneElement, useId } from 'react'
import css from './aside.module.css'

interface Props {
  readonly label: string
  /** Why what stands there cannot be taken. */
  readonly problem?: string | undefined
  /** The control; it gets the id that the label points to. */
  readonly children: ReactElement<{ id?: string; 'aria-describedby'?: string }>
}

/** A labelled control of a dialog, with its problem beneath it. */
export function FormRow({ label, problem, children }: Props) {
  const id = useId()
  return (
    <div className={css['formRow']}>
      <label htmlFor={id}>{label}</label>
      {cloneElement(children, { id, ...(problem ? { 'aria-describedby': `${id}-problem` } : {}) })}
      {problem && (
        <p id={`${id}-problem`} className={css['bad']} role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}
