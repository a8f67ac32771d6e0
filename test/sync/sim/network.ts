import { pullRequestSchema, pushRequestSchema } from '../../../domain/sync/protocol.ts'
import { hello } from '../../../hub/feed/hub.ts'
import { pull, snapshotPage } from '../../../hub/feed/pull.ts'
import { push } from '../../../hub/feed/push.ts'
import { HubProblem } from '../../../main/sync/client.ts'
import { Killed } from './disk.ts'
import { lost, rest } from './laptop.ts'
import type { Laptop, Message, Round } from './model.ts'
import type { World } from './model.ts'

/** Moves the message of a laptop's round one leg further: to the hub, or the answer back to the laptop. */
export async function carry(world: World, laptop: Laptop, round: Round): Promise<void> {
  const { random, profile, stormy } = world
  const message = round.message!
  const fault = (probability: number): boolean => stormy && random.chance(probability)
  if (message.answer) return arrive(laptop, round, () => message.resolve(message.answer!.value))
  if (message.about.kind === 'push' && fault(profile.late)) {
    const { about } = message
    world.stragglers.push({ deliver: () => serve(world, laptop.device, about) })
  }
  if (fault(profile.lost)) return arrive(laptop, round, () => message.reject(lost()))
  if (fault(profile.hubKill)) world.hub.disk.killAfter(random.below(25))
  try {
    if (fault(profile.twice)) await serve(world, laptop.device, message.about)
    message.answer = { value: await serve(world, laptop.device, message.about) }
  } catch (error) {
    if (!(error instanceof Killed)) throw error
    world.hub.disk.revive()
    return arrive(laptop, round, () => message.reject(new HubProblem('unavailable', '中心站暂时不能用。')))
  }
  world.hub.disk.revive()
  if (fault(profile.answerLost)) return arrive(laptop, round, () => message.reject(lost()))
  // Some answers take their time: others act before it is here.
  if (!fault(0.3)) await carry(world, laptop, round)
}

async function arrive(laptop: Laptop, round: Round, deliver: () => void): Promise<void> {
  round.message = undefined
  rest(round)
  deliver()
  await round.quiet
  if (round.ended && laptop.round === round) laptop.round = undefined
}

async function serve(world: World, device: string, about: Message['about']): Promise<unknown> {
  const { hub } = world.hub
  const strict = world.random.chance(0.02)
  switch (about.kind) {
    case 'hello': {
      const row = await hub.store.read((read) => read.device(device))
      return hello(hub, row!)
    }
    case 'push':
      return push(hub, device, strict ? pushRequestSchema.parse(about.request) : about.request)
    case 'pull':
      return about.large
        ? pull(hub, device, about.request, snapshotPage)
        : pull(hub, device, strict ? pullRequestSchema.parse(about.request) : about.request, pageOf(world))
  }
}

/** Small pages, so that a storm has many; whole ones when it is over. */
const pageOf = ({ random, stormy }: World) =>
  stormy ? { transactions: 1 + random.below(6), bytes: 200 + random.below(4000) } : { transactions: 1000, bytes: 1e6 }
