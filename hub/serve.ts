import type { FastifyInstance } from 'fastify'
import type { AddressInfo } from 'node:net'
import { lockFolder } from '../db/lock.ts'
import { Expected, fail } from '../domain/failure.ts'
import type { Config } from './config.ts'
import { openMetrics, watchServer } from './feed/http/metrics.ts'
import { feedServer } from './feed/http/server.ts'
import type { Office } from './office/open.ts'
import { openHub, type OpenHub } from './open.ts'

/** A hub that answers. */
export interface Served extends OpenHub {
  readonly server: FastifyInstance
  readonly port: number
  readonly watchPort: number | undefined
  readonly officePort: number | undefined
  /** Answers what was asked, then stops. */
  stop(): Promise<void>
}

/** Uploads that nobody goes on with are forgotten after this, in ms. */
const abandoned = 30 * 24 * 3_600_000
/** How long a request under way may still take when the hub stops, in ms. */
const patience = 10_000

/** Opens the hub for this process alone and serves it. `log` gets one JSON object a line. */
export async function serveHub(config: Config, log: { write(line: string): void }): Promise<Served> {
  const unlock = lockHub(config.folder)
  let open: OpenHub | undefined
  let office: Office | undefined
  try {
    open = await openHub(config)
    await open.blobs.sweep(Date.parse(open.hub.now()) - abandoned)
    const watched = { ...open, metrics: openMetrics(open) }
    const seen = new Map<string, string>()
    const heard = (device: string): void => void seen.set(device, open!.hub.now())
    const server = feedServer({ ...watched, watchToken: config.watchToken, log, tls: true, heard })
    await server.listen({ host: config.host, port: config.port })
    const watch = config.watchPort === null ? undefined : watchServer(watched)
    await watch?.listen({ host: '127.0.0.1', port: config.watchPort! })
    office = await beginOffice(config, open, seen, log)
    return {
      ...open,
      server,
      port: portOf(server)!,
      watchPort: watch && portOf(watch),
      officePort: office?.port,
      async stop() {
        const late = setTimeout(() => server.server.closeAllConnections(), patience)
        await Promise.all([server.close(), watch?.close(), office?.close()])
        clearTimeout(late)
        await open!.close()
        unlock()
      },
    }
  } catch (error) {
    await open?.close()
    unlock()
    throw explain(error, config)
  }
}

/** Opens the office's pages, where they are wanted and built. Only then its part of the program is read. */
async function beginOffice(
  config: Config,
  open: OpenHub,
  seen: ReadonlyMap<string, string>,
  log: { write(line: string): void },
): Promise<Office | undefined> {
  if (config.officePort == null) return undefined
  const { officePages, openOffice } = await import('./office/open.ts')
  const pages = officePages()
  if (!pages) {
    console.error('办公室网页没有构建，没有启动。请先运行 npm run build。')
    return undefined
  }
  const at = { port: config.officePort, pages, seenAt: (device: string) => seen.get(device) }
  return openOffice(config, open, at, ({ procedure, error }) => {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
    log.write(`${JSON.stringify({ level: 50, time: open.hub.now(), procedure, error: text })}\n`)
  })
}

/** Takes the data folder for this process: two hubs on one folder would not know of each other's uploads. */
export function lockHub(folder: string): () => void {
  try {
    return lockFolder(folder)
  } catch (error) {
    if (error instanceof Expected && error.failure.code === 'already-running')
      fail('already-running', `中心站正在运行，并且正在使用数据文件夹 ${folder}。请先停止它。`)
    throw error
  }
}

const portOf = (server: FastifyInstance): number | undefined => (server.server.address() as AddressInfo | null)?.port

function explain(error: unknown, { port, watchPort }: Config): unknown {
  const { code, port: at = port } = error as { code?: unknown; port?: number }
  const sentence =
    code === 'EADDRINUSE'
      ? `端口 ${at} 已被占用，请换一个（ROUNDS_HUB_PORT、ROUNDS_HUB_OFFICE_PORT、ROUNDS_HUB_WATCH_PORT）。`
      : code === 'EACCES'
        ? `没有权限使用端口 ${at}（观察端口 ${watchPort ?? '关'}），请换一个大于 1023 的端口。`
        : undefined
  return sentence ? new Expected({ code: 'forbidden', sentence }) : error
}
