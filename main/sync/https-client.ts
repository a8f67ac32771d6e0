import type { z } from 'zod'
import type { Verify } from '../../db/cards.ts'
import { sessionText } from '../../domain/sync/feed.ts'
import { certificateText } from '../../domain/sync/pairing.ts'
import {
  challengeAnswerSchema,
  type Hello,
  helloSchema,
  hubErrorSchema,
  protocolVersion,
  type PullAnswer,
  type PushRequest,
  pullAnswerSchema,
  pushAnswerSchema,
  sessionAnswerSchema,
  versionHeader,
} from '../../domain/sync/protocol.ts'
import type { Question } from './ahead/page.ts'
import { type HubClient, HubProblem, type HubProblemCode } from './client.ts'
import { type Answered, ask, type Asked, type Body, jsonBody, PinnedAgent } from './https.ts'
import type { Pairing } from './pairing-state.ts'

export interface HttpsClient extends HubClient {
  /** A request of a device that has a session; it signs in first where that is needed. */
  call(asked: Asked): Promise<Answered>
  /** What another thread needs to ask as this device. It ends when the session does. */
  session(): Promise<{ readonly address: string; readonly fingerprint: string; readonly token: string }>
  close(): void
}

export interface HttpsClientOptions {
  readonly pairing: Pairing
  readonly device: string
  readonly sign: (text: string) => string
  readonly verify: Verify
  /** The hub has another certificate, and vouches for it with its own key. */
  readonly repinned: (fingerprint: string) => void
}

/** The hub over HTTPS. */
export function httpsClient({ pairing, device, sign, verify, repinned }: HttpsClientOptions): HttpsClient {
  const { address } = pairing
  let pinned = pairing.fingerprint
  let agent = new PinnedAgent((fingerprint) => fingerprint === pinned)
  let session: { readonly token: string; readonly hello: Hello } | undefined

  /** A challenge, from the pinned hub or from one whose new certificate the hub's own key vouches for. */
  const challenge = async (): Promise<string> => {
    try {
      return (await challengeBy(agent, address)).challenge
    } catch (error) {
      if (!(error instanceof HubProblem) || error.code !== 'untrusted') throw error
      const curious = new PinnedAgent(() => true)
      try {
        const { certificate } = await challengeBy(curious, address)
        if (!verify(pairing.hubKey, certificateText(curious.met), certificate)) throw error
        pinned = curious.met
      } finally {
        curious.destroy()
      }
      repinned(pinned)
      agent.destroy()
      agent = new PinnedAgent((fingerprint) => fingerprint === pinned)
      return (await challengeBy(agent, address)).challenge
    }
  }
  const signIn = async (): Promise<NonNullable<typeof session>> => {
    const asked = await challenge()
    const signature = sign(sessionText(pinned, asked, device))
    const answer = await ask(agent, address, {
      method: 'POST',
      path: '/v1/session',
      json: { device, challenge: asked, signature },
    })
    session = read(sessionAnswerSchema, answer)
    const { min, max } = session.hello.protocol
    if (session.hello.hub !== pairing.hub) throw new HubProblem('untrusted', '这里的中心站不是配对的那一个，没有同步。')
    if (protocolVersion < min || protocolVersion > max)
      throw new HubProblem('version', '中心站与本机的同步版本不同，请升级较旧的一方。记录都在本机，没有丢。')
    return session
  }
  const call = async (asked: Asked): Promise<Answered> => {
    const { token } = session ?? (await signIn())
    try {
      const answer = await ask(agent, address, withToken(asked, token))
      if (answer.status !== 401) return answer
    } catch (error) {
      if (!(error instanceof HubProblem) || error.code !== 'untrusted') throw error
    }
    // The session ran out, or the hub has another certificate: signing in says which.
    session = undefined
    return ask(agent, address, withToken(asked, (await signIn()).token))
  }
  const prepared = new WeakMap<PushRequest, Promise<Body>>()

  return {
    call,
    hello: async () => read(helloSchema, await call({ method: 'GET', path: '/v1/hello' })),
    async push(request) {
      const body = prepared.get(request) ?? jsonBody(request)
      return read(pushAnswerSchema, await call({ method: 'POST', path: '/v1/push', body }))
    },
    prepare: (request) => void prepared.set(request, jsonBody(request)),
    pull: async (request, large) => read(pullAnswerSchema, await call(pageQuestion({ request, large }))),
    session: async () => ({ address, fingerprint: pinned, token: (session ?? (await signIn())).token }),
    close: () => agent.destroy(),
  }
}

