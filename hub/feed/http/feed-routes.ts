import type { FastifyInstance } from 'fastify'
import { pullRequestSchema, pushRequestSchema } from '../../../domain/sync/protocol.ts'
import { hello } from '../hub.ts'
import { pull, snapshotPage } from '../pull.ts'
import { push } from '../push.ts'
import { message } from './message.ts'
import { deviceOf, type ServerOptions } from './context.ts'

export function feedRoutes(server: FastifyInstance, { hub, metrics }: ServerOptions): void {
  server.get('/v1/hello', (request) => hello(hub, deviceOf(request)))
  server.post('/v1/push', async (request) => {
    const { device } = deviceOf(request).card
    const answer = await push(hub, device, message(pushRequestSchema, request.body))
    metrics.pushed(answer)
    if (answer.outcome === 'accepted' && answer.refused.length > 0)
      request.log.warn({ device, refused: answer.refused }, 'transactions refused')
    return answer
  })
  server.post('/v1/pull', (request) =>
    pull(hub, deviceOf(request).card.device, message(pullRequestSchema, request.body)),
  )
  server.post('/v1/snapshot', (request) =>
    pull(hub, deviceOf(request).card.device, message(pullRequestSchema, request.body), snapshotPage),
  )
}
