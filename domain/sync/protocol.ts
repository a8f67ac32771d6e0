import { z } from 'zod'

/**
 * The messages between a device and the hub (JSON over HTTPS, gzip), and what a bundle file holds. The unit of
 * transport is the signed transaction: it travels as the very text that was signed, so that a build which does not know
 * a field of it still stores and relays it untouched. Times in messages are for people; nothing is decided by them.
 */
export const protocolVersion = 1

/** Sizes that both sides keep to. Bytes are counted before compression. */
export const limits = {
  /** A larger body is refused unread. */
  requestBytes: 64 * 1024 * 1024,
  /** A transaction is never split, so the device refuses to make one that is larger. */
  transactionBytes: 24 * 1024 * 1024,
  /** A batch is closed when it reaches either; a larger transaction travels alone. */
  pushTransactions: 500,
  pushBytes: 1024 * 1024,
  /** Small, so that what a colleague has just done is there soon, and reading ahead begins soon. */
  pullTransactions: 250,
  pullBytes: 2 * 1024 * 1024,
  /** For a laptop that has much to read: larger, and yet so small that the screen does not stand still for long. */
  snapshotTransactions: 500,
  snapshotBytes: 4 * 1024 * 1024,
  /** Attachments go in pieces of at most this. */
  blobPiece: 4 * 1024 * 1024,
  /** A session ends after this; the device then signs in again. */
  sessionSeconds: 900,
  /** How long a sign-in challenge can be answered. */
  challengeSeconds: 120,
  /** Wrong pairing codes before the window closes. */
  pairingTries: 5,
  pairingSeconds: 600,
} as const

const id = z.string().min(1).max(128)
/** Empty before the first link of a chain. */
const chain = z.string().regex(/^([0-9a-f]{64})?$/)
const place = z.int().min(0)
const text = z.string().max(1000)

/** A transaction as it travels: the signed text, byte for byte, and the signature of its device. */
export const signedTransactionSchema = z.object({
  text: z.string().min(2).max(limits.transactionBytes),
  signature: z.string().min(1).max(200),
})
export type SignedTransaction = z.infer<typeof signedTransactionSchema>

/**
 * What the text must hold. Unknown keys are allowed and kept: a newer version may have added them. The value of a
 * register is any JSON.
 */
export const transactionSchema = z.looseObject({
  id,
  device: id,
  author: z.string().max(128),
  scope: id,
  schemaVersion: z.int().min(1),
  clock: z.string().regex(/^\d{15}-\d{5}$/),
  action: z.string().max(200),
  previous: chain,
  ops: z
    .array(
      z.looseObject({
        id,
        table: id,
        row: z.string().min(1).max(400),
        set: z.record(z.string().min(1).max(100), z.tuple([z.unknown(), z.array(id).max(1000)])),
        seen: z.record(z.string().max(100), z.array(id).max(1000)).optional(),
      }),
    )
    .min(1)
    .max(100_000),
})

/**
 * What the hub vouches for: this key is this device's, and these persons act on it. Signed by the hub's own Ed25519
 * key, so that a laptop can check a bundle from another laptop without the hub.
 */
export const deviceCardSchema = z.object({
  hub: id,
  /** Rises with every change of any card. */
  serial: place,
  device: id,
  /** Ed25519, PEM. */
  publicKey: z.string().min(1).max(1000),
  name: text,
  kind: z.enum(['laptop', 'office']),
  /** Ids of the persons whose transactions this device may sign. */
  persons: z.array(id).max(1000),
  /** Every scope that it was ever allowed to write in; `*` for all. */
  scopes: z.array(id).max(10_000),
  issuedAt: text,
  /** Instant, or empty. A revoked device signs nothing new. */
  revokedAt: text,
})
export type DeviceCard = z.infer<typeof deviceCardSchema>
/** The signature is over the canonical text of the card. */
export const signedCardSchema = z.object({ card: deviceCardSchema, signature: z.string().min(1).max(200) })
export type SignedCard = z.infer<typeof signedCardSchema>

/**
 * POST /v1/challenge is answered 401, as to any stranger, with this body. `certificate` is the hub's own signature over
 * `certificateText`: a device that pinned another certificate takes the new one when it holds.
 */
export const challengeAnswerSchema = z.object({
  challenge: z.string().min(16).max(200),
  certificate: z.string().max(200),
})

/**
 * POST /v1/session. The signature is over `sessionText`: what the device pinned, what the hub asked, who answers. No
 * time is in it: a laptop's clock may be years off.
 */
export const sessionRequestSchema = z.strictObject({
  device: id,
  challenge: z.string().min(16).max(200),
  signature: z.string().min(1).max(200),
})
export type SessionRequest = z.infer<typeof sessionRequestSchema>

/** GET /v1/hello, and part of the session's answer. Needs a session: a stranger learns nothing. */
export const helloSchema = z.object({
  hub: id,
  /** Changes whenever the hub was restored from a backup. */
  epoch: id,
  protocol: z.object({ min: z.int().min(1), max: z.int().min(1) }),
  /** The lowest schema version that may read; any may push. */
  minPullSchema: z.int().min(1),
  /** What this device may read and write now; `*` for all. */
  scopes: z.array(id).max(10_000),
})
export type Hello = z.infer<typeof helloSchema>
export const sessionAnswerSchema = z.object({ token: z.string().min(16).max(500), hello: helloSchema })
export type SessionAnswer = z.infer<typeof sessionAnswerSchema>

