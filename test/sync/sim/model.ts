import type { Verify } from '../../../db/cards.ts'
import type { PullRequest, PushRequest } from '../../../domain/sync/protocol.ts'
import type { Rules } from '../../../domain/sync/rules.ts'
import type { Hub } from '../../../hub/feed/hub.ts'
import type { Disk } from './disk.ts'
import type { Profile } from './profile.ts'
import type { Random } from './random.ts'
import type { Witness } from './witness.ts'

/** Keys and signatures: real Ed25519 in some histories; in the others a seal by SHA-256 that costs nearly nothing. */
export interface Seal {
  readonly publicKey: string
  readonly sign: (text: string) => string
}

export interface Sealing {
  make(name: string): Seal
  readonly verify: Verify
}

/** A message on its way, and whoever waits for the answer. */
export interface Message {
  readonly about:
    | { readonly kind: 'hello' }
    | { readonly kind: 'push'; readonly request: PushRequest }
    | { readonly kind: 'pull'; readonly request: PullRequest; readonly large: boolean }
  /** The hub's answer, on its way back. */
  answer: { readonly value: unknown } | undefined
  resolve(value: unknown): void
  reject(error: Error): void
}

/** A round of sync that runs on a laptop. */
export interface Round {
  message: Message | undefined
  ended: { readonly error: unknown } | undefined
  /** Resolves when the round waits for an answer, or has ended. */
  quiet: Promise<void>
  wake(): void
}

export interface Laptop {
  readonly name: string
  readonly device: string
  readonly seal: Seal
  /** What it may read and write, and what it ever might. */
  scopes: readonly string[]
  everScopes: readonly string[]
  disk: Disk
  /** Its clock against the true one, in ms. */
  clock: number
  /** Transactions that it acknowledged and must still hold. */
  acknowledged: Set<string>
  round: Round | undefined
}

/** A message that was kept on the way and arrives when nobody waits for it any more. */
export interface Straggler {
  deliver(): Promise<unknown>
}

export interface World {
  readonly random: Random
  readonly profile: Profile
  readonly rules: Rules
  readonly sealing: Sealing
  readonly witness: Witness
  readonly laptops: Laptop[]
  /** Every database that was opened, to be given back. */
  readonly disks: Disk[]
  readonly stragglers: Straggler[]
  readonly hubKey: Seal
  hub: SimHub
  /** Images of the hub that backups hold. */
  readonly hubImages: Buffer[]
  /** Images of laptops, with the name of the laptop. */
  readonly images: { readonly laptop: Laptop; readonly image: Buffer }[]
  /** Faults happen; over when everything heals. */
  stormy: boolean
  epochs: number
  readonly log: (line: string) => void
}

export interface SimHub {
  readonly disk: Disk
  readonly hub: Hub
}
