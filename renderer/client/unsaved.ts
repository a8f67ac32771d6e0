import { useSaving } from './saving.ts'

/** What was typed into a field and has not been sent to be saved, or could not be saved. */
interface Unsaved {
  /** Instant of its oldest change, in ms. */
  readonly since: number
  /** Sends it again; null while it has not been sent. */
  readonly retry: (() => void) | null
}

const fields = new Map<object, Unsaved>()

function count(): void {
  useSaving.setState({ unsent: fields.size })
}

/** A key was pressed in a field. */
export function noteTyped(field: object): void {
  if (fields.has(field)) return
  fields.set(field, { since: Date.now(), retry: null })
  count()
}

/** What stands in a field is being saved now. Returns the instant of its oldest change. */
export function noteSent(field: object): number {
  const since = fields.get(field)?.since ?? Date.now()
  fields.delete(field)
  count()
  return since
}

/** Saving failed for want of disk or connection. The text is kept here even when its field is gone. */
export function noteUnsaved(field: object, since: number, retry: () => void): void {
  fields.set(field, { since, retry })
  count()
}

/** Everything typed before this instant has been sent to be saved; in ms. */
export function sentUpTo(): number {
  return Math.min(Date.now(), ...[...fields.values()].map(({ since }) => since))
}

/** Saving works again: sends everything that could not be saved. */
export function retryUnsaved(): void {
  for (const { retry } of fields.values()) retry?.()
}