/**
 * POST /v1/push. `from` is the place of the first transaction in the incarnation's numbering, `prev` the chain at
 * `from - 1`. `seen` is how far the device has read the feed: a hub that was restored without anybody saying so is
 * noticed before it takes what is based on something that it lost.
 */
export const pushRequestSchema = z.strictObject({
  epoch: id,
  incarnation: id,
  from: z.int().min(1),
  prev: chain,
  seen: z.strictObject({ seq: place, chain }).optional(),
  txs: z.array(signedTransactionSchema).max(limits.pushTransactions),
})
export type PushRequest = z.infer<typeof pushRequestSchema>

/** Why the hub did not take a transaction into the feed. Its place in the numbering counts as used all the same. */
export const refusalReasons = ['malformed', 'device', 'signature', 'author', 'scope', 'revoked'] as const
export type RefusalReason = (typeof refusalReasons)[number]

const reset = z.object({ outcome: z.literal('reset'), epoch: id })
export const pushAnswerSchema = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('accepted'),
    last: place,
    /** By their place in the numbering. */
    refused: z.array(z.object({ n: z.int().min(1), reason: z.enum(refusalReasons) })),
  }),
  /** Something before `from` never arrived: go on after `last`. */
  z.object({ outcome: z.literal('gap'), last: place }),
  /** Another history has these numbers: this database was restored or copied. Number again in a new incarnation. */
  z.object({ outcome: z.literal('fork') }),
  /** The hub was restored, or is another: offer everything again. */
  reset,
])
export type PushAnswer = z.infer<typeof pushAnswerSchema>

/**
 * POST /v1/pull and, with larger pages, POST /v1/snapshot: what stands in the feed after `after`. `chain` is the feed's
 * chain there, so that a hub which was restored and went on is noticed. `until`: not beyond this place, so that a newly
 * granted scope catches up with the others.
 */
export const pullRequestSchema = z.strictObject({
  epoch: id,
  scopes: z.array(id).min(1).max(10_000),
  after: place,
  chain,
  until: place.optional(),
  /** Serial of the newest card that the device has. */
  cards: place,
  /** What this build can read. */
  schemaVersion: z.int().min(1),
})
export type PullRequest = z.infer<typeof pullRequestSchema>

export const feedEntrySchema = signedTransactionSchema.extend({ seq: z.int().min(1) })

export const pullAnswerSchema = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('page'),
    txs: z.array(feedEntrySchema),
    /** Where to go on: nothing in these scopes lies between the last entry and here. */
    next: z.object({ seq: place, chain }),
    /** The end of the feed now. */
    head: place,
    more: z.boolean(),
    cards: z.array(signedCardSchema),
  }),
  reset,
  /** This build is too old to read; it may still push. */
  z.object({ outcome: z.literal('update'), minPullSchema: z.int().min(1) }),
])
export type PullAnswer = z.infer<typeof pullAnswerSchema>

/**
 * POST /v1/pair. The code is 32 base32 characters: an 80-bit token and the first 80 bits of the certificate's SHA-256.
 * The token never travels: `proof` is HMAC-SHA-256 with it over `pairingText`. Asked again until it is approved.
 */
export const pairRequestSchema = z.strictObject({
  device: id,
  publicKey: z.string().min(1).max(1000),
  name: text,
  persons: z.array(z.strictObject({ id, name: text })).max(100),
  proof: z.string().regex(/^[0-9a-f]{64}$/),
})
export type PairRequest = z.infer<typeof pairRequestSchema>
export const pairAnswerSchema = z.discriminatedUnion('outcome', [
  /** Both screens show the six digits; the office approves. */
  z.object({ outcome: z.literal('waiting'), digits: z.string().regex(/^\d{6}$/) }),
  z.object({ outcome: z.literal('paired'), hub: id, hubKey: z.string().min(1).max(1000), card: signedCardSchema }),
])
export type PairAnswer = z.infer<typeof pairAnswerSchema>

/** HEAD /v1/blob/<sha256> answers these headers; PATCH carries `upload-offset` and `upload-length`, ≤ `blobPiece`. */
export const blobHeader = { offset: 'upload-offset', length: 'upload-length', complete: 'upload-complete' } as const

/** What an error answer's JSON body holds. */
export const hubErrorCodes = [
  /** 401: no session, or a device that is not paired. */
  'unauthorised',
  /** 403: the device was revoked. */
  'revoked',
  /** 400: the body is no message of this protocol. */
  'malformed',
  /** 413 */
  'too-large',
  /** 409: a piece does not begin where the stored bytes end; the header says where they do. */
  'offset',
  /** 422: the whole does not fit its hash and was discarded. */
  'wrong-hash',
  /** 404 */
  'not-found',
  /** 429, with `retry-after` in seconds. */
  'busy',
  /** 503: the hub cannot store now (disk full, database away). */
  'unavailable',
  /** 505: no common protocol version. */
  'version',
] as const
export type HubErrorCode = (typeof hubErrorCodes)[number]
export const hubErrorSchema = z.object({ error: z.enum(hubErrorCodes), sentence: z.string().max(500).optional() })
/** Names the protocol version in every request. */
export const versionHeader = 'rounds-protocol'
