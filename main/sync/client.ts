import type { Reader } from '../../db/reader.ts'
import {
  type Hello,
  limits,
  type PullAnswer,
  type PullRequest,
  type PushAnswer,
  type PushRequest,
} from '../../domain/sync/protocol.ts'

/** What was pulled; with a reader where it was examined on the way. */
export type Pulled = PullAnswer & { readonly reader?: Reader }

/** The hub as a device sees it. Over HTTPS in the app, in memory in the simulator. Throws {@link HubProblem}. */
export interface HubClient {
  hello(): Promise<Hello>
  push(request: PushRequest): Promise<PushAnswer>
  /** Told of what will most likely be pushed next, while the hub is busy with what was pushed before. */
  prepare?(request: PushRequest): void
  /** `large`: pages for a laptop that has everything to fetch. */
  pull(request: PullRequest, large: boolean): Promise<Pulled>
}

/** True when so much is left to read after a page that the next may be a large one. */
export function isFar({ head, next }: { readonly head: number; readonly next: { readonly seq: number } }): boolean {
  return head - next.seq > 2 * limits.pullTransactions
}

export type HubProblemCode =
  /** No way to the hub, or the answer was cut off. Tried again by itself. */
  | 'offline'
  /** Whoever answers has another certificate than the one that was pinned. */
  | 'untrusted'
  /** The hub does not know this device, or its session. */
  | 'unauthorised'
  | 'revoked'
  | 'busy'
  | 'unavailable'
  /** This build or the hub is too old for the other. */
  | 'version'
  /** An answer that is no message of the protocol. */
  | 'bad-answer'

/** Why the hub could not be asked or did not answer. `sentence` is for the user. */
export class HubProblem extends Error {
  readonly code: HubProblemCode
  readonly sentence: string
  /** Seconds after which it may be asked again, where it says so. */
  readonly retryAfter: number | undefined
  constructor(code: HubProblemCode, sentence: string, options: { retryAfter?: number; cause?: unknown } = {}) {
    super(`${code}: ${sentence}`, { cause: options.cause })
    this.name = 'HubProblem'
    this.code = code
    this.sentence = sentence
    this.retryAfter = options.retryAfter
  }
}
