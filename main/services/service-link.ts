import type { Db } from '../../db/handle.ts'
import { fail } from '../../domain/failure.ts'
import type { ServiceEntry } from '../../domain/service/view.ts'
import type { CommandContext } from '../procedure.ts'
import { serviceOf } from './service-facts.ts'

export type Link = NonNullable<ServiceEntry['link']>

/** Columns that tell the contract of a record that may be linked. */
const tables = { fault: 'fault', service: 'service_record', inspection: 'inspection', faq: 'faq' } as const

/** Stops a link to a record that is not there, belongs to another contract, or is the record itself. */
export function admitLink(ctx: CommandContext, row: string, link: Link): void {
  const { contract } = serviceOf(ctx.db, row).identity
  for (const [name, table] of Object.entries(tables)) {
    const id = link[name as keyof Link]
    if (id === '') continue
    if (id === row) fail('invalid-input', '不能关联到这条记录自己。您写的还在框里。')
    if (contractIdOf(ctx.db, table, id) !== contract)
      fail('not-found', '要关联的记录不在这份合同里，请重新选择。您写的还在框里。')
  }
}

function contractIdOf(db: Db, table: string, id: string): string | undefined {
  return db.prepare(`SELECT contract FROM ${table} WHERE id = ?`).pluck().get(id) as string | undefined
}
