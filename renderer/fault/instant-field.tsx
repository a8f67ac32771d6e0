import type { Instant } from '../../domain/time/instant.ts'
import { InstantInput } from '../ui/instant-input.tsx'
import { Labelled } from '../ui/labelled.tsx'

interface Props {
  readonly label: string
  readonly value: string
  readonly now: Instant
  readonly onChange: (value: string) => void
  readonly autoFocus?: boolean
  readonly optional?: boolean
  readonly hint?: string
  readonly problem?: string
}

/** A labelled point in time of a dialog. */
export function InstantField({ label, hint, problem, optional = false, ...input }: Props) {
  return (
    <Labelled label={label} optional={optional} hint={hint} problem={problem ?? ''}>
      {(field) => <InstantInput {...field} {...input} />}
    </Labelled>
  )
}
