import type { Actor } from '../actor.ts'

type Table =
  | 'fault'
  | 'loaner'
  | 'force_majeure'
  | 'service_record'
  | 'certificate'
  | 'device'
  | 'archive_entry'
  | 'staff'
  | 'payment'
  | 'settlement'

type Heads = Readonly<Record<string, string | null>>

/** The heads that a screen of the record has been shown. Lists are read by their contract. */
async function headsOf(actor: Actor, table: Table, row: string, contract: string): Promise<Heads> {
  switch (table) {
    case 'fault':
      return (await actor.act('fault', 'view', { fault: row })).record.heads
    case 'loaner':
      return (await actor.act('loaner', 'view', { loaner: row })).record.heads
    case 'force_majeure':
      return (await actor.act('forceMajeure', 'view', { id: row })).record.heads
    case 'service_record':
      return (await actor.act('service', 'view', { service: row })).record.heads
    case 'certificate':
      return (await actor.act('certificate', 'view', { certificate: row })).record.heads
    case 'device':
      return (await actor.act('device', 'view', { device: row })).record.heads
    case 'archive_entry':
      return (await actor.act('archive', 'index', { contract })).entries.find((e) => e.id === row)!.record.heads
    case 'staff':
      return (await actor.act('staff', 'list', { contract })).rows.find((r) => r.id === row)!.record.heads
    case 'payment':
      return (await actor.act('payment', 'view', { contract })).nodes.find((n) => n.row === row)!.heads
    case 'settlement':
      return (await actor.act('payment', 'view', { contract })).settlement.heads
  }
}

/** Sets registers as a form does when its fields are left. `contract` is needed where only its lists show the record. */
export async function seal(
  actor: Actor,
  table: Table,
  row: string,
  registers: Readonly<Record<string, unknown>>,
  contract = '',
): Promise<void> {
  const heads = await headsOf(actor, table, row, contract)
  for (const [register, value] of Object.entries(registers))
    await actor.act('record', 'edit', { table, row, register, value, seen: heads[register] ?? null, seal: true })
}
