import { importRecords, bundleRecords } from '../../../main/sync/bundle-records.ts'
import { canonical } from '../../../domain/sync/canonical.ts'
import { push } from '../../../hub/feed/push.ts'
import { type Disk, fromImage } from './disk.ts'
import type { Laptop, World } from './model.ts'
import { contracts, enrol, hubId, openHub } from './world.ts'
import { heldBy } from './witness.ts'

/** The process of a laptop ends; what it had acknowledged must be there when it starts again. */
export function kill(world: World, laptop: Laptop): void {
  laptop.round = undefined
  laptop.disk.revive()
  world.log(`kill ${laptop.name}`)
}

export function takeImage(world: World, laptop: Laptop): void {
  world.images.push({ laptop: { ...laptop, acknowledged: new Set(laptop.acknowledged) }, image: laptop.disk.image() })
}

/** An old image of a laptop is put back, or comes to life beside it. */
export function restoreImage(world: World): void {
  const { random } = world
  if (world.images.length === 0) return
  const { laptop: then, image } = random.pick(world.images)
  const there = world.laptops.find((l) => l.name === then.name)!
  const fresh = { disk: open(world, image), acknowledged: new Set(then.acknowledged), round: undefined }
  if (world.laptops.length < 6 && random.chance(0.2)) {
    world.log(`clone ${then.name}`)
    world.laptops.push({ ...there, ...fresh, name: `${then.name}'${world.laptops.length}` })
    return
  }
  world.log(`restore ${then.name}`)
  Object.assign(there, fresh)
}

function open(world: World, image: Buffer): Disk {
  const disk = fromImage(image)
  world.disks.push(disk)
  return disk
}

/** The hub comes back as a backup had it: with a new epoch, or with nobody saying a word. */
export async function restoreHub(world: World): Promise<void> {
  const { random, profile } = world
  if (world.hubImages.length === 0) return
  world.hub = openHub(open(world, random.pick(world.hubImages)), world.sealing, world.rules)
  const silent = random.chance(profile.silentRestore)
  world.log(silent ? 'hub restored in silence' : 'hub restored')
  const { store } = world.hub.hub
  // A serial that was given out must not be given again.
  const cards = world.epochs * 1000
  world.epochs++
  const epoch = silent ? {} : { epoch: `epoch-${world.epochs}` }
  await store.write((write) => write.setMeta({ ...epoch, serial: cards }))
  for (const laptop of unique(world.laptops)) await enrol(world, laptop)
}

/** A file with records goes from one laptop to another. */
export function carryBundle(world: World): void {
  const { random } = world
  const [from, to] = [random.pick(world.laptops), random.pick(world.laptops)]
  if (from === to) return
  world.log(`bundle ${from.name} → ${to.name}`)
  const records = bundleRecords(
    from.disk.db,
    { hub: hubId, device: from.device, name: from.name, madeAt: '' },
    { scopes: 'all', waitingOnly: random.chance(0.7) },
  )
  if (world.stormy && random.chance(0.1)) to.disk.killAfter(random.below(60))
  const before = heldBy(to.disk.db)
  try {
    importRecords(to.disk.db, records, {
      hub: hubId,
      hubKey: world.hubKey.publicKey,
      scopes: to.scopes,
      verify: world.sealing.verify,
      rules: world.rules,
    })
    to.disk.revive()
    for (const hash of heldBy(to.disk.db)) if (!before.has(hash)) to.acknowledged.add(hash)
  } catch (error) {
    to.disk.revive()
    if ((error as Error).name !== 'Killed') throw error
    to.round = undefined
    if (heldBy(to.disk.db).size !== before.size) throw new Error('half a bundle was stored', { cause: error })
  }
}

/** The office grants a laptop another contract. */
export async function grant(world: World): Promise<void> {
  const laptop = world.random.pick(world.laptops)
  const missing = contracts.filter((c) => !laptop.scopes.includes(c) && !laptop.scopes.includes('*'))
  if (missing.length === 0) return
  const scopes = [...laptop.scopes, world.random.pick(missing)]
  world.log(`grant ${scopes.join(' ')} to ${laptop.name}`)
  // A clone is the same device to the office.
  for (const same of world.laptops.filter((l) => l.device === laptop.device)) {
    same.scopes = scopes
    same.everScopes = scopes
  }
  await enrol(world, laptop)
}

/** Somebody who knows the protocol sends a transaction that its supposed author never signed. */
export async function forge(world: World): Promise<void> {
  const { random } = world
  const victim = random.pick(world.laptops)
  const { epoch } = await world.hub.hub.store.read((read) => read.meta())
  const text = canonical({
    action: 'forged',
    author: `person-${victim.device}`,
    clock: '001710900000000-00000',
    device: victim.device,
    id: random.id(),
    ops: [{ id: random.id(), row: 'firm', set: { name: [{ name: '伪造' }, []] }, table: 'firm' }],
    previous: '',
    schemaVersion: 1,
    scope: 'org',
  })
  const txs = [{ text, signature: random.pick(world.laptops).seal.sign(`not ${text}`) }]
  await push(world.hub.hub, victim.device, { epoch, incarnation: random.id(), from: 1, prev: '', txs })
}

/** Laptops by device: clones are one to the office. */
export function unique(laptops: readonly Laptop[]): Laptop[] {
  return laptops.filter((l, n) => laptops.findIndex((other) => other.device === l.device) === n)
}
