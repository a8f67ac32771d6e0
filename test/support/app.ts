import { onTestFinished } from 'vitest'
import type { App } from '../../main/app.ts'
import { openApp } from '../../main/app.ts'
import { type Actor, actorOf } from '../../main/demo/actor.ts'
import type { Reply } from '../../main/dispatch.ts'
import type { Failure } from '../../domain/failure.ts'
import { testClock } from './clock.ts'
import { testFolder } from './folder.ts'

export interface TestApp extends Actor {
  readonly app: App
  readonly folder: string
  readonly clock: ReturnType<typeof testClock>
  /** Bugs that were logged; a test that expects none checks that it is empty. */
  readonly bugs: { procedure: string; error: unknown }[]
  readonly call: (name: string, input: unknown, call?: string) => Promise<Reply>
  /** Calls and returns the failure that is expected. */
  readonly refused: (name: string, input: unknown) => Promise<Failure>
  /** Closes the app and opens its folder again. */
  readonly restart: () => TestApp
}

/** A real app on a real folder, closed when the test ends. */
export function testApp(folder = testFolder(), clock = testClock()): TestApp {
  const bugs: TestApp['bugs'] = []
  const app = openApp({ folder, clock: clock.now, log: (problem) => bugs.push(problem) })
  let open = true
  const close = (): void => {
    if (open) app.close()
    open = false
  }
  onTestFinished(close)
  const call: TestApp['call'] = (name, input, id) => app.dispatch.call(name, input, id)
  return {
    ...actorOf(app),
    app,
    folder,
    clock,
    bugs,
    call,
    async refused(name, input) {
      const reply = await call(name, input)
      if (reply.ok || !('failure' in reply)) throw new Error(`${name} was not refused: ${JSON.stringify(reply)}`)
      return reply.failure
    },
    restart() {
      close()
      return testApp(folder, clock)
    },
  }
}
