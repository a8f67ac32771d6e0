import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { z } from 'zod'
import * as protocol from '../../../domain/sync/protocol.ts'

const chain = 'a'.repeat(64)
const card: protocol.SignedCard = {
  card: {
    hub: 'h',
    serial: 1,
    device: 'd',
    publicKey: 'pem',
    name: '工程师甲的电脑',
    kind: 'laptop',
    persons: ['p'],
    scopes: ['*'],
    issuedAt: '2026-07-26T09:00:00.000+08:00',
    revokedAt: '',
  },
  signature: 's',
}
const hello: protocol.Hello = {
  hub: 'h',
  epoch: 'e',
  protocol: { min: 1, max: protocol.protocolVersion },
  minPullSchema: 1,
  scopes: ['*'],
}

/** One good message of every kind. */
const good: readonly (readonly [schema: z.ZodType, message: object])[] = [
  [protocol.challengeAnswerSchema, { challenge: 'c'.repeat(32), certificate: 's' }],
  [
    protocol.sessionRequestSchema,
    { device: 'd', challenge: 'c'.repeat(32), signature: 's' } satisfies protocol.SessionRequest,
  ],
  [protocol.sessionAnswerSchema, { token: 't'.repeat(43), hello } satisfies protocol.SessionAnswer],
  [protocol.helloSchema, hello],
  [
    protocol.pushRequestSchema,
    {
      epoch: 'e',
      incarnation: 'i',
      from: 1,
      prev: '',
      txs: [{ text: '{}', signature: 's' }],
    } satisfies protocol.PushRequest,
  ],
  [
    protocol.pushAnswerSchema,
    {
      outcome: 'accepted',
      last: 3,
      refused: [{ n: 2, reason: 'scope' }],
    } satisfies protocol.PushAnswer,
  ],
  [
    protocol.pullRequestSchema,
    {
      epoch: 'e',
      scopes: ['org'],
      after: 0,
      chain: '',
      cards: 0,
      schemaVersion: 1,
    } satisfies protocol.PullRequest,
  ],
  [
    protocol.pullAnswerSchema,
    {
      outcome: 'page',
      txs: [{ seq: 1, text: '{}', signature: 's' }],
      next: { seq: 1, chain },
      head: 1,
      more: false,
      cards: [card],
    } satisfies protocol.PullAnswer,
  ],
  [
    protocol.pairRequestSchema,
    {
      device: 'd',
      publicKey: 'pem',
      name: '笔记本',
      persons: [{ id: 'p', name: '工程师甲' }],
      proof: chain,
    } satisfies protocol.PairRequest,
  ],
  [protocol.pairAnswerSchema, { outcome: 'waiting', digits: '012345' } satisfies protocol.PairAnswer],
  [protocol.hubErrorSchema, { error: 'busy' satisfies protocol.HubErrorCode }],
]

test('a good message of every kind is read as it is', () => {
  for (const [schema, message] of good) expect(schema.parse(message)).toEqual(message)
})

test('a message with a part missing or of another type is refused, whatever the part', () => {
  for (const [schema, message] of good) {
    for (const key of Object.keys(message)) {
      expect(schema.safeParse({ ...message, [key]: Symbol('x') }).success, key).toBe(false)
      const { [key as never]: _, ...rest } = message
      expect(schema.safeParse(rest).success, `without ${key}`).toBe(false)
    }
  }
})

test('nothing that a stranger sends throws', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      for (const [schema] of good) schema.safeParse(value)
    }),
  )
})

test('a text that is larger than a transaction may be is refused', () => {
  const tx = { text: ' '.repeat(protocol.limits.transactionBytes + 1), signature: 's' }
  expect(protocol.signedTransactionSchema.safeParse(tx).success).toBe(false)
  expect(protocol.limits.transactionBytes).toBeLessThan(protocol.limits.requestBytes)
  expect(protocol.blobHeader.offset).toBe('upload-offset')
  expect(protocol.versionHeader).toBe('rounds-protocol')
})
