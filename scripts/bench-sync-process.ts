/** A program of the bench in a process of its own, which does one thing after the other as it is asked. */
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

interface Asked {
  readonly name: string
  readonly input: unknown
}
type Answer = { readonly value: unknown } | { readonly problem: string }

export interface Program {
  ask<T = void>(name: string, input?: object): Promise<T>
  stop(): Promise<void>
}

export function startProgram(file: string): Program {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  return {
    ask: <T>(name: string, input: object = {}) =>
      new Promise<T>((resolve, reject) => {
        const died = (): void => reject(new Error(`${file} ended during ${name}`))
        child.once('exit', died)
        child.once('message', (answer: Answer) => {
          child.off('exit', died)
          if ('value' in answer) resolve(answer.value as T)
          else reject(new Error(`${file} ${name}: ${answer.problem}`))
        })
        child.send({ name, input } satisfies Asked)
      }),
    async stop() {
      child.disconnect()
      await gone
    },
  }
}

/** In the program: answers what the bench asks, and ends with it. */
export function serveProgram(does: Readonly<Record<string, (input: never) => unknown>>): void {
  process.on('message', ({ name, input }: Asked) => {
    void (async () => {
      try {
        const value = (await does[name]!(input as never)) ?? null
        process.send!({ value } satisfies Answer)
      } catch (error) {
        process.send!({ problem: error instanceof Error ? (error.stack ?? error.message) : String(error) })
      }
    })()
  })
  process.once('disconnect', () => process.exit())
}
