import { homedir, hostname, networkInterfaces } from 'node:os'
import { isAbsolute, join, resolve } from 'node:path'
import { fail } from '../domain/failure.ts'

/** How a hub runs, from the environment. */
export interface Config {
  /** Identity, certificate, attachments, and the database unless it is PostgreSQL. */
  readonly folder: string
  /** `postgres://…`, or empty for SQLite in the folder. */
  readonly databaseUrl: string
  readonly host: string
  readonly port: number
  /** Port on 127.0.0.1 for `/health` and `/metrics`; null for none. */
  readonly watchPort: number | null
  readonly watchToken: string
  /** Port of the office's pages; null for none. */
  readonly officePort?: number | null
  readonly names: readonly string[]
  readonly own?: { readonly certificate: string; readonly key: string }
}

/** Holds the instant at which a backup was last whole. */
export const lastBackupFile = (folder: string): string => join(folder, 'last-backup')

type Env = Readonly<Record<string, string | undefined>>

export function configFrom(env: Env = process.env): Config {
  const databaseUrl = env['ROUNDS_HUB_DATABASE_URL'] ?? ''
  if (databaseUrl !== '') checkDatabaseUrl(databaseUrl)
  const [certificate = '', key = ''] = [env['ROUNDS_HUB_CERTIFICATE'], env['ROUNDS_HUB_KEY']]
  if ((certificate === '') !== (key === ''))
    fail('invalid-input', 'ROUNDS_HUB_CERTIFICATE 和 ROUNDS_HUB_KEY 必须同时给出，分别是证书和私钥的 PEM 文件。')
  const watchPort = env['ROUNDS_HUB_WATCH_PORT'] ?? '7216'
  const port = portOf('ROUNDS_HUB_PORT', env['ROUNDS_HUB_PORT'] ?? '7215')
  // Two above the hub's own; a hub on any port has none unless it is asked for.
  const officePort = env['ROUNDS_HUB_OFFICE_PORT'] ?? (port === 0 ? 'off' : String(port + 2))
  return {
    folder: resolve(env['ROUNDS_HUB_DATA'] || defaultFolder(env)),
    databaseUrl,
    host: env['ROUNDS_HUB_HOST'] || '0.0.0.0',
    port,
    watchPort: watchPort === 'off' ? null : portOf('ROUNDS_HUB_WATCH_PORT', watchPort),
    watchToken: env['ROUNDS_HUB_WATCH_TOKEN'] ?? '',
    officePort: officePort === 'off' ? null : portOf('ROUNDS_HUB_OFFICE_PORT', officePort),
    names: env['ROUNDS_HUB_NAMES'] ? env['ROUNDS_HUB_NAMES'].split(',').map((name) => name.trim()) : ownNames(),
    ...(certificate === '' ? {} : { own: { certificate: resolve(certificate), key: resolve(key) } }),
  }
}

export function checkDatabaseUrl(url: string): void {
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url))
    fail('invalid-input', '数据库地址应是 postgres://用户:密码@主机:端口/库名 的形式。')
}

/** Host and name of a database, without who may use it. */
export function databaseName(url: string): string {
  const { host, pathname } = new URL(url)
  return `${host}${pathname}`
}

function portOf(name: string, text: string): number {
  const port = Number(text)
  return /^\d{1,5}$/.test(text) && port < 65_536
    ? port
    : fail('invalid-input', `${name} 应是 0 到 65535 之间的端口号，现在是“${text}”。`)
}

function defaultFolder(env: Env): string {
  if (process.platform === 'win32') return join(env['PROGRAMDATA'] || 'C:\\ProgramData', 'RoundsHub')
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'RoundsHub')
  const data = env['XDG_DATA_HOME']
  return join(data && isAbsolute(data) ? data : join(homedir(), '.local', 'share'), 'rounds-hub')
}

/** What this machine is called in its network. */
function ownNames(): string[] {
  const addresses = Object.values(networkInterfaces()).flatMap((all) => (all ?? []).map(({ address }) => address))
  return [hostname(), 'localhost', '127.0.0.1', ...addresses.filter((address) => !address.startsWith('fe80'))]
}
