import { Worker } from 'node:worker_threads'
import { Expected } from '../../domain/failure.ts'
import { workerEntry } from '../worker-entry.ts'
import type { FromPackageWorker, PackageJob, WrittenPackage } from './job.ts'
import type { WriteOptions } from './write.ts'

/**
 * Writes a package in a thread of its own, so that hashing gigabytes holds nobody up. A signal lets the thread clear away
 * what it has written; then it rejects with the signal's reason.
 */
export function runPackage(job: PackageJob, { signal, progress }: WriteOptions): Promise<WrittenPackage> {
  if (signal?.aborted) return Promise.reject(signal.reason as Error)
  const worker = new Worker(workerEntry('package'), { workerData: job })
  const { promise, resolve, reject } = Promise.withResolvers<WrittenPackage>()
  const stop = (): void => worker.postMessage('stop')
  signal?.addEventListener('abort', stop, { once: true })
  worker.on('message', (message: FromPackageWorker) => {
    switch (message.type) {
      case 'progress':
        return progress?.(message.done, message.total, message.label)
      case 'done':
        return resolve(message.written)
      case 'expected':
        return reject(new Expected(message.failure))
      case 'failed':
        return reject(
          signal?.aborted
            ? (signal.reason as Error)
            : Object.assign(new Error(message.message), { stack: message.stack }),
        )
    }
  })
  worker.on('error', reject)
  worker.on('exit', (code) => reject(new Error(`the package worker ended with code ${code} before it was done`)))
  return promise.finally(() => {
    signal?.removeEventListener('abort', stop)
    void worker.terminate()
  })
}
