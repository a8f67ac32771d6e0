/** The main thread's side of the report worker. */
import { Worker } from 'node:worker_threads'
import type { ReportModel } from '../../../domain/report/block.ts'
import type { RenderOptions, ReportSources } from '../render.ts'
import type { FromWorker, Task, ToWorker } from './messages.ts'

export interface WorkerOptions extends ReportSources, RenderOptions {
  /** The worker's program: `workerEntry('report')`. */
  readonly worker: URL | string
}

/**
 * Renders a model in a worker thread of its own, which ends with it. Rejects with the signal's reason when aborted
 * (the thread is terminated at once), with whatever `picture` rejects with, or with the renderer's error.
 */
export function renderInWorker(model: ReportModel, options: WorkerOptions): Promise<Uint8Array> {
  const { contentHash, signal } = options
  if (signal?.aborted) return Promise.reject(signal.reason as Error)
  const task: Task = { model, ...(contentHash ? { contentHash } : {}) }
  const worker = new Worker(options.worker, { workerData: task })
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>()
  const abort = () => reject(signal?.reason as Error)

  const answer = async (sha256: string) => {
    const message: ToWorker = { type: 'picture', bytes: await options.picture(sha256) }
    worker.postMessage(message)
  }
  worker.on('message', (message: FromWorker) => {
    switch (message.type) {
      case 'progress':
        options.progress?.(message.done, message.total)
        break
      case 'picture':
        answer(message.sha256).catch(reject)
        break
      case 'done':
        resolve(message.bytes)
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
