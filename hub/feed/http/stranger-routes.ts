import type { FastifyInstance, FastifyRequest } from 'fastify'
import { pairRequestSchema, sessionRequestSchema } from '../../../domain/sync/protocol.ts'
import { hello } from '../hub.ts'
import { askPairing } from '../pairing.ts'
import type { Sessions } from '../session.ts'
import type { Limiter } from './limiter.ts'
import { Refusal, unauthorised } from './refusal.ts'
import type { ServerOptions } from './context.ts'

/** What is answered without a session. Bodies are small, and everything that is not right is the same 401. */
export function strangerRoutes(
  server: FastifyInstance,
  { hub, identity }: ServerOptions,
  open: Sessions,
  failures: Limiter,
): void {
  const options = { config: { stranger: true }, bodyLimit: 64 * 1024 }
  /** Lets an address try on only while it has not failed too often. */
  const tried = async <T>(request: FastifyRequest, attempt: () => Promise<T | undefined>): Promise<T> => {
    const wait = failures.wait(request.ip)
    if (wait > 0) throw unauthorised({ 'retry-after': String(wait) })
    const result = await attempt()
    if (result !== undefined) return result
    failures.take(request.ip)
    throw unauthorised()
  }

  server.post('/v1/challenge', options, (_request, reply) =>
    reply
      .code(401)
      .send({ error: 'unauthorised', challenge: open.challenge(), certificate: identity.certificateSignature }),
  )
  server.post('/v1/session', options, async (request) =>
    tried(request, async () => {
      const asked = sessionRequestSchema.safeParse(request.body)
      const session = asked.success ? await open.open(asked.data) : undefined
      if (session === 'revoked') throw new Refusal(403, 'revoked', '这台设备的授权已被撤销，请联系公司。')
      return session && { token: session.token, hello: await hello(hub, session.device) }
    }),
  )
  server.post('/v1/pair', options, async (request) =>
    tried(request, async () => {
      const asked = pairRequestSchema.safeParse(request.body)
      return asked.success ? askPairing(hub, identity, asked.data) : undefined
    }),
  )
}
