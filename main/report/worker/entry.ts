/** The worker's side: renders the one model it was started with, asks for its pictures and hands the file over. */
import { once } from 'node:events'
import { parentPort, workerData } from 'node:worker_threads'
import type { Sink } from '../album.ts'
import { renderTo } from '../render.ts'
import type { FromWorker, Task, ToWorker } from './messages.ts'

async function work(): Promise<void> {
  const port = parentPort
  if (!port) throw new Error('the report worker runs in a worker thread only')
  const say = (message: FromWorker) => port.postMessage(message)
  const ask = async (message: FromWorker): Promise<ToWorker> => {
    const answered = once(port, 'message')
    say(message)
    const [answer] = (await answered) as [ToWorker]
    return answer
  }
  const { model, contentHash } = workerData as Task
  try {
    const look = async (sha256: string) => {
      const answer = await ask({ type: 'look', sha256 })
      if (answer.type !== 'look') throw new Error('expected a look')
      return answer.look
    }
    const sink: Sink = {
      write: async (bytes) => void (await ask({ type: 'piece', bytes })),
      place: async (sha256) => void (await ask({ type: 'place', sha256 })),
    }
    const progress = (done: number, total: number) => say({ type: 'progress', done, total })
    await renderTo(model, { ...(contentHash ? { contentHash } : {}), look }, sink, { progress })
    say({ type: 'done' })
  } catch (error) {
    const failed = error instanceof Error ? error : new Error(String(error))
    say({ type: 'failed', message: failed.message, stack: failed.stack ?? '' })
  }
}

void work()
