import { parentPort } from 'node:worker_threads'
import type { Job } from '../../../main/picture/job.ts'

// The real worker, killed by what no decoder of ours does on command.
parentPort!.on('message', (job: Job) => {
  if (job.path.endsWith('exit')) process.exit(3)
  if (job.path.endsWith('throw')) throw new Error('a crash')
})
await import('../../../main/picture/worker.ts')
