import { isGenuine, saveCards, setCardsRead, type Verify } from '../../db/cards.ts'
import { hmac } from '../../db/crypto.ts'
import type { Db } from '../../db/handle.ts'
import { fail } from '../../domain/failure.ts'
import { pairingText } from '../../domain/sync/feed.ts'
import { digitsText, readPairingCode, sixDigits } from '../../domain/sync/pairing.ts'
import { pairAnswerSchema, type PairRequest } from '../../domain/sync/protocol.ts'
import { ask, PinnedAgent } from './https.ts'
import { read } from './https-client.ts'
import { HubProblem } from './client.ts'
import { clearCursors } from './cursor.ts'
import { type Pairing, readEpoch, readPairing, writeEpoch, writePairing } from './pairing-state.ts'
import { beginIncarnation } from '../../db/outbox.ts'

export interface Introduction {
  readonly device: string
  readonly publicKey: string
  readonly name: string
  readonly persons: PairRequest['persons']
}

/** What the office's answer to an introduction was. */
export type PairStep =
  | { readonly outcome: 'waiting'; readonly digits: string }
  | { readonly outcome: 'paired'; readonly pairing: Omit<Pairing, 'pairedAt'>; readonly save: (db: Db) => void }

/** `192.0.2.7`, `hub.example:7215` or a whole address, as `https://host:port`. Fails as `invalid-input`. */
export function hubAddress(text: string): string {
  const whole = /^https:\/\//i.test(text.trim()) ? text.trim() : `https://${text.trim()}`
  if (!URL.canParse(whole))
    fail('invalid-input', '中心站地址不对，应像 192.168.1.20:7215 这样写。', { address: '地址不对' })
  const url = new URL(whole)
  // The colon of an explicit 443 is dropped by the parser.
  const port = url.port || (/:443\/?$/.test(whole) ? '443' : String(defaultPort))
  return `https://${url.hostname}:${port}`
}

const defaultPort = 7215

/**
 * Introduces this laptop to a hub with the code that the office reads out. The certificate is compared with the half of
 * it that the code holds before anything is proved; the code itself never travels. Asked again until the office approves.
 */
export async function introduce(
  address: string,
  code: string,
  who: Introduction,
  verify: Verify,
  signal?: AbortSignal,
): Promise<PairStep> {
  const known = readPairingCode(code)
  if (!known)
    fail('invalid-input', '配对码不对：应为 32 位字母和数字。请核对后再输入。', { code: '配对码不完整或有错' })
  const agent = new PinnedAgent((fingerprint) => fingerprint.startsWith(known.fingerprint))
  try {
    const challenge = await ask(agent, address, { method: 'POST', path: '/v1/challenge', signal })
    if (challenge.status !== 401) throw new HubProblem('bad-answer', '这个地址上不是“巡检”中心站，请核对地址。')
    const fingerprint = agent.met
    const proof = hmac(known.token, pairingText(fingerprint, who.device, who.publicKey))
    const answer = await ask(agent, address, { method: 'POST', path: '/v1/pair', json: { ...who, proof }, signal })
    if (answer.status === 401)
      fail('forbidden', '中心站没有接受配对：配对码不对、已用过或已过期（10 分钟）。请让管理员重新生成。')
    const step = read(pairAnswerSchema, answer)
    if (step.outcome === 'waiting') {
      const digits = sixDigits(hmac(known.token, digitsText(fingerprint, who.device, who.publicKey)))
      return { outcome: 'waiting', digits }
    }
    const { hub, hubKey, card } = step
    if (card.card.device !== who.device || card.card.publicKey !== who.publicKey || !isGenuine(hubKey, card, verify))
      throw new HubProblem('bad-answer', '中心站发来的设备凭证不是给这台电脑的，没有配对。')
    const pairing = { hub, hubKey, address, fingerprint, device: who.device }
    return { outcome: 'paired', pairing, save: (db) => saveCards(db, [card]) }
  } catch (error) {
    if (error instanceof HubProblem && error.code === 'untrusted')
      fail('forbidden', '这个地址上的中心站与配对码不符，没有发送任何内容。请核对地址和配对码。')
    throw error
  } finally {
    agent.destroy()
  }
}

/** Keeps a pairing. With another hub than before, everything is offered again and read from the beginning. */
export function keepPairing(db: Db, pairing: Pairing, newId: () => string): void {
  const before = readPairing(db)
  writePairing(db, pairing)
  if (before?.hub === pairing.hub || readEpoch(db) === '') return
  writeEpoch(db, '')
  clearCursors(db)
  setCardsRead(db, 0)
  db.prepare('DELETE FROM device_card WHERE device <> ?').run(pairing.device)
  db.prepare('UPDATE tx SET hub_seq = NULL, refused = NULL').run()
  db.prepare('UPDATE quarantine SET hub_seq = NULL').run()
  beginIncarnation(db, newId())
}