const pageQuestion = ({ request, large }: Question): Asked => ({
  method: 'POST',
  path: large ? '/v1/snapshot' : '/v1/pull',
  json: request,
})

/** Asks for one page of the feed in a session that was opened before. */
export async function askPage(
  agent: PinnedAgent,
  address: string,
  token: string,
  question: Question,
): Promise<PullAnswer> {
  return read(pullAnswerSchema, await ask(agent, address, withToken(pageQuestion(question), token)))
}

async function challengeBy(agent: PinnedAgent, address: string): Promise<z.output<typeof challengeAnswerSchema>> {
  const answer = await ask(agent, address, { method: 'POST', path: '/v1/challenge' })
  const parsed = challengeAnswerSchema.safeParse(jsonOf(answer))
  if (!parsed.success) throw badAnswer()
  return parsed.data
}

const withToken = (asked: Asked, token: string): Asked => ({
  ...asked,
  headers: { ...asked.headers, authorization: `Bearer ${token}`, [versionHeader]: String(protocolVersion) },
})

/** The message of a good answer. Throws what an error answer says. */
export function read<S extends z.ZodType>(schema: S, answer: Answered): z.output<S> {
  if (answer.status < 200 || answer.status >= 300) throw problemOf(answer)
  const parsed = schema.safeParse(jsonOf(answer))
  if (!parsed.success) throw badAnswer()
  return parsed.data
}

function jsonOf({ body }: Answered): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}

const badAnswer = (): HubProblem =>
  new HubProblem('bad-answer', '中心站的回答无法识别，没有采用。请检查地址是否指向“巡检”中心站，或升级较旧的一方。')

const sentences: Partial<Record<string, readonly [HubProblemCode, string]>> = {
  unauthorised: ['unauthorised', '中心站不认识这台电脑，或配对已失效。请重新配对；记录都在本机，没有丢。'],
  revoked: ['revoked', '这台电脑的同步授权已被撤销，请联系公司。记录都在本机，没有丢。'],
  busy: ['busy', '中心站正忙，稍后会自动再试。'],
  unavailable: ['unavailable', '中心站暂时不能保存（磁盘已满或数据库不可用），稍后会自动再试。记录都在本机，没有丢。'],
  version: ['version', '中心站与本机的同步版本不同，请升级较旧的一方。记录都在本机，没有丢。'],
}

/** What an error answer means to the user. */
export function problemOf(answer: Answered): HubProblem {
  const parsed = hubErrorSchema.safeParse(jsonOf(answer))
  const known = parsed.success ? sentences[parsed.data.error] : statusProblem(answer.status)
  const after = Number(answer.headers['retry-after'])
  const retryAfter = Number.isFinite(after) && after > 0 ? { retryAfter: after } : {}
  if (known) return new HubProblem(known[0], known[1], retryAfter)
  return parsed.success && parsed.data.sentence !== undefined
    ? new HubProblem('bad-answer', parsed.data.sentence, retryAfter)
    : badAnswer()
}

/** HEAD has no body: the status must do. */
function statusProblem(status: number): readonly [HubProblemCode, string] | undefined {
  const names: Partial<Record<number, string>> = {
    401: 'unauthorised',
    403: 'revoked',
    429: 'busy',
    503: 'unavailable',
  }
  return sentences[names[status] ?? '']
}
