import { onTestFinished } from 'vitest'
import { newKeyPair, randomId, sha256, textSigner, verifyText } from '../../db/crypto.ts'
import { openDatabase } from '../../db/open.ts'
import { canonical } from '../../domain/sync/canonical.ts'
import { chainAfter } from '../../domain/sync/feed.ts'
import type { Op } from '../../domain/sync/op.ts'
import type { DeviceCard, PushRequest, SignedTransaction } from '../../domain/sync/protocol.ts'
import { sound } from '../../domain/sync/rules.ts'
import type { Hub } from '../../hub/feed/hub.ts'
import { sqliteMigrations } from '../../hub/store/sqlite/migrations.ts'
import { sqliteStore } from '../../hub/store/sqlite/store.ts'
import type { Store } from '../../hub/store/store.ts'

export const now = '2024-03-20T09:00:00.000+08:00'

/** A hub's store in memory, closed when the test ends. */
export function memoryStore(): Store {
  const store = sqliteStore(openDatabase(':memory:', now, { migrations: sqliteMigrations }))
  onTestFinished(() => store.close())
  return store
}

/** A hub over a store that has its name and epoch. */
export async function testHub(store: Store, with_: Partial<Hub> = {}): Promise<Hub> {
  await store.write((write) => write.setMeta({ hub: 'hub-1', epoch: 'epoch-1' }))
  return {
    store,
    hash: sha256,
    verify: async (key, text, signature) => verifyText(key, text, signature),
    now: () => now,
    minPullSchema: 1,
    onAppended: () => undefined,
    rules: sound,
    ...with_,
  }
}

/** A paired laptop that only makes and numbers transactions: the hub's tests have nothing of the device's engine. */
export interface Laptop {
  readonly id: string
  readonly publicKey: string
  readonly sign: (text: string) => string
  /** A signed transaction; its text can be altered by `change` before it is signed. */
  make(set: Record<string, readonly [unknown, readonly string[]]>, change?: Partial<Made>): Made & SignedTransaction
  /** The next batch of the incarnation. */
  batch(txs: readonly SignedTransaction[]): PushRequest
}

interface Made {
  readonly id: string
  readonly scope: string
  readonly author: string
  readonly device: string
  readonly ops: readonly Op[]
}

export function laptop(name: string, epoch = 'epoch-1'): Laptop {
  const { privateKey, publicKey } = newKeyPair()
  const sign = textSigner(privateKey)
  let from = 1
  let prev = ''
  return {
    id: name,
    publicKey,
    sign,
    make(set, change = {}) {
      const id = change.id ?? randomId()
      const made: Made = {
        id,
        scope: 'contract-1',
        author: `${name}-person`,
        device: name,
        ops: [{ id: `${id}-1`, table: 'inspection_item', row: 'row-1', set }],
        ...change,
      }
      const rest = { schemaVersion: 1, clock: '000001710900000-00000', action: 'test', previous: '' }
      const text = canonical({ ...made, ...rest })
      return { ...made, text, signature: sign(text) }
    },
    batch(txs) {
      const request = {
        epoch,
        incarnation: `${name}-1`,
        from,
        prev,
        txs: txs.map(({ text, signature }) => ({ text, signature })),
      }
      from += txs.length
      for (const { text } of txs) prev = chainAfter(sha256, prev, sha256(text))
      return request
    },
  }
}

/** Makes a laptop known to the store, as pairing would. */
export async function enrol(store: Store, of: Laptop, change: Partial<DeviceCard> = {}): Promise<void> {
  await store.write(async (write) => {
    const { serial } = await write.meta()
    const card: DeviceCard = {
      hub: 'hub-1',
      serial: serial + 1,
      device: of.id,
      publicKey: of.publicKey,
      name: of.id,
      kind: 'laptop',
      persons: [`${of.id}-person`],
      scopes: ['contract-1'],
      issuedAt: now,
      revokedAt: '',
      ...change,
    }
    await write.setMeta({ serial: serial + 1 })
    await write.saveDevice({ card, signature: 'signed-by-the-hub', scopes: card.scopes })
  })
}
