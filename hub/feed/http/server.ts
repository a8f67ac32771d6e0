import Fastify, { type FastifyInstance, type FastifyRequest, LogController } from 'fastify'
import { limits, protocolVersion, versionHeader } from '../../../domain/sync/protocol.ts'
import { epochOf } from '../../../domain/time/instant.ts'
import { type DeviceRow, StoreUnavailable } from '../../store/store.ts'
import { sessions, type Sessions } from '../session.ts'
import { blobRoutes } from './blob-routes.ts'
import { readBodies } from './body.ts'
import type { ServerOptions } from './context.ts'
import { feedRoutes } from './feed-routes.ts'
import { type Limiter, limiter } from './limiter.ts'
import { watchRoutes } from './metrics.ts'
import { Refusal, refuse, unauthorised } from './refusal.ts'
import { strangerRoutes } from './stranger-routes.ts'

/**
 * The hub's HTTPS server. Whoever has no session is answered 401, whatever was asked, before a byte of the body is read.
 */
export function feedServer(options: ServerOptions): FastifyInstance {
  const { hub, identity, metrics } = options
  const nowMs = (): number => epochOf(hub.now())
  const open = sessions(hub, identity)
  const failures = limiter(30, 0.5, nowMs)
  const requests = limiter(3000, 300, nowMs)
  const server = Fastify({
    ...(options.tls
      ? { https: { key: identity.certificateKey, cert: identity.certificate, minVersion: 'TLSv1.3' as const } }
      : {}),
    logger: { level: 'info', base: null, stream: options.log, redact: ['authorization'] },
    // One line for each answer instead, below.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: limits.requestBytes,
    exposeHeadRoutes: false,
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    keepAliveTimeout: 30_000,
    requestTimeout: 300_000,
    routerOptions: { maxParamLength: 200 },
    // An address that cannot be read, a header that is too long: what a stranger sends.
    frameworkErrors: (_error, _request, reply) => void refuse(reply, unauthorised({ connection: 'close' })),
    clientErrorHandler: (_error, socket) => socket.destroy(),
  }) as FastifyInstance
  server.server.headersTimeout = 15_000
  server.server.maxConnections = 5000
  server.decorateRequest('device', null)
  readBodies(server)

  server.addHook('onRequest', async (request) => {
    if (request.routeOptions.config.stranger) return
    request.device = await admitted(request, open, requests)
    options.heard?.(request.device.card.device)
  })
  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    metrics.answered(route, reply.statusCode, reply.elapsedTime)
    request.log.info({
      method: request.method,
      route,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
      ip: request.ip,
      device: request.device?.card.device,
    })
  })
  server.setNotFoundHandler((_request, reply) => refuse(reply, new Refusal(404, 'not-found')))
  server.setErrorHandler((error, request, reply) => refuse(reply, explain(error, request)))

  strangerRoutes(server, options, open, failures)
  feedRoutes(server, options)
  blobRoutes(server, options)
  if (options.watchToken !== '') watchRoutes(server, options, options.watchToken)
  return server
}

async function admitted(request: FastifyRequest, open: Sessions, requests: Limiter): Promise<DeviceRow> {
  const [, token] = /^Bearer ([\w.-]{1,500})$/.exec(request.headers.authorization ?? '') ?? []
  const device = token === undefined ? undefined : await open.whose(token)
  if (device === undefined) throw unauthorised({ connection: 'close' })
  if (device === 'revoked') throw new Refusal(403, 'revoked', '这台设备的授权已被撤销，请联系公司。')
  const wait = requests.wait(device.card.device)
  if (wait > 0) throw new Refusal(429, 'busy', '请求过于频繁，请稍后再试。', { 'retry-after': String(wait) })
  requests.take(device.card.device)
  if (request.headers[versionHeader] !== String(protocolVersion))
    throw new Refusal(505, 'version', '中心站与本机的同步版本不同，请升级较旧的一方。')
  return device
}

function explain(error: unknown, request: FastifyRequest): Refusal {
  if (error instanceof Refusal) {
    // Who has no session learns nothing, not even what is wrong with a body.
    return request.device || (error.status !== 400 && error.status !== 413)
      ? error
      : unauthorised({ connection: 'close' })
  }
  const { statusCode = 500 } = error as { statusCode?: number }
  if (error instanceof StoreUnavailable) {
    request.log.error({ err: error.cause instanceof Error ? error.cause : error, route: request.routeOptions.url })
    return new Refusal(
      503,
      'unavailable',
      '中心站暂时不能保存（磁盘已满或数据库不可用），稍后会自动重试，本机记录没有丢。',
      {
        'retry-after': '5',
      },
    )
  }
  if (!request.device && statusCode < 500) return unauthorised({ connection: 'close' })
  if (statusCode === 413) return new Refusal(413, 'too-large', '请求超过上限，没有处理。', { connection: 'close' })
  if (statusCode < 500) return new Refusal(400, 'malformed', '请求不完整或格式不对，没有处理。')
  request.log.error({ err: error as Error, route: request.routeOptions.url })
  return new Refusal(503, 'unavailable', '中心站出错，已记入日志，本机记录没有丢。', { 'retry-after': '30' })
}
