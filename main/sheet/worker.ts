import { parentPort, workerData } from 'node:worker_threads'
import { Expected } from '../../domain/failure.ts'
import type { FromSheetWorker, SheetAnswer, SheetJob } from './messages.ts'
import { look, preview, take, type Tick } from './read.ts'

/** The sheet worker's program: does the one job it was started with and ends. */
const port = parentPort
if (!port) throw new Error('the sheet worker runs in a thread of its own')
const say = (message: FromSheetWorker): void => port.postMessage(message)

function work(job: SheetJob, tick: Tick): Promise<SheetAnswer> {
  switch (job.task) {
    case 'look':
      return look(job.path, job.name)
    case 'preview':
      return preview(job, tick)
    case 'take':
      return take(job, tick)
  }
}

work(workerData as SheetJob, (done, total) => say({ type: 'progress', done, total })).then(
  (answer) => say({ type: 'done', answer }),
  (error: unknown) => {
    if (error instanceof Expected) return say({ type: 'failed', failure: error.failure })
    const { message, stack = '' } = error instanceof Error ? error : new Error(String(error))
    say({ type: 'bug', message, stack })
  },
)
