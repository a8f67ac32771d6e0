import type { Db } from '../../db/handle.ts'
import { listRecords, readRecord } from '../../db/records.ts'
import { fail } from '../../domain/failure.ts'
import { contract, firm } from '../../domain/record/organisation.ts'
import { serviceRecord } from '../../domain/record/service-record.ts'
import type { ServiceFacts } from '../../domain/service/facts.ts'
import { gapsOf } from '../../domain/service/gap.ts'
import { serviceKindOf } from '../../domain/service/kind.ts'
import { firstReplyMs } from '../../domain/service/reply.ts'
import type { ServiceEntry, ServiceRow, ServiceState, ServiceView } from '../../domain/service/view.ts'
import { report } from '../../domain/record/report.ts'
import type { QueryContext } from '../procedure.ts'
import { isFinalised } from './guard.ts'
import { ownerEvidence } from './owned.ts'
import { isOwnerLocked } from './owner.ts'
import { packOf } from './pack-version.ts'
import { personName } from './people.ts'

/** Reads a service record that must exist. Fails as `not-found`. */
export function serviceOf(db: Db, id: string): ServiceEntry {
  const row = readRecord(db, serviceRecord, id)
  if (!row?.identity) fail('not-found', '找不到这条服务记录。')
  return row as ServiceEntry
}

export function stateOf(record: Pick<ServiceEntry, 'void' | 'result'>): ServiceState {
  return record.void ? 'void' : record.result?.state === 'done' ? 'done' : 'open'
}

const numbered = ['fault', 'service_record', 'inspection', 'faq'] as const

/** The number of a linked record; empty when there is none. */
function numberOf(db: Db, table: (typeof numbered)[number], id: string): string {
  if (id === '') return ''
  const column = table === 'inspection' ? "json_extract(plan, '$.number')" : 'number'
  return (db.prepare(`SELECT ${column} FROM ${table} WHERE id = ?`).pluck().get(id) as string | undefined) ?? ''
}

/** Reads all that is known of a service record. Fails as `not-found`. */
export function loadService(ctx: QueryContext, id: string): ServiceFacts {
  const { db } = ctx
  const record = serviceOf(db, id)
  const of = readRecord(db, contract, record.identity.contract)!
  const pack = packOf(db, of.pack!.sha256)
  const clauseId = pack.services.find((s) => s.kind === record.identity.kind)?.clause ?? null
  const clause = pack.clauses.find((c) => c.id === clauseId)
  return {
    id,
    now: ctx.now(),
    record,
    kind: serviceKindOf(record.identity.kind),
    state: stateOf(record),
    clause: clause ? { id: clause.id, text: clause.text } : null,
    evidence: ownerEvidence(db, id),
    contract: of,
    firm: readRecord(db, firm, 'firm') ?? null,
    pack,
    author: personName(db, record.identity.createdBy),
    numbers: linkedNumbers(db, record),
    gaps: gapsOf(record),
    firstReplyMs: firstReplyMs(record),
  }
}

function linkedNumbers(db: Db, { link }: ServiceEntry): Record<string, string> {
  const numbers: Record<string, string> = {}
  if (!link) return numbers
  for (const [table, linked] of [
    ['fault', link.fault],
    ['service_record', link.service],
    ['inspection', link.inspection],
    ['faq', link.faq],
  ] as const)
    if (linked !== '') numbers[linked] = numberOf(db, table, linked)
  return numbers
}

/** Everything that the page of a record shows. Fails as `not-found`. */
export function serviceView(ctx: QueryContext, id: string): ServiceView {
  const { record, contract: of, pack, numbers, ...facts } = loadService(ctx, id)
  return {
    id,
    now: facts.now,
    number: record.identity.number,
    contract: {
      id: of.id,
      name: pack.name,
      hospital: of.hospital?.name ?? '',
      system: of.system?.name ?? pack.systemName,
    },
    record,
    kind: facts.kind,
    state: facts.state,
    clause: facts.clause,
    evidence: facts.evidence,
    faultNumber: numbers[record.link?.fault ?? ''] ?? '',
    faqNumber: numbers[record.link?.faq ?? ''] ?? '',
    locked: record.void !== null || isOwnerLocked(ctx.db, 'service_record', id),
    gaps: facts.gaps,
    firstReplyMs: facts.firstReplyMs,
    reports: listRecords(ctx.db, report, 'owner', id),
    numbers,
  }
}

/** Lines of a list, in the order of `ids`. */
export function serviceRows(db: Db, ids: readonly string[]): ServiceRow[] {
  const rows = new Map(listRecords(db, serviceRecord, 'id', ids).map((r) => [r.id, r]))
  const contracts = new Map(listRecords(db, contract).map((c) => [c.id, c]))
  return ids.flatMap((id): ServiceRow[] => {
    const record = rows.get(id)
    if (!record?.identity) return []
    const { identity } = record
    const of = contracts.get(identity.contract)
    return [
      {
        id,
        number: identity.number,
        kind: identity.kind,
        kindName: serviceKindOf(identity.kind).name,
        contract: identity.contract,
        contractName: of?.pack ? packOf(db, of.pack.sha256).name : '',
        hospital: of?.hospital?.name ?? '',
        subject: record.subject?.text ?? '',
        person: record.request?.person ?? '',
        at: record.span?.from ?? identity.createdAt,
        to: record.span?.to ?? '',
        state: stateOf(record),
        people: record.people?.names ?? [],
        faqNumber: numberOf(db, 'faq', record.link?.faq ?? ''),
        faultNumber: numberOf(db, 'fault', record.link?.fault ?? ''),
        finalised: isFinalised(db, id),
        imported: record.imported !== null,
      },
    ]
  })
}
