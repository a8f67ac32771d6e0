import { fail } from '../../domain/failure.ts'
import type { DeviceCard } from '../../domain/sync/protocol.ts'
import type { DeviceRow, StoreWrite } from '../store/store.ts'
import type { Hub } from './hub.ts'
import type { Identity } from './identity.ts'

/** What the office decides of a device. */
export interface DeviceGrant {
  readonly name: string
  readonly kind: DeviceCard['kind']
  /** Persons whose transactions it may sign. */
  readonly persons: readonly string[]
  /** What it may read and write from now on; `*` for all. */
  readonly scopes: readonly string[]
}

/**
 * Issues a device's card: a new one, or the next with what changed. A card only ever grows in persons and scopes, since
 * what was signed under an older one stays good. The same id with another key is refused: that is another device.
 */
export async function issueCard(
  write: StoreWrite,
  hub: Hub,
  identity: Identity,
  device: { readonly id: string; readonly publicKey: string },
  grant: DeviceGrant,
): Promise<DeviceRow> {
  const before = await write.device(device.id)
  if (before && before.card.publicKey !== device.publicKey)
    fail('forbidden', '已有同一编号、密钥不同的电脑。这不是同一台设备，不能使用这个编号。')
  return saveCard(
    write,
    identity,
    {
      hub: identity.id,
      serial: 0,
      device: device.id,
      publicKey: device.publicKey,
      name: grant.name,
      kind: grant.kind,
      persons: union(before?.card.persons, grant.persons),
      scopes: union(before?.card.scopes, grant.scopes),
      issuedAt: hub.now(),
      revokedAt: '',
    },
    grant.scopes,
  )
}

/** Takes every right from a laptop, at once. What it brought stays. The hub's own replica keeps its rights. */
export function revokeDevice(hub: Hub, identity: Identity, id: string): Promise<DeviceRow> {
  return hub.store.write(async (write) => {
    const device = await known(write, id)
    if (device.card.revokedAt !== '') return device
    if (device.card.kind === 'office') fail('forbidden', '这是中心站自己的编号，撤销后办公室页面会停用，不能撤销。')
    return saveCard(write, identity, { ...device.card, revokedAt: hub.now() }, [])
  })
}

/** Changes what the office decided of a device. */
export function changeDevice(
  hub: Hub,
  identity: Identity,
  id: string,
  change: Partial<DeviceGrant>,
): Promise<DeviceRow> {
  return hub.store.write(async (write) => {
    const { card, scopes } = await known(write, id)
    if (card.revokedAt !== '') fail('forbidden', '这台设备已被撤销，请重新配对。')
    return issueCard(
      write,
      hub,
      identity,
      { id, publicKey: card.publicKey },
      { name: card.name, kind: card.kind, persons: card.persons, scopes, ...change },
    )
  })
}

async function known(write: StoreWrite, id: string): Promise<DeviceRow> {
  return (await write.device(id)) ?? fail('not-found', `没有编号为 ${id} 的设备。`)
}

async function saveCard(
  write: StoreWrite,
  identity: Identity,
  card: DeviceCard,
  scopes: readonly string[],
): Promise<DeviceRow> {
  const serial = await write.nextSerial()
  const numbered = { ...card, serial }
  const device = { card: numbered, signature: identity.signCard(numbered), scopes }
  await write.saveDevice(device)
  return device
}

const union = (a: readonly string[] | undefined, b: readonly string[]): string[] => [...new Set([...(a ?? []), ...b])]
