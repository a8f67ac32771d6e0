import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sha256 } from '../../../db/crypto.ts'
import { canonical } from '../../../domain/sync/canonical.ts'
import {
  admitPush,
  type Arrival,
  chainAfter,
  holdsScope,
  type Line,
  numberFeed,
  pairingText,
  readTransaction,
  refusal,
  sessionText,
} from '../../../domain/sync/feed.ts'
import { type Transaction, signedText } from '../../../domain/sync/op.ts'
import type { DeviceCard, PushRequest, SignedTransaction } from '../../../domain/sync/protocol.ts'

const signed = (text: string): SignedTransaction => ({ text, signature: 's' })
const chainOf = (texts: readonly string[]): string => texts.reduce((c, t) => chainAfter(sha256, c, sha256(t)), '')
const push = (all: readonly string[], from: number, count = all.length): PushRequest => ({
  epoch: 'e',
  incarnation: 'i',
  from,
  prev: chainOf(all.slice(0, from - 1)),
  txs: all.slice(from - 1, from - 1 + count).map(signed),
})
const lineOf = (texts: readonly string[]): Line => ({ last: texts.length, chain: chainOf(texts) })
const texts = (fresh: readonly Arrival[]): string[] => fresh.map((f) => f.text)

test('a first batch is taken whole, and sent again it brings nothing new', () => {
  const all = ['a', 'b', 'c']
  const first = admitPush(push(all, 1), { epoch: 'e', line: undefined }, sha256)
  expect(first).toMatchObject({ outcome: 'accepted', line: lineOf(all) })
  const again = admitPush(push(all, 1), { epoch: 'e', line: lineOf(all) }, sha256)
  expect(again).toEqual({ outcome: 'accepted', fresh: [], line: lineOf(all) })
})

test('whatever batches arrive, late, twice or out of order, each transaction is taken once and in order', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 12 }),
      fc.array(fc.tuple(fc.integer({ min: 1, max: 14 }), fc.integer({ min: 0, max: 6 })), { maxLength: 30 }),
      (count, batches) => {
        const all = Array.from({ length: count }, (_, n) => `tx${n}`)
        let line: Line | undefined
        const taken: string[] = []
        for (const [from, size] of batches) {
          if (from > count + 1) continue
          const answer = admitPush(push(all, from, size), { epoch: 'e', line }, sha256)
          if (answer.outcome === 'gap') expect(answer.last).toBe(taken.length)
          else if (answer.outcome === 'accepted') {
            taken.push(...texts(answer.fresh))
            line = answer.line
          } else throw new Error(answer.outcome)
          expect(line ?? lineOf([])).toEqual(lineOf(taken))
          expect(taken).toEqual(all.slice(0, taken.length))
        }
      },
    ),
  )
})

test('a laptop that was restored and went on is told, wherever its batch begins', () => {
  const old = ['a', 'b', 'c', 'd']
  const line = lineOf(old)
  const other = ['a', 'b', 'x', 'y', 'z']
  for (const from of [1, 2, 3, 4, 5])
    expect(admitPush(push(other, from), { epoch: 'e', line }, sha256), `from ${from}`).toEqual({ outcome: 'fork' })
  // A batch that ends before the last place proves nothing: nothing of it is taken, and the answer says how far the hub is.
  expect(admitPush(push(other, 1, 3), { epoch: 'e', line }, sha256)).toEqual({ outcome: 'accepted', fresh: [], line })
})

test('a gap and another epoch are answered before anything is taken', () => {
  const all = ['a', 'b', 'c']
  expect(admitPush(push(all, 3), { epoch: 'e', line: lineOf(['a']) }, sha256)).toEqual({ outcome: 'gap', last: 1 })
  expect(admitPush(push(all, 1), { epoch: 'f', line: undefined }, sha256)).toEqual({ outcome: 'reset', epoch: 'f' })
})

test('the feed is numbered without a gap, and its chain says what it holds', () => {
  const numbered = numberFeed({ seq: 7, chain: 'c' }, [{ hash: 'h1' }, { hash: 'h2' }], sha256)
  expect(numbered.map((n) => n.seq)).toEqual([8, 9])
  expect(numbered[1]!.chain).toBe(sha256(`${sha256('ch1')}h2`))
})

const tx: Transaction = {
  id: 't',
  device: 'd',
  author: 'p',
  scope: 'c1',
  schemaVersion: 1,
  clock: '001710900000000-00000',
  action: 'item.judge',
  previous: '',
  ops: [{ id: 'o', table: 'finding', row: 'r', set: { advice: [{ text: '票' }, ['b']] } }],
}

test('a text is a transaction in one form only; what a newer version added is kept', () => {
  expect(readTransaction(signedText(tx))).toEqual(tx)
  const newer = canonical({ ...tx, later: 1, ops: [{ ...tx.ops[0], colour: 'red' }] })
  expect(readTransaction(newer)).toMatchObject({ later: 1, ops: [{ colour: 'red' }] })
  for (const bad of ['', '{', 'null', '{}', JSON.stringify(tx, null, 1), signedText({ ...tx, ops: [] })])
    expect(readTransaction(bad), bad).toBeNull()
})

test('a number beyond all numbers is no transaction; a register may have a name that JavaScript has a meaning for', () => {
  const text = signedText({ ...tx, ops: [{ ...tx.ops[0]!, set: { advice: [1, []] } }] })
  expect(readTransaction(text.replace('[1,[]]', '[1e999,[]]'))).toBeNull()
  const strange = text.replace('"advice"', '"__proto__"')
  expect(canonical(readTransaction(strange))).toBe(strange)
})

const card: DeviceCard = {
  hub: 'h',
  serial: 1,
  device: 'd',
  publicKey: 'key',
  name: '',
  kind: 'laptop',
  persons: ['p'],
  scopes: ['c1'],
  issuedAt: '',
  revokedAt: '',
}
const why = (change: {
  tx?: Partial<Transaction> | null
  signer?: Partial<DeviceCard> | null
  scopes?: readonly string[]
  forged?: boolean
}) =>
  refusal(
    change.tx === null ? null : ({ ...tx, ...change.tx } as never),
    change.signer === null ? undefined : { ...card, ...change.signer },
    change.scopes ?? ['c1'],
    (key) => key === 'key' && change.forged !== true,
  )

test('a transaction is refused for its form, device, signature, author or scope, and for nothing else', () => {
  expect(why({})).toBeNull()
  expect(why({ tx: null })).toBe('malformed')
  expect(why({ signer: null })).toBe('device')
  expect(why({ signer: { device: 'other' } })).toBe('device')
  expect(why({ signer: { revokedAt: '2026-01-01' } })).toBe('revoked')
  expect(why({ forged: true })).toBe('signature')
  expect(why({ tx: { author: 'q' } })).toBe('author')
  expect(why({ tx: { author: '' } })).toBeNull()
  expect(why({ scopes: ['c2'] })).toBe('scope')
  expect(why({ signer: { scopes: ['c2'] } })).toBe('scope')
  expect(why({ scopes: ['*'], signer: { scopes: ['*'] } })).toBeNull()
  expect(holdsScope([], 'org')).toBe(true)
})

test('what is signed names its purpose and the certificate that was pinned', () => {
  expect(sessionText('ff', 'c', 'd')).not.toBe(sessionText('fe', 'c', 'd'))
  expect(pairingText('ff', 'd', 'k')).toContain('"fingerprint":"ff"')
  expect(pairingText('ff', 'd', 'k')).toContain('rounds-pairing')
})
