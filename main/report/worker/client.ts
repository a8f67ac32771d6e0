/** The main thread's side of the report worker. */
import { Worker } from 'node:worker_threads'
import type { ReportModel } from '../../../domain/report/block.ts'
import type { Sink } from '../album.ts'
import type { RenderOptions, ReportSources } from '../render.ts'
import type { FromWorker, Task, ToWorker } from './messages.ts'

export interface WorkerOptions extends ReportSources, RenderOptions {
  /** The worker's entry: a bundle, or the TypeScript source where Node strips types. */
  readonly worker: URL | string
  /** Takes the file; the worker waits until each piece is taken. */
  readonly sink: Sink
}

/**
 * Renders a model in a worker thread of its own, which ends with it. Rejects with the signal's reason when aborted
 * (the thread is terminated at once), with whatever `look` or the sink reject with, or with the renderer's error.
 */
export function renderInWorker(model: ReportModel, options: WorkerOptions): Promise<void> {
  const { contentHash, signal } = options
  if (signal?.aborted) return Promise.reject(signal.reason as Error)
  const task: Task = { model, ...(contentHash ? { contentHash } : {}) }
  const worker = new Worker(options.worker, { workerData: task })
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const abort = () => reject(signal?.reason as Error)

  const answer = (message: ToWorker) => worker.postMessage(message)
  const serve = async (message: FromWorker & { readonly type: 'look' | 'piece' | 'place' }) => {
    switch (message.type) {
      case 'look':
        return answer({ type: 'look', look: await options.look(message.sha256) })
      case 'piece':
        await options.sink.write(message.bytes)
        return answer({ type: 'taken' })
      case 'place':
        await options.sink.place(message.sha256)
        return answer({ type: 'taken' })
    }
  }
  worker.on('message', (message: FromWorker) => {
    switch (message.type) {
      case 'progress':
        options.progress?.(message.done, message.total)
        break
      case 'look':
      case 'piece':
      case 'place':
        serve(message).catch(reject)
        break
      case 'done':
        resolve()
        break
      case 'failed':
        reject(Object.assign(new Error(message.message), { stack: message.stack }))
        break
    }
  })
  worker.on('error', reject)
  worker.on('exit', (code) => reject(new Error(`the report worker ended with code ${code} before it was done`)))
  signal?.addEventListener('abort', abort, { once: true })
  return promise.finally(() => {
    signal?.removeEventListener('abort', abort)
    void worker.terminate()
  })
}
