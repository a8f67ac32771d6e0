import { Agent, request, type RequestOptions } from 'node:https'
import { connect, type TLSSocket } from 'node:tls'
import type { Duplex } from 'node:stream'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { sha256 } from '../../db/crypto.ts'
import { limits } from '../../domain/sync/protocol.ts'
import { HubProblem } from './client.ts'

const compress = promisify(gzip)
const expand = promisify(gunzip)
/** Smaller bodies are sent as they are. */
const worthwhile = 1400
const connectMs = 10_000
const mostSockets = 4
/** A hub that says nothing for so long is gone. */
const silenceMs = 60_000

/** What a certificate must be, by the SHA-256 of its DER bytes in hexadecimal. */
export type CertificateCheck = (fingerprint: string) => boolean

/**
 * A pool of TLS 1.3 connections to one hub. Not a byte of a request leaves before the certificate was compared with the
 * pinned one: whoever else answers learns nothing, not even a token.
 */
export class PinnedAgent extends Agent {
  readonly #check: CertificateCheck
  /** The certificate that was met last. */
  met = ''

  constructor(check: CertificateCheck) {
    super({ keepAlive: true, maxSockets: mostSockets, keepAliveMsecs: 15_000 })
    this.#check = check
  }

  override createConnection(
    options: RequestOptions,
    done?: (error: Error | null, socket: Duplex) => void,
  ): Duplex | null | undefined {
    const socket: TLSSocket = connect({
      host: String(options.host),
      port: Number(options.port),
      // The pin is the check: the hub signs its own certificate.
      rejectUnauthorized: false,
      minVersion: 'TLSv1.3',
      ALPNProtocols: ['http/1.1'],
      timeout: connectMs,
    })
    let told = false
    const fail = (error: Error): void => {
      socket.destroy()
      if (!told) done?.(error, socket)
      told = true
    }
    socket.once('timeout', () => fail(offline()))
    socket.once('error', fail)
    socket.once('secureConnect', () => {
      this.met = sha256(socket.getPeerCertificate(true).raw)
      if (!this.#check(this.met)) return fail(untrusted())
      socket.setTimeout(0)
      told = true
      done?.(null, socket)
    })
    return undefined
  }
}

export interface Asked {
  readonly method: 'GET' | 'POST' | 'HEAD' | 'PATCH'
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as JSON; see {@link jsonBody}. */
  readonly json?: unknown
  /** The same, written before. */
  readonly body?: Promise<Body>
  /** Sent as it is. */
  readonly bytes?: Uint8Array
  readonly signal?: AbortSignal | undefined
}

export interface Answered {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: Buffer
}

/** What a request carries, as it travels. */
export interface Body {
  readonly bytes: Uint8Array
  readonly headers: Readonly<Record<string, string>>
}

/** Writes JSON, compressed where that is worth it. */
export async function jsonBody(value: unknown): Promise<Body> {
  const text = Buffer.from(JSON.stringify(value), 'utf8')
  const headers = { 'content-type': 'application/json' }
  if (text.byteLength <= worthwhile) return { bytes: text, headers }
  return { bytes: await compress(text, { level: 1 }), headers: { ...headers, 'content-encoding': 'gzip' } }
}

async function bodyOf({ json, body, bytes }: Asked): Promise<Body | undefined> {
  if (body) return body
  if (json !== undefined) return jsonBody(json)
  return bytes && { bytes, headers: { 'content-type': 'application/octet-stream' } }
}

/**
 * One request and its whole answer. A connection that was kept and that the hub has closed meanwhile is replaced:
 * every message may arrive twice. Throws {@link HubProblem} `offline` or `untrusted`.
 */
export async function ask(agent: PinnedAgent, address: string, asked: Asked): Promise<Answered> {
  for (let retried = false; ; retried = true)
    try {
      return await askOnce(agent, address, asked)
    } catch (error) {
      if (retried || !(error instanceof StaleConnection))
        throw error instanceof StaleConnection ? offline(error) : error
    }
}

class StaleConnection extends Error {}

async function askOnce(agent: PinnedAgent, address: string, asked: Asked): Promise<Answered> {
  const url = new URL(asked.path, address)
  const body = await bodyOf(asked)
  const headers = {
    'accept-encoding': 'gzip',
    ...asked.headers,
    ...body?.headers,
    ...(body ? { 'content-length': body.bytes.byteLength } : {}),
  }
  return new Promise((resolve, reject) => {
    const failed = (error: Error): void => {
      const stale = sent.reusedSocket && (error as NodeJS.ErrnoException).code === 'ECONNRESET'
      if (stale) reject(new StaleConnection('the hub closed the connection', { cause: error }))
      else reject(error instanceof HubProblem ? error : offline(error))
    }
    const sent = request(
      {
        host: url.hostname.replace(/^\[|\]$/g, ''),
        port: url.port || 443,
        path: url.pathname + url.search,
        method: asked.method,
        agent,
        headers,
        ...(asked.signal ? { signal: asked.signal } : {}),
      },
      (answer) => {
        const parts: Buffer[] = []
        let size = 0
        answer.on('data', (part: Buffer) => {
          size += part.byteLength
          if (size > limits.requestBytes) answer.destroy(new Error('the answer is too large'))
          else parts.push(part)
        })
        answer.on('error', failed)
        answer.on('end', () => {
          if (!answer.complete) return failed(new Error('the answer was cut off'))
          plain(answer.headers['content-encoding'], Buffer.concat(parts)).then(
            (whole) => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: whole }),
            failed,
          )
        })
      },
    )
    sent.setTimeout(silenceMs, () => sent.destroy(new Error('the hub is silent')))
    sent.on('error', failed)
    sent.end(body?.bytes)
  })
}

async function plain(encoding: string | undefined, body: Buffer): Promise<Buffer> {
  return encoding === 'gzip' && body.byteLength > 0 ? expand(body, { maxOutputLength: 2 * limits.requestBytes }) : body
}

export const offline = (cause?: unknown): HubProblem =>
  new HubProblem('offline', '现在连不上中心站，稍后会自动再试。记录都在本机，没有丢。', { cause })

const untrusted = (): HubProblem =>
  new HubProblem(
    'untrusted',
    '对方的证书与配对时记下的不同，没有发送任何内容。请确认网络和中心站；中心站换过证书的，请管理员核对后重新配对。',
  )
