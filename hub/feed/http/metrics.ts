import Fastify, { type FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import { equalSecrets } from '../../../db/crypto.ts'
import type { PushAnswer } from '../../../domain/sync/protocol.ts'
import { epochOf } from '../../../domain/time/instant.ts'
import type { BlobFolder } from '../../store/blobs.ts'
import type { Hub } from '../hub.ts'
import type { Identity } from '../identity.ts'
import { unauthorised } from './refusal.ts'

/** Numbers for whoever watches over the hub, in the text format of Prometheus. */
export interface Metrics {
  answered(route: string, status: number, ms: number): void
  pushed(answer: PushAnswer): void
  received(bytes: number): void
  text(): Promise<string>
  readonly contentType: string
}

export interface Watched {
  readonly hub: Hub
  readonly identity: Identity
  readonly blobs: BlobFolder
  readonly metrics: Metrics
}

export function openMetrics({ hub, blobs, identity }: Omit<Watched, 'metrics'>): Metrics {
  const registers = [new Registry()]
  const registry = registers[0]!
  collectDefaultMetrics({ register: registry })
  const answers = new Histogram({
    name: 'rounds_hub_answer_seconds',
    help: 'Time to answer a request',
    labelNames: ['route', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10, 60],
    registers,
  })
  const pushes = new Counter({
    name: 'rounds_hub_pushes_total',
    help: 'Pushes by outcome',
    labelNames: ['outcome'],
    registers,
  })
  const refused = new Counter({
    name: 'rounds_hub_refused_total',
    help: 'Transactions that were refused, by reason',
    labelNames: ['reason'],
    registers,
  })
  const received = new Counter({
    name: 'rounds_hub_blob_received_bytes_total',
    help: 'Bytes of attachments taken in',
    registers,
  })
  const totals = new Gauge({ name: 'rounds_hub_stored', help: 'What the hub keeps', labelNames: ['what'], registers })
  const free = new Gauge({ name: 'rounds_hub_disk_free_bytes', help: 'Free space for attachments', registers })
  const certificate = new Gauge({
    name: 'rounds_hub_certificate_days',
    help: 'Days until the certificate runs out',
    registers,
  })
  return {
    answered: (route, status, ms) => answers.observe({ route, status }, ms / 1000),
    pushed(answer) {
      pushes.inc({ outcome: answer.outcome })
      if (answer.outcome === 'accepted') for (const { reason } of answer.refused) refused.inc({ reason })
    },
    received: (bytes) => received.inc(bytes),
    async text() {
      for (const [what, n] of Object.entries(await hub.store.read((read) => read.totals()))) totals.set({ what }, n)
      free.set(await blobs.freeBytes())
      certificate.set(daysLeft(hub, identity))
      return registry.metrics()
    },
    contentType: registry.contentType,
  }
}

const daysLeft = (hub: Hub, { certificateUntil }: Identity): number =>
  Math.floor((certificateUntil.getTime() - epochOf(hub.now())) / 86_400_000)

/** `/health` and `/metrics`; with a token, only for who brings it. */
export function watchRoutes(server: FastifyInstance, watched: Watched, token = ''): void {
  const { hub, blobs, metrics } = watched
  const options = {
    config: { stranger: true },
    onRequest: async (request: { headers: { authorization?: string | undefined } }) => {
      if (token !== '' && !equalSecrets(request.headers.authorization ?? '', `Bearer ${token}`))
        throw unauthorised({ connection: 'close' })
    },
  }
  server.get('/health', options, async (_request, reply) => {
    try {
      const { seq } = await hub.store.read((read) => read.end())
      const freeBytes = await blobs.freeBytes()
      return { status: 'ok', store: hub.store.kind, seq, freeBytes, certificateDays: daysLeft(hub, watched.identity) }
    } catch (error) {
      return reply.code(503).send({ status: 'unavailable', store: hub.store.kind, reason: String(error) })
    }
  })
  server.get('/metrics', options, async (_request, reply) => reply.type(metrics.contentType).send(await metrics.text()))
}

/** The port for watching: plain HTTP, for this machine alone. */
export function watchServer(watched: Watched): FastifyInstance {
  const server = Fastify({ logger: false, forceCloseConnections: true })
  watchRoutes(server, watched)
  return server
}
