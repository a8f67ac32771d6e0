import { equalSecrets, hmac, isPublicKey, randomHex, randomId } from '../../db/crypto.ts'
import { fail } from '../../domain/failure.ts'
import { pairingText } from '../../domain/sync/feed.ts'
import { digitsText, pairingCode, sixDigits } from '../../domain/sync/pairing.ts'
import { limits, type PairAnswer, type PairRequest, pairRequestSchema } from '../../domain/sync/protocol.ts'
import { epochOf, instantOf } from '../../domain/time/instant.ts'
import type { DeviceRow, PairingRow, StoreRead, StoreWrite } from '../store/store.ts'
import { type DeviceGrant, issueCard } from './devices.ts'
import type { Hub } from './hub.ts'
import type { Identity } from './identity.ts'

/** How long a laptop that was approved may still ask for the answer, in ms. */
const answerable = 24 * 3_600_000

/** A window as the office sees it. */
export interface PairingView {
  readonly id: string
  readonly state: PairingRow['state']
  readonly expiresAt: string
  /** Who asked; undefined until somebody did. */
  readonly request?: { readonly device: string; readonly name: string; readonly persons: PairRequest['persons'] }
  readonly digits?: string
}

/** Opens a window of ten minutes and closes the one before. The code is shown once and never stored as such. */
export async function openPairing(
  hub: Hub,
  identity: Identity,
): Promise<{ id: string; code: string; expiresAt: string }> {
  const token = randomHex(10)
  const now = epochOf(hub.now())
  const row: PairingRow = {
    id: randomId(),
    token,
    openedAt: hub.now(),
    expiresAt: instantOf(now + limits.pairingSeconds * 1000),
    tries: 0,
    state: 'open',
    request: '',
  }
  await hub.store.write(async (write) => {
    for (const old of await write.pairings()) if (old.state !== 'approved') await close(write, old)
    await write.savePairing(row)
  })
  return { id: row.id, code: pairingCode(token, identity.fingerprint), expiresAt: row.expiresAt }
}

/**
 * What a stranger who claims to know the code is answered; undefined for everything that is not right. Five wrong
 * proofs close the window; the first right one takes it.
 */
export async function askPairing(hub: Hub, identity: Identity, request: PairRequest): Promise<PairAnswer | undefined> {
  return hub.store.write(async (write) => {
    const now = epochOf(hub.now())
    const answers: PairAnswer[] = []
    for (const window of await write.pairings()) {
      const opened = epochOf(window.openedAt)
      const over = window.state === 'approved' ? opened + answerable : epochOf(window.expiresAt)
      if (now >= over) await close(write, window)
      else if (proves(window, identity, request)) {
        const answer = await admit(write, identity, window, request)
        if (answer) answers.push(answer)
      } else if (window.state !== 'approved') {
        const tries = window.tries + 1
        if (tries >= limits.pairingTries) await close(write, { ...window, tries })
        else await write.savePairing({ ...window, tries })
      }
    }
    return answers[0]
  })
}

async function admit(
  write: StoreWrite,
  identity: Identity,
  window: PairingRow,
  request: PairRequest,
): Promise<PairAnswer | undefined> {
  if (window.state === 'open') {
    const same = await write.device(request.device)
    // The id of another device, with a right code: nobody is told that it is known.
    if (!isPublicKey(request.publicKey) || (same && same.card.publicKey !== request.publicKey)) return undefined
    await write.savePairing({ ...window, state: 'asked', request: JSON.stringify(request) })
  } else {
    const asked = asker(window)
    if (asked.device !== request.device || asked.publicKey !== request.publicKey) return undefined
    const device = window.state === 'approved' ? await write.device(request.device) : undefined
    if (device)
      return {
        outcome: 'paired',
        hub: identity.id,
        hubKey: identity.publicKey,
        card: { card: device.card, signature: device.signature },
      }
  }
  return { outcome: 'waiting', digits: digits(window, identity, request) }
}

/** The window that waits, for the office. */
export function currentPairing(hub: Hub, identity: Identity): Promise<PairingView | undefined> {
  return hub.store.read(async (read) => {
    const window = (await read.pairings())[0]
    if (!window || (window.state !== 'approved' && epochOf(hub.now()) >= epochOf(window.expiresAt))) return undefined
    const { id, state, expiresAt } = window
    if (state === 'open') return { id, state, expiresAt }
    const request = asker(window)
    return { id, state, expiresAt, request, digits: digits(window, identity, request) }
  })
}

/** The office lets the device in that asked. */
export function approvePairing(hub: Hub, identity: Identity, id: string, grant: DeviceGrant): Promise<DeviceRow> {
  return hub.store.write(async (write) => {
    const window = await waiting(write, hub, id)
    const request = asker(window)
    const device = await issueCard(write, hub, identity, { id: request.device, publicKey: request.publicKey }, grant)
    await write.savePairing({ ...window, state: 'approved' })
    return device
  })
}

/** The office sends away whoever asked. */
export function rejectPairing(hub: Hub, id: string): Promise<void> {
  return hub.store.write(async (write) => {
    const window = (await write.pairings()).find((w) => w.id === id)
    if (window) await close(write, window)
  })
}

async function waiting(read: StoreRead, hub: Hub, id: string): Promise<PairingRow> {
  const window = (await read.pairings()).find((w) => w.id === id)
  if (!window || window.state === 'open' || epochOf(hub.now()) >= epochOf(window.expiresAt))
    fail('not-found', '配对窗口已关闭或已过期，请重新生成配对码。')
  return window
}

const asker = (window: PairingRow): PairRequest => pairRequestSchema.parse(JSON.parse(window.request))
const digits = (window: PairingRow, { fingerprint }: Identity, request: PairRequest): string =>
  sixDigits(hmac(window.token, digitsText(fingerprint, request.device, request.publicKey)))
const proves = (window: PairingRow, { fingerprint }: Identity, request: PairRequest): boolean =>
  equalSecrets(request.proof, hmac(window.token, pairingText(fingerprint, request.device, request.publicKey)))
/** A closed window forgets its token. */
const close = (write: StoreWrite, window: PairingRow): Promise<void> =>
  write.savePairing({ ...window, token: '', state: 'closed' })
