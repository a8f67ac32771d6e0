import type { Actor } from '../actor.ts'

type Table = 'fault' | 'loaner' | 'force_majeure' | 'service_record'

/** The heads that a screen of the record has been shown. */
async function headsOf(actor: Actor, table: Table, row: string): Promise<Readonly<Record<string, string | null>>> {
  switch (table) {
    case 'fault':
      return (await actor.act('fault', 'view', { fault: row })).record.heads
    case 'loaner':
      return (await actor.act('loaner', 'view', { loaner: row })).record.heads
    case 'force_majeure':
      return (await actor.act('forceMajeure', 'view', { id: row })).record.heads
    case 'service_record':
      return (await actor.act('service', 'view', { service: row })).record.heads
  }
}

/** Sets registers as a form does when its fields are left. */
export async function seal(
  actor: Actor,
  table: Table,
  row: string,
  registers: Readonly<Record<string, unknown>>,
): Promise<void> {
  const heads = await headsOf(actor, table, row)
  for (const [register, value] of Object.entries(registers))
    await actor.act('record', 'edit', { table, row, register, value, seen: heads[register] ?? null, seal: true })
}
