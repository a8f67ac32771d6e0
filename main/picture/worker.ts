import { parentPort } from 'node:worker_threads'
import { Expected } from '../../domain/failure.ts'
import { examine } from './examine.ts'
import type { Answer, Job } from './job.ts'
import { shrink } from './shrink.ts'

/** The picture worker's program: the studio sends one job at a time and waits for its answer. */
const port = parentPort
if (!port) throw new Error('the picture worker runs in a thread of its own')
const say = (answer: Answer): void => port.postMessage(answer)

port.on('message', (job: Job) => {
  const work = job.task === 'examine' ? examine(job.path, job.name) : shrink(job.path, job.boxes)
  work.then(
    (value) => say({ kind: 'done', value }),
    (error: unknown) => {
      if (error instanceof Expected) return say({ kind: 'failed', failure: error.failure })
      say({ kind: 'bug', message: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    },
  )
})
say({ kind: 'ready' })
