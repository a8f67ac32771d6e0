import { request } from 'node:https'
import { join } from 'node:path'
import type { TLSSocket } from 'node:tls'
import { hmac, randomId, sha256, verifyText } from '../../db/crypto.ts'
import type { Db } from '../../db/handle.ts'
import { openDatabase } from '../../db/open.ts'
import { pairingText, sessionText } from '../../domain/sync/feed.ts'
import { readPairingCode } from '../../domain/sync/pairing.ts'
import type { Hello } from '../../domain/sync/protocol.ts'
import { type App, openApp } from '../../main/app.ts'
import { systemClock } from '../../main/clock.ts'
import { type Actor, actorOf } from '../../main/demo/actor.ts'
import { setUpDemo } from '../../main/demo/fill.ts'
import { loadDevice } from '../../main/device.ts'
import { syncRound } from '../../main/sync/round.ts'

interface Answer {
  readonly status: number
  readonly body: Record<string, unknown>
  readonly fingerprint: string
}

/** A laptop in this process that speaks to a hub over HTTPS as far as a test needs it. */
export class HttpsLaptop {
  readonly #app: App
  readonly #key: ReturnType<typeof loadDevice>
  readonly #db: Db
  readonly #port: number
  #hubKey = ''
  readonly actor: Actor

  constructor(folder: string, port: number) {
    this.#app = openApp({ folder, clock: systemClock })
    this.#key = loadDevice(folder)
    this.#db = openDatabase(join(folder, 'rounds.db'), systemClock())
    this.#port = port
    this.actor = actorOf(this.#app)
  }

  /** The first run, with a contract of this year. Returns its id. */
  begin(): Promise<string> {
    const year = systemClock().slice(0, 4)
    return setUpDemo(this.actor, { start: `${year}-01-01`, end: `${year}-12-31` })
  }

  /** Asks to be paired; answers the digits to compare. */
  async pair(code: string): Promise<string> {
    const { body } = await this.#pair(code)
    return String(body['digits'])
  }

  /** One round of sync, after the office approved. */
  async sync(code: string): Promise<void> {
    if (this.#hubKey === '') this.#hubKey = String((await this.#pair(code)).body['hubKey'])
    const { fingerprint, body } = await this.#post('/v1/challenge', {})
    const challenge = String(body['challenge'])
    const signature = this.#key.sign(sessionText(fingerprint, challenge, this.#key.device))
    const session = await this.#ok('/v1/session', { device: this.#key.device, challenge, signature })
    const headers = { authorization: `Bearer ${String(session['token'])}` }
    await syncRound({
      db: this.#db,
      client: {
        hello: async () => session['hello'] as Hello,
        push: async (batch) => (await this.#ok('/v1/push', batch, headers)) as never,
        pull: async (page) => (await this.#ok('/v1/pull', page, headers)) as never,
      },
      hubKey: this.#hubKey,
      newId: randomId,
      verify: verifyText,
      changed: () => undefined,
      progress: () => undefined,
      goOn: () => undefined,
    })
  }

  close(): void {
    this.#db.raw.close()
    this.#app.close()
  }

  async #pair(code: string): Promise<Answer> {
    const { token } = readPairingCode(code)!
    const { device, publicKey } = this.#key
    const { fingerprint } = await this.#post('/v1/challenge', {})
    const proof = hmac(token, pairingText(fingerprint, device, publicKey))
    const persons = this.#db.prepare("SELECT id, name ->> '$.name' AS name FROM person").all() as {
      id: string
      name: string
    }[]
    return this.#post('/v1/pair', { device, publicKey, name: '办公用笔记本', persons, proof })
  }

  async #ok(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Record<string, unknown>> {
    const answer = await this.#post(path, body, headers)
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`)
    return answer.body
  }

  #post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const asked = request(
        {
          host: '127.0.0.1',
          port: this.#port,
          path,
          method: 'POST',
          rejectUnauthorized: false,
          agent: false,
          headers: { 'content-type': 'application/json', 'rounds-protocol': '1', ...headers },
        },
        (answer) => {
          const fingerprint = sha256((answer.socket as TLSSocket).getPeerCertificate().raw)
          let text = ''
          answer.setEncoding('utf8')
          answer.on('data', (piece: string) => (text += piece))
          answer.on('end', () =>
            resolve({
              status: answer.statusCode!,
              body: JSON.parse(text || '{}') as Record<string, unknown>,
              fingerprint,
            }),
          )
        },
      )
      asked.on('error', reject)
      asked.end(JSON.stringify(body))
    })
  }
}
