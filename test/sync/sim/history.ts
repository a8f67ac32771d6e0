import { sound, type Rules } from '../../../domain/sync/rules.ts'
import { HubProblem } from '../../../main/sync/client.ts'
import { act } from './deed.ts'
import { Killed, look } from './disk.ts'
import { carryBundle, forge, grant, kill, restoreHub, restoreImage, takeImage } from './fault.ts'
import { beginRound, resetTime } from './laptop.ts'
import type { Laptop, World } from './model.ts'
import { carry } from './network.ts'
import { judge, Violation } from './oracle.ts'
import { type Profile, profiles } from './profile.ts'
import { random } from './random.ts'
import { heldBy } from './witness.ts'
import { join, newWorld } from './world.ts'

export interface Outcome {
  readonly seed: number
  readonly profile: string
  /** Transactions that were acknowledged. */
  readonly saves: number
  readonly violation: Violation | undefined
}

export interface HistoryOptions {
  readonly rules?: Rules
  /** By name; otherwise the seed chooses. */
  readonly profile?: string | undefined
  readonly except?: readonly string[]
  readonly log?: (line: string) => void
}

/** Rounds within which everything must have arrived once nothing fails any more. */
const healingSweeps = 6

/** One history: storm, healing, judgement. The same seed and rules give the same history. */
export async function runHistory(seed: number, options: HistoryOptions = {}): Promise<Outcome> {
  const { rules = sound, except = [], log = () => undefined } = options
  const profile = options.profile
    ? profiles.find((p) => p.name === options.profile)!
    : profiles[seed % profiles.length]!
  resetTime()
  const world = await newWorld(random(seed), profile, rules, { realKeys: seed % 40 === 7, log })
  let violation: Violation | undefined
  try {
    const steps = 60 + world.random.below(80)
    for (let n = 0; n < steps; n++) await step(world)
    const existing = await heal(world)
    judge(world, existing, except)
  } catch (error) {
    if (error instanceof Violation) violation = error
    else violation = Object.assign(new Violation('I6', String(error)), { cause: error })
  }
  const saves = world.witness.transactions.size
  for (const used of world.disks) used.close()
  return { seed, profile: profile.name, saves, violation }
}

async function step(world: World): Promise<void> {
  const { random: r, profile } = world
  const laptop = r.pick(world.laptops)
  await trouble(world, laptop, profile)
  if (world.stragglers.length > 0 && r.chance(0.1))
    await world.stragglers.splice(r.below(world.stragglers.length), 1)[0]!.deliver()
  const { round } = laptop
  if (r.chance(0.4)) act(world, laptop)
  else if (round?.message) await move(world, laptop)
  else if (!round) await start(world, laptop)
}

async function trouble(world: World, laptop: Laptop, p: Profile): Promise<void> {
  const { random: r } = world
  if (r.chance(p.kill)) kill(world, laptop)
  if (r.chance(p.image)) takeImage(world, laptop)
  if (r.chance(p.restore)) restoreImage(world)
  if (r.chance(p.hubImage)) world.hubImages.push(world.hub.disk.image())
  if (r.chance(p.hubRestore)) await restoreHub(world)
  if (r.chance(p.bundle)) carryBundle(world)
  if (r.chance(p.grant)) await grant(world)
  if (r.chance(p.join) && world.laptops.length < 6) await join(world)
  if (r.chance(0.01)) await forge(world)
  if (r.chance(0.01)) laptop.clock += (r.below(7) - 3) * 365 * 24 * 3_600_000
}

async function start(world: World, laptop: Laptop): Promise<void> {
  await beginRound(world, laptop)
  if (laptop.round?.ended) laptop.round = undefined
}

/** Carries a laptop's message on; its process may die over the answer. */
async function move(world: World, laptop: Laptop): Promise<void> {
  const { round } = laptop
  if (!round?.message) return
  const dying = world.stormy && world.random.chance(world.profile.killInside)
  if (dying) laptop.disk.killAfter(world.random.below(60))
  await carry(world, laptop, round)
  if (dying) laptop.disk.revive()
  const error = round.ended?.error
  if (error instanceof Killed) laptop.round = undefined
  else if (error !== undefined && !(error instanceof HubProblem)) throw error
}

/** The storm is over. Returns what anybody held then. */
async function heal(world: World): Promise<ReadonlySet<string>> {
  world.stormy = false
  for (const laptop of world.laptops) {
    laptop.disk.revive()
    laptop.round = undefined
  }
  world.hub.disk.revive()
  const existing = new Set(world.laptops.flatMap((l) => [...heldBy(l.disk.db)]))
  for (const hash of look(world.hub.disk.db, 'SELECT hash FROM feed').pluck().all() as string[]) existing.add(hash)
  for (const straggler of world.stragglers.splice(0)) await straggler.deliver()
  for (let sweep = 0; sweep < healingSweeps; sweep++) {
    const before = endOf(world)
    for (const laptop of world.laptops) await wholeRound(world, laptop)
    // Nobody brought anything, so everybody has read all there is.
    if (endOf(world) === before) break
  }
  return existing
}

const endOf = (world: World): string =>
  JSON.stringify(look(world.hub.disk.db, 'SELECT epoch, seq, chain FROM meta').get())

async function wholeRound(world: World, laptop: Laptop): Promise<void> {
  await beginRound(world, laptop)
  const round = laptop.round!
  for (let legs = 0; !round.ended; legs++) {
    if (legs > 2000) throw new Violation('I6', `a round of ${laptop.name} does not end`)
    await carry(world, laptop, round)
  }
  laptop.round = undefined
  const { error } = round.ended
  if (error !== undefined)
    throw Object.assign(
      new Violation(
        'I6',
        `a round of ${laptop.name} fails: ${error instanceof Error ? error.message : JSON.stringify(error)}`,
      ),
      { cause: error },
    )
}
