/** The main thread's side of the sheet worker. */
import { Worker } from 'node:worker_threads'
import { Expected } from '../../domain/failure.ts'
import { workerEntry } from '../worker-entry.ts'
import type { FromSheetWorker, SheetAnswer, SheetJob } from './messages.ts'

interface Options {
  readonly signal?: AbortSignal
  readonly progress?: (done: number, total: number) => void
}

/** Memory of the worker, in MB: what a sheet of hostile size may use before its thread ends. */
const mostMemory = 512

/**
 * Reads a spreadsheet in a thread of its own, which ends with it: at once when aborted. Rejects with the expected
 * failure that the file is, or as `too-large` when its content does not fit.
 */
export function readSheet<J extends SheetJob>(
  job: J,
  { signal, progress }: Options = {},
): Promise<SheetAnswer<J['task']>> {
  if (signal?.aborted) return Promise.reject(signal.reason as Error)
  const worker = new Worker(workerEntry('sheet'), {
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb: mostMemory },
  })
  const { promise, resolve, reject } = Promise.withResolvers<SheetAnswer<J['task']>>()
  const abort = (): void => reject(signal?.reason as Error)
  worker.on('message', (message: FromSheetWorker) => {
    switch (message.type) {
      case 'progress':
        return progress?.(message.done, message.total)
      case 'done':
        return resolve(message.answer as SheetAnswer<J['task']>)
      case 'failed':
        return reject(new Expected(message.failure))
      case 'bug':
        return reject(Object.assign(new Error(message.message), { stack: message.stack }))
    }
  })
  worker.on('error', (error: Error & { readonly code?: string }) =>
    reject(
      error.code === 'ERR_WORKER_OUT_OF_MEMORY'
        ? new Expected({ code: 'too-large', sentence: `“${job.name}”的内容太多，没有导入。请拆成几个文件。` })
        : error,
    ),
  )
  worker.on('exit', (code) => reject(new Error(`the sheet worker ended with code ${code} before it was done`)))
  signal?.addEventListener('abort', abort, { once: true })
  return promise.finally(() => {
    signal?.removeEventListener('abort', abort)
    void worker.terminate()
  })
}
