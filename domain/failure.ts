/**
 * The closed list of failures that a user can meet and act on. Everything that is not in it is a bug.
 * The code is for programs and tests; the sentence that goes with it is what the user reads.
 */
export const failureCodes = [
  'invalid-input',
  'not-found',
  'stale',
  'read-only',
  'incomplete',
  'conflict',
  'bad-pack',
  'bad-file',
  'too-large',
  'disk-full',
  'file-busy',
  'database-locked',
  'database-read-only',
  'database-corrupt',
  'database-newer',
  'already-running',
  'unsupported-system',
  'cancelled',
  'forbidden',
  /** The hub cannot be reached, or does not answer as it should. */
  'offline',
] as const
export type FailureCode = (typeof failureCodes)[number]

/** What crosses the boundary when a procedure cannot do what was asked. */
export interface Failure {
  readonly code: FailureCode
  /** A whole Chinese sentence for the user: what happened, and that nothing typed is lost. */
  readonly sentence: string
  /** Where in the input it is: field path to sentence. Empty when it concerns the whole. */
  readonly fields?: Readonly<Record<string, string>>
}

/**
 * Carries a {@link Failure} out of a handler, so that the surrounding transaction rolls back.
 * Dispatch turns it into a value; it never reaches a user as an exception.
 */
export class Expected extends Error {
  readonly failure: Failure
  constructor(failure: Failure) {
    super(failure.sentence)
    this.name = 'Expected'
    this.failure = failure
  }
}

/** Stops the procedure with an expected failure. `sentence` is Chinese and complete. */
export function fail(code: FailureCode, sentence: string, fields?: Record<string, string>): never {
  throw new Expected(fields ? { code, sentence, fields } : { code, sentence })
}
