import { readRecord } from '../../../db/records.ts'
import { fail } from '../../../domain/failure.ts'
import { archiveEntry } from '../../../domain/record/archive-entry.ts'
import { certificate } from '../../../domain/record/certificate.ts'
import { device } from '../../../domain/record/device.ts'
import { cost, payment, paymentRow, settlement } from '../../../domain/record/payment.ts'
import type { RecordType } from '../../../domain/record/record-type.ts'
import { dutyRoster, rosterRow, staff } from '../../../domain/record/staff.ts'
import { registerEditProblem } from '../../../domain/register/edit.ts'
import { orgScope } from '../../../domain/sync/op.ts'
import type { CommandContext } from '../../procedure.ts'
import { contractOf } from '../guard.ts'
import { openOwner, ownerOf } from '../owner.ts'
import { personName } from '../people.ts'

/** Registers of the 台账 that a form edits directly. */
export const registerEdits: readonly (readonly [RecordType, readonly string[]])[] = [
  [
    certificate,
    [
      'subject',
      'validity',
      'place',
      'application',
      'review',
      'issue',
      'installation',
      'verification',
      'handover',
      'retirement',
      'revocation',
      'fee',
    ],
  ],
  [device, ['card', 'detail', 'parts', 'state']],
  [archiveEntry, ['entry', 'account', 'original']],
  [staff, ['person', 'service', 'notice']],
  [dutyRoster, ['shifts', 'notice']],
  [payment, ['terms', 'start', 'amount', 'invoice', 'paid', 'funding']],
  [settlement, ['decision', 'sum']],
  [cost, ['entry', 'link']],
]

type Table = 'certificate' | 'device' | 'archive_entry' | 'payment' | 'cost' | 'staff' | 'duty_roster' | 'settlement'

/** What happens to a certificate after its hand-over was signed: stated by no document of its own. */
const afterHandover = new Set(['retirement', 'revocation'])

/**
 * Where a row of a register belongs, after its rules allow the edit. A month's roster and a payment node begin here.
 * `field` is the register of a record that is edited; empty for an act on the whole.
 */
export function admitRegister(ctx: CommandContext, table: Table, row: string, field = ''): string {
  const by = { createdAt: ctx.now(), createdBy: personName(ctx.db, ctx.author) }
  switch (table) {
    case 'staff': {
      const there = readRecord(ctx.db, staff, row)
      if (!there?.identity) fail('not-found', '找不到这位人员。')
      if (there.void) fail('read-only', '这条人员记录已作废，不能再修改。')
      return orgScope
    }
    case 'settlement':
      return contractOf(ctx.db, row).scope
    case 'duty_roster': {
      const [contract, month, ...rest] = row.split(':')
      if (!contract || !/^\d{4}-(0[1-9]|1[0-2])$/.test(month ?? '') || rest.length > 0)
        fail('not-found', '找不到这个月的值班表。')
      const { scope } = contractOf(ctx.db, contract)
      if (!readRecord(ctx.db, dutyRoster, row)?.identity)
        ctx.write(dutyRoster, rosterRow(contract, month!), scope, { identity: { contract, month: month!, ...by } })
      return scope
    }
    case 'payment': {
      const [contract, node, ...rest] = row.split(':')
      if (!contract || !node || rest.length > 0) fail('not-found', '找不到这个付款节点。')
      const { scope } = contractOf(ctx.db, contract)
      if (!readRecord(ctx.db, payment, row)?.identity)
        ctx.write(payment, paymentRow(contract, node), scope, { identity: { contract, node, ...by } })
      return openOwner(ctx.db, 'payment', row)
    }
    case 'certificate': {
      const owner = ownerOf(ctx.db, table, row)
      return afterHandover.has(field) && !owner.void ? owner.scope : openOwner(ctx.db, table, row)
    }
    default:
      return openOwner(ctx.db, table, row)
  }
}

/** Stops a value that contradicts itself or must never be stored. */
export function checkRegisterEdit(table: string, register: string, value: unknown): void {
  const problem = registerEditProblem(table, register, value)
  if (problem) fail('invalid-input', `${problem}您写的还在框里。`)
}
