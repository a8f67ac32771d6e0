import type { Db } from '../../../db/handle.ts'
import type { FaultDraft } from '../../../domain/import/fault.ts'
import { faultKeys } from '../../../domain/import/target.ts'
import { type FaultEventType, fault } from '../../../domain/record/fault.ts'
import { dateOf, epochOf, type Instant, instantOf } from '../../../domain/time/instant.ts'
import type { CommandContext } from '../../procedure.ts'
import { type NewEntry, writeEntry } from '../fault-write.ts'
import { nextNumber } from '../number.ts'
import { packOf } from '../pack-version.ts'
import { personName } from '../people.ts'
import type { ImportSource } from './source.ts'

/** Writes a fault of an old sheet: its registers, and an entry for each time that the sheet names. */
export function writeFault(ctx: CommandContext, source: ImportSource, row: number, draft: FaultDraft): void {
  const { contract, batch } = source
  const id = ctx.newId()
  const { subjects } = packOf(ctx.db, contract.pack.sha256).faults
  const subject = subjects.find((s) => s.id === draft.subject)
  ctx.write(fault, id, contract.scope, {
    identity: {
      contract: contract.id,
      number: nextNumber(ctx.db, 'fault', contract.id, 'GZ', dateOf(draft.reportedAt)),
      createdAt: ctx.now(),
      createdBy: personName(ctx.db, ctx.author),
      inspection: '',
      item: '',
      finding: '',
      service: '',
    },
    title: { text: draft.title },
    subject: {
      id: subject?.id ?? '',
      name: subject?.name ?? '',
      model: subject?.model ?? '',
      serial: '',
      asset: '',
      place: '',
    },
    reporter: { ...draft.reporter, channel: draft.channel },
    tier: { policy: draft.policy, quote: '' },
    ...(draft.level ? { level: { level: draft.level } } : {}),
    symptom: draft.symptom,
    ...(draft.scope ? { impact: { scope: draft.scope, from: '', to: '' } } : {}),
    ...(draft.cause.class || draft.cause.text ? { cause: draft.cause } : {}),
    ...(draft.remedy ? { remedy: { text: draft.remedy, kind: null } } : {}),
    ...(draft.result ? { verification: { method: '', result: draft.result } } : {}),
    ...(draft.prevention ? { prevention: { text: draft.prevention } } : {}),
    ...(draft.confirmation.name || draft.confirmation.satisfaction
      ? { confirmation: { ...draft.confirmation, at: '', way: '', opinion: '' } }
      : {}),
    imported: { batch, row, number: draft.number },
  })
  const backdated = source.reason(row)
  const tell = (type: FaultEventType, at: Instant | '', more: Partial<NewEntry> = {}): void => {
    if (at !== '') writeEntry(ctx, contract.scope, { fault: id, type, at, backdated, ...more })
  }
  const work = { by: draft.handler, channel: draft.way }
  tell('occurred', draft.occurredAt)
  tell('reported', draft.reportedAt, { channel: draft.channel, text: draft.symptom.text })
  tell('first_response', draft.respondedAt, work)
  tell('on_site', draft.onSiteAt, { by: draft.handler, channel: 'on-site' })
  tell('repaired', draft.repairedAt, {
    ...work,
    text: [draft.remedy, draft.result].filter(Boolean).join('；'),
    detail: { businessRestored: true },
  })
  if (draft.remark !== '') tell('note', draft.repairedAt || draft.reportedAt, { text: draft.remark })
  tell('closed', draft.closedAt, { by: draft.handler, text: '按原表格记为已关闭' })
}

/** Keys of the contract's faults with their numbers, for duplicates. */
export function knownFaults(db: Db, contract: string): [string, string][] {
  const rows = db
    .prepare(
      `SELECT f.number, json_extract(f.title, '$.text') AS title, json_extract(f.symptom, '$.text') AS words,
         coalesce(json_extract(f.imported, '$.number'), '') AS old,
         (SELECT min(e.at) FROM fault_event e WHERE e.fault = f.id AND e.type = 'reported' AND e.struck IS NULL) AS at
       FROM fault f WHERE f.contract = ? AND f.void IS NULL`,
    )
    .all(contract) as { number: string; title: string | null; words: string | null; old: string; at: string | null }[]
  return rows.flatMap((r) =>
    r.at === null
      ? []
      : [
          ...faultKeys(r.old, instantOf(epochOf(r.at)), r.words ?? '', r.title ?? ''),
          ...faultKeys(r.number, instantOf(epochOf(r.at))),
        ].map((key): [string, string] => [key, r.number]),
  )
}
