import { saveCards } from '../../../db/cards.ts'
import { newKeyPair, sha256, textSigner, verifyText } from '../../../db/crypto.ts'
import { canonical } from '../../../domain/sync/canonical.ts'
import type { DeviceCard, SignedCard } from '../../../domain/sync/protocol.ts'
import type { Rules } from '../../../domain/sync/rules.ts'
import type { Hub } from '../../../hub/feed/hub.ts'
import { sqliteStore } from '../../../hub/store/sqlite/store.ts'
import { type Disk, emptyHub } from './disk.ts'
import { newLaptop } from './laptop.ts'
import type { Laptop, Sealing, SimHub, World } from './model.ts'
import type { Profile } from './profile.ts'
import type { Random } from './random.ts'
import { witness } from './witness.ts'

const cheap: Sealing = {
  make: (name) => ({ publicKey: `key-${name}`, sign: (text) => sha256(`key-${name}${text}`) }),
  verify: (key, text, signature) => sha256(key + text) === signature,
}
const real: Sealing = {
  make() {
    const { privateKey, publicKey } = newKeyPair()
    return { publicKey, sign: textSigner(privateKey) }
  },
  verify: verifyText,
}

export const contracts = ['c1', 'c2'] as const
export const hubId = 'hub'

export async function newWorld(
  random: Random,
  profile: Profile,
  rules: Rules,
  options: { realKeys: boolean; log: (line: string) => void },
): Promise<World> {
  const sealing = options.realKeys ? real : cheap
  const hub = emptyHub()
  const world: World = {
    random,
    profile,
    rules,
    sealing,
    witness: witness(),
    laptops: [],
    disks: [hub],
    stragglers: [],
    hubKey: sealing.make('hub'),
    hub: openHub(hub, sealing, rules),
    hubImages: [],
    images: [],
    stormy: true,
    epochs: 1,
    log: options.log,
  }
  await world.hub.hub.store.write((write) => write.setMeta({ hub: hubId, epoch: 'epoch-1' }))
  const count = 2 + random.below(3)
  for (let n = 0; n < count; n++) await join(world)
  return world
}

export function openHub(on: Disk, sealing: Sealing, rules: Rules): SimHub {
  const hub: Hub = {
    store: sqliteStore(on.db),
    hash: sha256,
    verify: async (key, text, signature) => !rules.signature || sealing.verify(key, text, signature),
    now: () => '2024-03-20T09:00:00.000+08:00',
    minPullSchema: 1,
    onAppended: () => undefined,
    rules,
  }
  return { disk: on, hub }
}

/** A new laptop, paired. */
export async function join(world: World): Promise<Laptop> {
  const { random } = world
  const scopes = random.chance(0.3) ? ['*'] : random.chance(0.7) ? [...contracts] : [random.pick(contracts)]
  const laptop = newLaptop(world, `d${world.laptops.length}`, scopes)
  world.laptops.push(laptop)
  // Pairing ends with the laptop's own card.
  saveCards(laptop.disk.db, [await enrol(world, laptop)])
  return laptop
}

/** Tells the hub of a laptop and what it may read, as the office does. */
export async function enrol(world: World, { device, seal, scopes, everScopes }: Laptop): Promise<SignedCard> {
  return world.hub.hub.store.write(async (write) => {
    const { serial } = await write.meta()
    const card: DeviceCard = {
      hub: hubId,
      serial: serial + 1,
      device,
      publicKey: seal.publicKey,
      name: device,
      kind: 'laptop',
      persons: [`person-${device}`],
      scopes: [...everScopes],
      issuedAt: '',
      revokedAt: '',
    }
    await write.setMeta({ serial: serial + 1 })
    const signature = world.hubKey.sign(canonical(card))
    await write.saveDevice({ card, signature, scopes })
    return { card, signature }
  })
}
