import { equalSecrets, hmac, randomHex } from '../../db/crypto.ts'
import { sessionText } from '../../domain/sync/feed.ts'
import { limits, type SessionRequest } from '../../domain/sync/protocol.ts'
import { epochOf } from '../../domain/time/instant.ts'
import type { DeviceRow } from '../store/store.ts'
import type { Hub } from './hub.ts'
import type { Identity } from './identity.ts'

/**
 * Sign-in by signature. Challenges and tokens carry their own end and a seal, so that strangers cost no memory and a
 * restart ends no session; the device is looked up at every request, so that a revocation ends it at once.
 */
export interface Sessions {
  challenge(): string
  /** The token and the device; undefined when anything does not fit. A challenge is answered once. */
  open(request: SessionRequest): Promise<{ token: string; device: DeviceRow } | 'revoked' | undefined>
  /** Whose token this is: `revoked` tells a device that it once was welcome. */
  whose(token: string): Promise<DeviceRow | 'revoked' | undefined>
}

export function sessions(hub: Hub, identity: Identity): Sessions {
  const used = new Map<string, number>()
  const seal = (kind: string, body: string): string => `${body}.${hmac(identity.secret, `${kind}.${body}`)}`
  const now = (): number => epochOf(hub.now())
  /** What was sealed, if it was sealed here and has not run out. */
  const opened = (kind: string, text: string): string[] | undefined => {
    const [subject = '', until = '', random = '', mac = '', ...rest] = text.split('.')
    if (rest.length > 0 || !equalSecrets(mac, hmac(identity.secret, `${kind}.${subject}.${until}.${random}`)))
      return undefined
    return Number.parseInt(until, 36) > now() ? [subject, until] : undefined
  }
  const made = (kind: string, subject: string, seconds: number): string =>
    seal(kind, `${subject}.${(now() + seconds * 1000).toString(36)}.${randomHex(16)}`)

  return {
    challenge: () => made('challenge', 'c', limits.challengeSeconds),
    async open({ device: id, challenge, signature }) {
      const sealed = opened('challenge', challenge)
      if (!sealed || used.has(challenge)) return undefined
      const device = await hub.store.read((read) => read.device(id))
      if (!device) return undefined
      const text = sessionText(identity.fingerprint, challenge, id)
      if (!(await hub.verify(device.card.publicKey, text, signature)) || used.has(challenge)) return undefined
      if (device.card.revokedAt !== '') return 'revoked'
      for (const [old, until] of used) if (until <= now()) used.delete(old)
      used.set(challenge, Number.parseInt(sealed[1]!, 36))
      return { token: made('session', Buffer.from(id).toString('base64url'), limits.sessionSeconds), device }
    },
    async whose(token) {
      const sealed = opened('session', token)
      if (!sealed) return undefined
      const device = await hub.store.read((read) => read.device(Buffer.from(sealed[0]!, 'base64url').toString()))
      return device && device.card.revokedAt !== '' ? 'revoked' : device
    },
  }
}
