import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { onTestFinished } from 'vitest'
import { sessionText } from '../../domain/sync/feed.ts'
import { epochOf, instantOf } from '../../domain/time/instant.ts'
import { openMetrics } from '../../hub/feed/http/metrics.ts'
import { feedServer } from '../../hub/feed/http/server.ts'
import type { Hub } from '../../hub/feed/hub.ts'
import { type Identity, loadIdentity } from '../../hub/feed/identity.ts'
import { openBlobs } from '../../hub/store/blobs.ts'
import { testFolder } from './folder.ts'
import { type Laptop, memoryStore, now, testHub } from './hub.ts'

/** A hub's server as requests inside this process find it. */
export interface Site {
  readonly hub: Hub
  readonly identity: Identity
  readonly server: FastifyInstance
  readonly log: string[]
  /** Lets time pass, in seconds. */
  readonly wait: (seconds: number) => void
  /** A token for a laptop that is enrolled. */
  readonly signIn: (of: Laptop) => Promise<string>
  readonly ask: (token: string, url: string, body: unknown) => Promise<LightMyRequestResponse>
}

export const json = { 'content-type': 'application/json' }
export const version = { 'rounds-protocol': '1' }

export async function site(watchToken = '', tls = false): Promise<Site> {
  const folder = testFolder()
  let later = 0
  const hub = await testHub(memoryStore(), { now: () => instantOf(epochOf(now) + later * 1000) })
  const identity = await loadIdentity(folder, { names: ['localhost'], now })
  const blobs = openBlobs(folder, { reserve: 0, largest: 1 << 30 })
  const log: string[] = []
  const metrics = openMetrics({ hub, blobs, identity })
  const server = feedServer({
    hub,
    identity,
    blobs,
    metrics,
    watchToken,
    tls,
    log: { write: (line) => void log.push(line) },
  })
  onTestFinished(() => server.close())
  return {
    hub,
    identity,
    server,
    log,
    wait: (seconds) => void (later += seconds),
    async signIn(of) {
      const { challenge } = (await server.inject({ method: 'POST', url: '/v1/challenge' })).json<{
        challenge: string
      }>()
      const signature = of.sign(sessionText(identity.fingerprint, challenge, of.id))
      const answer = await server.inject({
        method: 'POST',
        url: '/v1/session',
        payload: { device: of.id, challenge, signature },
      })
      return answer.json<{ token: string }>().token
    },
    ask: async (token, url, body) =>
      server.inject({
        method: 'POST',
        url,
        headers: { authorization: `Bearer ${token}`, ...version },
        payload: body as object,
      }),
  }
}
