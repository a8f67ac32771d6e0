import type { Outcome } from '../client/transport.ts'
import { sentenceOf } from '../client/call.ts'

/** Why a dialog's act was refused: as a whole, and by field. */
export interface DialogProblem {
  readonly sentence: string
  readonly fields: Readonly<Record<string, string>>
}

export const noProblem: DialogProblem = { sentence: '', fields: {} }

/** The failure beside what caused it: where the form is refused field by field, the general sentence says nothing more. */
export function problemOf(outcome: Exclude<Outcome<unknown>, { ok: true }>): DialogProblem {
  const { code, fields = {} } = 'failure' in outcome ? outcome.failure : { code: null }
  return { sentence: code === 'invalid-input' && Object.keys(fields).length > 0 ? '' : sentenceOf(outcome), fields }
}
