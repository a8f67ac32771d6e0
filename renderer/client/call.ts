import type { FailureCode } from '../../domain/failure.ts'
import type { InputOf, OutputOf, ProcedureName } from './api.ts'
import { noteWritten } from './heads.ts'
import { useSaving } from './saving.ts'
import { type Outcome, transport } from './transport.ts'
import { retryUnsaved, sentUpTo } from './unsaved.ts'

/** Calls a procedure. Never rejects: a failure is a value with a Chinese sentence. `id` names it for cancelling. */
export async function call<N extends ProcedureName>(
  name: N,
  input: InputOf<N>,
  id?: string,
): Promise<Outcome<OutputOf<N>>> {
  return (await transport.call(name, input, id)) as Outcome<OutputOf<N>>
}

/** The sentence of what went wrong. */
export function sentenceOf(outcome: Exclude<Outcome<unknown>, { ok: true }>): string {
  return 'failure' in outcome ? outcome.failure.sentence : outcome.bug
}

let queue: Promise<unknown> = Promise.resolve()
/** After this long an unfinished save is shown as 正在保存…, in ms. */
const patience = 1000

/** Failures of the place where it is saved, not of what was entered: the same save may succeed later. */
const lasting: ReadonlySet<FailureCode> = new Set([
  'disk-full',
  'file-busy',
  'database-locked',
  'database-read-only',
  'database-corrupt',
  'database-newer',
])

export interface Saved<T> {
  readonly value: T
  /** For undo. */
  readonly transactions: readonly string[]
}

/**
 * Saves through a command, one after the other in the order of acting, and shows in the status bar what became
 * of it. `input` is made when its turn comes, so that it can name the heads that the saves before it left.
 * `bases` gives, for each `table/row/register` that it edits, the head that was sent as seen.
 * Resolves to undefined when the save failed; `onFailure` hears why, and the status bar offers to try again.
 */
export function save<N extends ProcedureName>(
  name: N,
  input: () => InputOf<N>,
  bases: () => Readonly<Record<string, string | null>> = () => ({}),
  onFailure?: (outcome: Exclude<Outcome<unknown>, { ok: true }>) => void,
): Promise<Saved<OutputOf<N>> | undefined> {
  const run = async (upTo: number): Promise<Saved<OutputOf<N>> | undefined> => {
    const timer = setTimeout(() => useSaving.setState({ state: 'saving' }), patience)
    const seen = bases()
    const reply = await transport.call(name, input())
    clearTimeout(timer)
    if (!reply.ok) {
      const outcome = reply as Exclude<Outcome<unknown>, { ok: true }>
      const unsafe = !('failure' in outcome) || lasting.has(outcome.failure.code)
      // A rule that said no is told where it happened; only a save that should have worked is a failed save.
      if (unsafe) useSaving.setState({ state: 'failed', sentence: sentenceOf(outcome), retry: () => void again() })
      onFailure?.(outcome)
      return undefined
    }
    for (const [key, head] of Object.entries(reply.written?.heads ?? {})) noteWritten(key, seen[key] ?? null, head)
    useSaving.setState({ state: 'saved', at: Math.min(upTo, sentUpTo()), sentence: '', retry: null })
    retryUnsaved()
    return { value: reply.value as OutputOf<N>, transactions: reply.written?.transactions ?? [] }
  }
  const again = (): Promise<Saved<OutputOf<N>> | undefined> => {
    // What is typed from now on is not in this save.
    const upTo = sentUpTo()
    count(1)
    const next = queue.then(() => run(upTo)).finally(() => count(-1))
    queue = next
    return next
  }
  return again()
}

function count(change: 1 | -1): void {
  useSaving.setState(({ pending }) => ({ pending: pending + change }))
}

/** Resolves when every save that was begun has been answered. */
export function settled(): Promise<unknown> {
  return queue
}
