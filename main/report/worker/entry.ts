/** The worker's side: renders the one model it was started with and asks for its pictures one by one. */
import { once } from 'node:events'
import { parentPort, workerData } from 'node:worker_threads'
import { renderDocx } from '../render.ts'
import type { FromWorker, Task, ToWorker } from './messages.ts'

async function work(): Promise<void> {
  const port = parentPort
  if (!port) throw new Error('the report worker runs in a worker thread only')
  const say = (message: FromWorker, transfer: readonly ArrayBuffer[] = []) => port.postMessage(message, transfer)
  const { model, contentHash } = workerData as Task
  try {
    const bytes = await renderDocx(
      model,
      {
        ...(contentHash ? { contentHash } : {}),
        picture: async (sha256) => {
          const answered = once(port, 'message')
          say({ type: 'picture', sha256 })
          const [answer] = (await answered) as [ToWorker]
          return answer.bytes
        },
      },
      { progress: (done, total) => say({ type: 'progress', done, total }) },
    )
    say({ type: 'done', bytes }, [bytes.buffer])
  } catch (error) {
    const failed = error instanceof Error ? error : new Error(String(error))
    say({ type: 'failed', message: failed.message, stack: failed.stack ?? '' })
  }
}

void work()
