import { Worker } from 'node:worker_threads'
import { z } from 'zod'
import { Expected } from '../../domain/failure.ts'
import { type Box, boxSchema } from '../../domain/record/evidence.ts'
import { workerEntry } from '../worker-entry.ts'
import type { Answer, Job, PictureCopy, PictureFacts } from './job.ts'
import { notices } from './notice.ts'

/** Leaves the queue, or stops waiting for the answer, when the signal fires; the call fails as `cancelled`. */
export interface Waiting {
  readonly signal?: AbortSignal | undefined
}

/** All work on evidence pictures, one after the other in a thread of its own. Files are only read. */
export interface Studio {
  /** Never fails for what is in the file. `name` is the user's file name, to tell a picture that is none. */
  examine(path: string, options?: Waiting & { readonly name?: string | undefined }): Promise<PictureFacts>
  /** Fails as `bad-file` with a sentence where the file is no readable picture. */
  shrink(path: string, options?: Waiting): Promise<PictureCopy>
  /** Like shrink, with boxes in fractions of the upright picture burnt in as solid black. */
  redact(path: string, boxes: readonly Box[], options?: Waiting): Promise<PictureCopy>
  /** Lets the running job end, fails those that wait as `cancelled`, and ends the thread. */
  close(): Promise<void>
}

interface Task {
  readonly job: Job
  readonly settle: (answer: Answer) => void
  readonly reject: (error: Error) => void
}

const cancelled = (): Expected => new Expected({ code: 'cancelled', sentence: '已取消处理图片。原件没有改动。' })

/** `worker` is the worker's program; by default the one that belongs to this build. */
export function openStudio(options: { worker?: string | URL } = {}): Studio {
  const entry = options.worker ?? workerEntry('picture')
  const queue: Task[] = []
  let thread: Worker | undefined
  let running: Task | undefined
  const whenIdle: (() => void)[] = []
  let closed = false

  /** An idle thread keeps no process alive. */
  const next = (): void => {
    if (running) return
    running = queue.shift()
    if (!running) {
      thread?.unref()
      for (const resolve of whenIdle.splice(0)) resolve()
      return
    }
    thread ??= start()
    thread.ref()
    thread.postMessage(running.job)
  }

  const finish = (use: (task: Task) => void): void => {
    const task = running
    running = undefined
    if (task) use(task)
    next()
  }

  /** A thread that dies takes its job with it; the next job gets a new thread. */
  const start = (): Worker => {
    const worker = new Worker(entry)
    let ready = false
    let reason: Error | undefined
    worker.on('message', (answer: Answer) => {
      if (answer.kind === 'ready') ready = true
      else finish((task) => task.settle(answer))
    })
    worker.on('error', (error: Error) => {
      reason = error
    })
    worker.on('exit', (code) => {
      if (thread !== worker) return
      thread = undefined
      const crash = new Expected({ code: 'bad-file', sentence: notices.crashed })
      const error = ready ? crash : new Error(`the picture worker did not start (${code})`, { cause: reason })
      finish((task) => task.reject(error))
    })
    return worker
  }

  const ask = <T extends PictureFacts | PictureCopy>(job: Job, signal: AbortSignal | undefined): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      if (closed || signal?.aborted) return reject(cancelled())
      const settle = (answer: Answer): void => {
        signal?.removeEventListener('abort', leave)
        if (answer.kind === 'done') resolve(answer.value as T)
        else if (answer.kind === 'failed') reject(new Expected(answer.failure))
        else if (answer.kind === 'bug') reject(new Error(answer.message))
      }
      const task: Task = { job, settle, reject }
      const leave = (): void => {
        const at = queue.indexOf(task)
        if (at >= 0) queue.splice(at, 1)
        reject(cancelled())
      }
      signal?.addEventListener('abort', leave, { once: true })
      queue.push(task)
      next()
    })

  return {
    examine: (path, { signal, name = '' } = {}) => ask({ task: 'examine', path, name }, signal),
    shrink: (path, { signal } = {}) => ask({ task: 'shrink', path, boxes: [] }, signal),
    // A box that is no number would hide nothing: refused rather than skipped.
    redact: async (path, boxes, { signal } = {}) =>
      ask({ task: 'shrink', path, boxes: z.array(boxSchema).parse(boxes) }, signal),
    async close() {
      closed = true
      for (const task of queue.splice(0)) task.reject(cancelled())
      if (running) await new Promise<void>((resolve) => whenIdle.push(resolve))
      const last = thread
      thread = undefined
      await last?.terminate()
    },
  }
}
