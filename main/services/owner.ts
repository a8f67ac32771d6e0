import type { Db } from '../../db/handle.ts'
import { readRecord } from '../../db/records.ts'
import { fail } from '../../domain/failure.ts'
import { archiveEntry } from '../../domain/record/archive-entry.ts'
import { attachedProof } from '../../domain/record/attached-proof.ts'
import { certificate } from '../../domain/record/certificate.ts'
import { device } from '../../domain/record/device.ts'
import type { OwnerTable } from '../../domain/record/evidence.ts'
import { fault } from '../../domain/record/fault.ts'
import { finding } from '../../domain/record/finding.ts'
import { forceMajeure } from '../../domain/record/force-majeure.ts'
import { idleStatement } from '../../domain/record/idle-statement.ts'
import { inspection } from '../../domain/record/inspection.ts'
import { loaner } from '../../domain/record/loaner.ts'
import { cost, payment } from '../../domain/record/payment.ts'
import type { RecordType } from '../../domain/record/record-type.ts'
import { serviceRecord } from '../../domain/record/service-record.ts'
import type { CommandContext } from '../procedure.ts'
import { contractOf, isFinalised, openForWriting } from './guard.ts'
import { inspectionOf } from './inspection-facts.ts'

/** A record that evidence and documents may belong to. */
export interface OwnerRef {
  readonly table: OwnerTable
  readonly row: string
}

/** What is known of an owner of any table. */
export interface Owner {
  readonly scope: string
  readonly contract: string
  readonly void: boolean
  readonly correction: { readonly reason: string } | null
}

/** Tables of owners that are one record with an identity, and what they are called. */
const single = {
  fault,
  service_record: serviceRecord,
  loaner,
  force_majeure: forceMajeure,
  certificate,
  device,
  archive_entry: archiveEntry,
  payment,
  cost,
  idle_statement: idleStatement,
  attached_proof: attachedProof,
} as const
const names = {
  fault: '故障',
  service_record: '服务记录',
  loaner: '备机记录',
  force_majeure: '不可抗力记录',
  certificate: '证书记录',
  device: '设备',
  archive_entry: '档案',
  payment: '付款节点',
  cost: '费用',
  idle_statement: '本期未发生确认单',
  attached_proof: '挂接材料',
} as const

/** Reads what evidence or a document belongs to. Fails as `not-found`. */
export function ownerOf(db: Db, table: OwnerTable, id: string): Owner {
  if (table === 'contract') {
    const row = contractOf(db, id)
    return { scope: row.scope, contract: row.id, void: false, correction: null }
  }
  if (table === 'inspection') {
    const row = inspectionOf(db, id)
    return { scope: row.scope, contract: row.plan.contract, void: row.void !== null, correction: row.correction }
  }
  if (table === 'finding') {
    const row = readRecord(db, finding, id)
    if (!row?.origin) fail('not-found', '找不到这个问题。')
    return { scope: row.scope, contract: row.origin.contract, void: row.state?.state === 'withdrawn', correction: null }
  }
  const row = readRecord(db, single[table], id)
  if (!row?.identity) fail('not-found', `找不到这条${names[table]}。`)
  // A record without a document of its own has no correction.
  const correction = 'correction' in row ? (row.correction as Owner['correction']) : null
  return { scope: row.scope, contract: row.identity.contract, void: row.void !== null, correction }
}

/** Opens a correction of a record, or ends it. */
export function setCorrection(
  ctx: CommandContext,
  table: OwnerTable,
  id: string,
  correction: { readonly reason: string; readonly at: string; readonly by: string } | null,
): void {
  const { scope } = ownerOf(ctx.db, table, id)
  if (table === 'contract' || table === 'finding') throw new Error(`a ${table} has no correction`)
  ctx.write<RecordType>(table === 'inspection' ? inspection : single[table], id, scope, { correction })
}

/** True when a finalised document stands and no correction is open: nothing in the record may change. */
export function isOwnerLocked(db: Db, table: OwnerTable, id: string): boolean {
  return table !== 'contract' && !ownerOf(db, table, id).correction && isFinalised(db, id)
}

/** Stops a change of a voided or finalised record. Fails as `read-only` or `not-found`. Returns the scope to write in. */
export function openOwner(db: Db, table: OwnerTable, id: string): string {
  if (table === 'inspection') return openForWriting(db, id)
  const owner = ownerOf(db, table, id)
  if (owner.void) fail('read-only', '这条记录已作废，不能再修改。')
  if (isOwnerLocked(db, table, id)) fail('read-only', '单据已定稿，只读。要修改请先点“更正”，出新版本。')
  return owner.scope
}
