/** What the main thread and the report worker say to each other. */
import type { ReportModel } from '../../../domain/report/block.ts'

/** Handed over when the worker starts. */
export interface Task {
  readonly model: ReportModel
  readonly contentHash?: string
}
export type FromWorker =
  | { readonly type: 'progress'; readonly done: number; readonly total: number }
  | { readonly type: 'picture'; readonly sha256: string }
  | { readonly type: 'done'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly type: 'failed'; readonly message: string; readonly stack: string }
/** The worker asks for one picture at a time, so an answer needs no number. */
export interface ToWorker {
  readonly type: 'picture'
  readonly bytes: Uint8Array
}
