/** The package worker's program: writes the one package it was started with. A message means: stop. */
import { parentPort, workerData } from 'node:worker_threads'
import { Expected } from '../../domain/failure.ts'
import type { FromPackageWorker, PackageJob } from './job.ts'
import { writePackage } from './write.ts'

const port = parentPort
if (!port) throw new Error('the package worker runs in a thread of its own')
const say = (message: FromPackageWorker): void => port.postMessage(message)
const stop = new AbortController()
port.once('message', () => stop.abort())

writePackage(workerData as PackageJob, {
  signal: stop.signal,
  progress: (done, total, label) => say({ type: 'progress', done, total, label }),
}).then(
  (written) => {
    say({ type: 'done', written })
    port.close()
  },
  (error: unknown) => {
    if (error instanceof Expected) say({ type: 'expected', failure: error.failure })
    else {
      const failed = error instanceof Error ? error : new Error(String(error))
      say({ type: 'failed', message: failed.message, stack: failed.stack ?? '' })
    }
    port.close()
  },
)
