import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { lockFolder } from '../db/lock.ts'
import { type App, openApp } from './app.ts'
import type { Clock } from './clock.ts'
import { type StoryClock, storyClock } from './demo/clock.ts'
import type { Event } from './dispatch.ts'
import { openLog, type Problem } from './log.ts'

/** `main` holds the real records, `demo` clearly marked examples in a database of their own. */
export type WorkspaceName = 'main' | 'demo'

export type ShellEvent = Event | { readonly type: 'workspace'; readonly name: WorkspaceName }

/** The workspaces under one root folder, of which one is open. */
export interface Workspaces {
  readonly app: App
  /**
   * Opens the other workspace and closes the present one. When that fails the present one stays open. An empty
   * demo is filled first, which may take a while; until then every call still goes to the present one.
   */
  open(name: WorkspaceName): Promise<void>
  /** Hears the events of whichever workspace is open. Returns the unsubscription. */
  subscribe(listener: (event: ShellEvent) => void): () => void
  log(problem: Problem): void
  close(): void
}

export interface WorkspaceOptions {
  readonly root: string
  readonly clock: Clock
  /** Fills an empty demo workspace through its procedures; see main/demo/fill.ts. */
  readonly fillDemo: (app: App, clock: StoryClock, now: Clock) => Promise<void>
}

/** Locks the root folder and opens the real workspace. Throws Expected when either cannot be had. */
export function openWorkspaces({ root, clock, fillDemo }: WorkspaceOptions): Workspaces {
  const release = lockFolder(root)
  const log = openLog(root, clock)
  const listeners = new Set<(event: ShellEvent) => void>()
  const emit = (event: ShellEvent): void => listeners.forEach((listener) => listener(event))
  const openFolder = (name: WorkspaceName, time = clock): App =>
    openApp({ folder: join(root, name), clock: time, demo: name === 'demo', log })

  const openDemo = async (): Promise<App> => {
    // The marker comes last: a demo whose filling was interrupted is examples only, and is made anew.
    const marker = join(root, 'demo', 'filled')
    if (existsSync(marker)) return openFolder('demo')
    rmSync(join(root, 'demo'), { recursive: true, force: true })
    const story = storyClock(clock())
    const demo = openFolder('demo', story.now)
    try {
      await fillDemo(demo, story, clock)
      writeFileSync(marker, '')
      return demo
    } catch (error) {
      demo.close()
      throw error
    }
  }

  let current: { readonly name: WorkspaceName; readonly app: App }
  try {
    current = { name: 'main', app: openFolder('main') }
  } catch (error) {
    release()
    throw error
  }
  current.app.dispatch.subscribe(emit)

  let opening: Promise<void> = Promise.resolve()
  const switchTo = async (name: WorkspaceName): Promise<void> => {
    if (name === current.name) return
    const app = name === 'demo' ? await openDemo() : openFolder('main')
    const left = current
    current = { name, app }
    app.dispatch.subscribe(emit)
    left.app.close()
    emit({ type: 'workspace', name })
  }

  return {
    get app() {
      return current.app
    },
    open(name) {
      const next = opening.then(() => switchTo(name))
      opening = next.catch(() => undefined)
      return next
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    log,
    close() {
      current.app.close()
      release()
    },
  }
}
