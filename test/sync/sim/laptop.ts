import type { Db } from '../../../db/handle.ts'
import { beginIncarnation } from '../../../db/outbox.ts'
import { writeState } from '../../../db/state.ts'
import { instantOf } from '../../../domain/time/instant.ts'
import { HubProblem } from '../../../main/sync/client.ts'
import type { Peer } from '../../../main/sync/peer.ts'
import { syncRound } from '../../../main/sync/round.ts'
import { emptyDevice } from './disk.ts'
import type { Laptop, Message, Round, World } from './model.ts'

const year = 365 * 24 * 3_600_000
let time = 1_710_900_000_000

export function newLaptop(world: World, name: string, scopes: readonly string[]): Laptop {
  const laptop: Laptop = {
    name,
    device: name,
    seal: world.sealing.make(name),
    scopes,
    everScopes: scopes,
    disk: emptyDevice(),
    clock: (world.random.below(13) - 6) * year,
    acknowledged: new Set(),
    round: undefined,
  }
  world.disks.push(laptop.disk)
  const { db } = laptop.disk
  db.raw.transaction(() => {
    writeState(db, `device/${name}`, laptop.seal.publicKey)
    writeState(db, 'me', `person-${name}`)
    beginIncarnation(db, world.random.id())
  })()
  return laptop
}

export function nowOf(laptop: Laptop): string {
  time += 1000
  return instantOf(time + laptop.clock)
}

/** The true time begins anew with every history, or its seed would not replay it. */
export function resetTime(): void {
  time = 1_710_900_000_000
}

/** Begins a round and returns when it waits for its first answer. */
export async function beginRound(world: World, laptop: Laptop): Promise<void> {
  const round = newRound()
  laptop.round = round
  const { db } = laptop.disk
  const end = (error: unknown): void => {
    round.ended = { error }
    round.wake()
  }
  void syncRound(peerOf(world, round, db)).then(
    () => end(undefined),
    (error: unknown) => end(error),
  )
  await round.quiet
}

function newRound(): Round {
  const round: Round = { message: undefined, ended: undefined, quiet: Promise.resolve(), wake: () => undefined }
  rest(round)
  return round
}

/** Lets the round run until it waits again. */
export function rest(round: Round): void {
  round.quiet = new Promise((resolve) => (round.wake = resolve))
}

function peerOf(world: World, round: Round, db: Db): Peer {
  const ask = <T>(about: Message['about']): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      round.message = { about, answer: undefined, resolve: resolve as (value: unknown) => void, reject }
      round.wake()
    })
  return {
    db,
    client: {
      hello: () => ask({ kind: 'hello' }),
      push: (request) => ask({ kind: 'push', request }),
      pull: (request, large) => ask({ kind: 'pull', request, large }),
    },
    hubKey: world.hubKey.publicKey,
    newId: () => world.random.id(),
    verify: world.sealing.verify,
    changed: () => undefined,
    progress: () => undefined,
    goOn: () => undefined,
    rules: world.rules,
  }
}

export const lost = (): HubProblem => new HubProblem('offline', '连不上中心站。')
