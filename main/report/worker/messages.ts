/** What the main thread and the report worker say to each other. */
import type { ReportModel } from '../../../domain/report/block.ts'
import type { PictureLook } from '../album.ts'

/** Handed over when the worker starts. */
export interface Task {
  readonly model: ReportModel
  readonly contentHash?: string
}
/**
 * The worker looks at a picture, hands over a piece of the file, or has a picture put into it, and waits for the answer
 * to each. Pictures themselves never travel between the threads.
 */
export type FromWorker =
  | { readonly type: 'progress'; readonly done: number; readonly total: number }
  | { readonly type: 'look'; readonly sha256: string }
  | { readonly type: 'piece'; readonly bytes: Uint8Array }
  | { readonly type: 'place'; readonly sha256: string }
  | { readonly type: 'done' }
  | { readonly type: 'failed'; readonly message: string; readonly stack: string }
/** One question is open at a time, so an answer needs no number. */
export type ToWorker = { readonly type: 'look'; readonly look: PictureLook } | { readonly type: 'taken' }
