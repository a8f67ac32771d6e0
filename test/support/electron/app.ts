import { EventEmitter } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from './chromium.ts'
import { setting } from './setting.ts'

let ready = false
export const isReady = (): boolean => ready

/** Runs through the events of an orderly end, then ends the process. */
function quit(): void {
  app.emit('before-quit', { preventDefault: () => undefined })
  app.emit('will-quit', { preventDefault: () => undefined })
  process.exit(0)
}

const paths: Record<string, string> = {
  temp: tmpdir(),
  documents: join(tmpdir(), 'documents'),
  userData: join(tmpdir(), 'user-data'),
}

class App extends EventEmitter {
  readonly isPackaged = setting.packaged
  readonly #whenReady = connect().then(() => {
    ready = true
  })
  whenReady = (): Promise<void> => this.#whenReady
  getAppPath = (): string => setting.appPath
  getPath(name: string): string {
    const path = paths[name]
    if (!path) throw new Error(`the electron stand-in has no path ${name}`)
    return path
  }
  setPath(name: string, path: string): void {
    if (!existsSync(path)) throw new Error(`Failed to set path: ${path} does not exist`)
    paths[name] = path
  }
  enableSandbox(): void {
    if (ready) throw new Error('app.enableSandbox() must be called before the app is ready')
  }
  /** By process id in the profile folder, as the real one has it; the holder hears of a second by a signal. */
  requestSingleInstanceLock(): boolean {
    const folder = this.getPath('userData')
    const path = join(folder, 'stand-in.pid')
    const holder = existsSync(path) ? Number(readFileSync(path, 'utf8')) : 0
    if (holder && signal(holder)) return false
    writeFileSync(path, String(process.pid))
    process.on('SIGUSR2', () => this.emit('second-instance', {}, [], folder))
    return true
  }
  quit = quit
  exit(code = 0): void {
    process.exit(code)
  }
}

/** False when there is no such process. */
function signal(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGUSR2')
  } catch {
    return false
  }
}

export const app = new App()
process.on('SIGTERM', quit)
