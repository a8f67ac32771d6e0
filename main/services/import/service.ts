import type { Db } from '../../../db/handle.ts'
import type { ServiceDraft } from '../../../domain/import/service.ts'
import { serviceKeys } from '../../../domain/import/target.ts'
import { serviceRecord } from '../../../domain/record/service-record.ts'
import { serviceKindOf } from '../../../domain/service/kind.ts'
import { isInstant } from '../../../domain/service/time.ts'
import { dateOf, epochOf, instantOf } from '../../../domain/time/instant.ts'
import type { CommandContext } from '../../procedure.ts'
import { nextNumber } from '../number.ts'
import type { ImportSource } from './source.ts'

/** Writes a service record of an old sheet. */
export function writeService(ctx: CommandContext, source: ImportSource, row: number, draft: ServiceDraft): void {
  const { contract, batch } = source
  const { prefix } = serviceKindOf(draft.kind)
  const number = nextNumber(ctx.db, 'service_record', contract.id, prefix, dateOf(draft.from))
  const content = [draft.content, draft.remark].filter(Boolean).join('\n')
  ctx.write(serviceRecord, ctx.newId(), contract.scope, {
    identity: {
      contract: contract.id,
      kind: draft.kind,
      number,
      createdAt: ctx.now(),
      createdBy: ctx.author,
    },
    span: { from: draft.from, to: draft.to },
    request: {
      way: draft.way,
      person: draft.person,
      department: draft.department,
      phone: draft.phone,
      askedAt: draft.from,
    },
    subject: { text: draft.subject },
    ...(content === '' ? {} : { content: { text: content } }),
    ...(draft.reply === '' ? {} : { reply: { text: draft.reply, firstAt: draft.from, by: draft.people[0] ?? '' } }),
    result: { state: draft.done ? 'done' : 'open', text: draft.result, leftover: draft.leftover },
    people: { names: [...draft.people] },
    ...(draft.workClass === '' ? {} : { detail: { values: { 'work-class': draft.workClass }, tables: {} } }),
    ...(draft.confirmedBy === '' ? {} : { confirmation: { name: draft.confirmedBy, at: '', way: '' } }),
    backdated: { reason: source.reason(row) },
    imported: { batch, row, number: draft.number },
  })
}

/** Keys of the contract's service records with their numbers, for duplicates. */
export function knownServices(db: Db, contract: string): [string, string][] {
  const rows = db
    .prepare(
      `SELECT number, started, json_extract(subject, '$.text') AS words,
         coalesce(json_extract(imported, '$.number'), '') AS old
       FROM service_record WHERE contract = ? AND void IS NULL`,
    )
    .all(contract) as { number: string; started: string | null; words: string | null; old: string }[]
  return rows.flatMap((r) => {
    if (!isInstant(r.started ?? '')) return []
    const at = instantOf(epochOf(r.started!))
    return [...serviceKeys(r.old, at, r.words ?? ''), ...serviceKeys(r.number, at, '')].map((key): [string, string] => [
      key,
      r.number,
    ])
  })
}
