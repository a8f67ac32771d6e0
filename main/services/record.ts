import { z } from 'zod'
import { listDrafts } from '../../db/draft.ts'
import { readRecord } from '../../db/records.ts'
import { Expected, fail } from '../../domain/failure.ts'
import type { Retest } from '../../domain/inspection/facts.ts'
import { clockNote } from '../../domain/record/clock-note.ts'
import { evidence } from '../../domain/record/evidence.ts'
import { fault } from '../../domain/record/fault.ts'
import { finding } from '../../domain/record/finding.ts'
import { forceMajeure } from '../../domain/record/force-majeure.ts'
import { inspection, inspectionItem, itemRow } from '../../domain/record/inspection.ts'
import { loaner } from '../../domain/record/loaner.ts'
import { contract, firm, person, siteCommand } from '../../domain/record/organisation.ts'
import type { RecordType, Seen } from '../../domain/record/record-type.ts'
import { faq, serviceRecord } from '../../domain/record/service-record.ts'
import { editProblem } from '../../domain/service/edit.ts'
import { orgScope } from '../../domain/sync/op.ts'
import { refuseStale } from '../stale.ts'
import { command, type CommandContext } from '../procedure.ts'
import { invalidInput, plainProblem } from '../invalid-input.ts'
import { faqOf } from './faq-learn.ts'
import { checkFaultEdit, faultRegisters, forceMajeureRegisters, loanerRegisters } from './fault-edit.ts'
import { syncFaultFinding } from './fault-finding.ts'
import { contractOf, openForWriting } from './guard.ts'
import { hasItem } from './inspection-facts.ts'
import { settleRetest } from './item-verdict.ts'
import { keepLogo } from './kept-file.ts'
import { openOwner } from './owner.ts'
import { admitRegister, checkRegisterEdit, registerEdits } from './register/edit.ts'
import { serviceOf } from './service-facts.ts'
import { admitLink, type Link } from './service-link.ts'

/** Registers that a form edits directly. Everything else has a procedure that knows its rule. */
const editable: readonly (readonly [RecordType, readonly string[]])[] = [
  [person, ['name']],
  [firm, ['name', 'hotline', 'brand']],
  [contract, ['hospital', 'system', 'period', 'setting', 'sla']],
  [clockNote, ['remark']],
  [siteCommand, ['text', 'confirmed']],
  [inspection, ['place', 'people', 'span', 'method', 'conclusion', 'outlook']],
  [inspectionItem, ['witness', 'note', 'retest']],
  [finding, ['problem', 'advice', 'assignee']],
  [evidence, ['caption', 'position']],
  [
    serviceRecord,
    [
      'span',
      'request',
      'subject',
      'content',
      'reply',
      'result',
      'people',
      'detail',
      'confirmation',
      'link',
      'backdated',
    ],
  ],
  [faq, ['entry']],
  [fault, faultRegisters],
  [loaner, loanerRegisters],
  [forceMajeure, forceMajeureRegisters],
  ...registerEdits,
]

const place = {
  table: z.enum(editable.map(([type]) => type.table)),
  row: z.string().min(1).max(200),
  register: z.string().min(1).max(40),
}

/** Where a row belongs, after its rules allow the edit; makes the row known where it is new. */
function admit(ctx: CommandContext, type: RecordType, row: string, register: string): string {
  const { db } = ctx
  switch (type.table) {
    case 'person':
      return readRecord(db, person, row)?.scope ?? fail('not-found', '找不到这个人。')
    case 'firm':
      return row === 'firm' ? orgScope : fail('not-found', '找不到这家公司。')
    case 'contract': {
      const there = readRecord(db, contract, row)
      return there?.scope ?? fail('not-found', '找不到这份合同。')
    }
    case 'clock_note':
      return readRecord(db, clockNote, row)?.scope ?? fail('not-found', '找不到这条时钟记录。')
    case 'site_command': {
      const [contractId, commandId, ...rest] = row.split(':')
      if (!contractId || !commandId || rest.length > 0) fail('not-found', '找不到这条命令。')
      const { scope } = contractOf(db, contractId)
      ctx.write(siteCommand, row, scope, { link: { contract: contractId, command: commandId } })
      return scope
    }
    case 'inspection':
      return openForWriting(db, row)
    case 'inspection_item': {
      const [inspectionId, item, ...rest] = row.split(':')
      if (!inspectionId || !item || rest.length > 0) fail('not-found', '找不到这个检查项。')
      const scope = openForWriting(db, inspectionId)
      if (!hasItem(db, inspectionId, item)) fail('not-found', '找不到这个检查项。')
      ctx.write(inspectionItem, itemRow(inspectionId, item), scope, { link: { inspection: inspectionId, item } })
      return scope
    }
    case 'finding': {
      const there = readRecord(db, finding, row)
      if (!there?.origin) fail('not-found', '找不到这个问题。')
      return there.origin.inspection === '' ? there.scope : openForWriting(db, there.origin.inspection)
    }
    case 'evidence': {
      const there = readRecord(db, evidence, row)
      return there?.file
        ? openOwner(db, there.file.ownerTable, there.file.owner)
        : fail('not-found', '找不到这件证据。')
    }
    case 'service_record':
      return openOwner(db, 'service_record', row)
    case 'faq':
      return faqOf(db, row)?.scope ?? fail('not-found', '找不到这条常见问题，您写的还在框里。')
    case 'fault':
    case 'loaner':
    case 'force_majeure':
      return openOwner(db, type.table, row)
    case 'certificate':
    case 'device':
    case 'archive_entry':
    case 'payment':
    case 'cost':
    case 'staff':
    case 'duty_roster':
    case 'settlement':
      return admitRegister(ctx, type.table, row, register)
    default:
      throw new Error(`${type.table} has no rule for editing`)
  }
}

function typeOf(table: string, register: string): RecordType {
  const entry = editable.find(([type]) => type.table === table)!
  if (!entry[1].includes(register)) fail('invalid-input', '这一栏不能直接修改。')
  return entry[0]
}

/** Stops a value of a service record that contradicts another or lies in the future. */
function admitServiceValue(ctx: CommandContext, row: string, register: string, value: unknown): void {
  const problem = editProblem(serviceOf(ctx.db, row), register, value, ctx.now())
  if (problem) fail('invalid-input', `${problem}您写的还在框里。`)
  if (register === 'link') admitLink(ctx, row, value as Link)
}

export const record = {
  /**
   * Saves one register of one record. While typing, `seal` is false: the value is durable at once as a draft.
   * On blur, step change and close it is sealed: row, operation and outbox in one transaction.
   */
  edit: command(
    z.strictObject({ ...place, value: z.unknown(), seen: z.string().nullable(), seal: z.boolean() }),
    (ctx, input): { head: string | null } => {
      const type = typeOf(input.table, input.register)
      const schema = type.registers[input.register]!
      const parsed = schema.safeParse(input.value, { error: plainProblem })
      if (!parsed.success) throw new Expected(invalidInput(parsed.error.issues))
      const scope = admit(ctx, type, input.row, input.register)
      if (type.table === serviceRecord.table) admitServiceValue(ctx, input.row, input.register, parsed.data)
      if (type === firm && input.register === 'brand') keepLogo(ctx, (parsed.data as { logo: string }).logo)
      checkFaultEdit(ctx.db, type, input.row, input.register, parsed.data)
      checkRegisterEdit(type.table, input.register, parsed.data)
      const current = readRecord(ctx.db, type, input.row)
      const head = current?.heads[input.register] ?? null
      if (input.seal) {
        seal(ctx, type, input.row, scope, input.register, parsed.data, { [input.register]: input.seen })
      } else {
        refuseStale(ctx.db, head, input.register, input.seen)
        ctx.draft({
          table: input.table,
          row: input.row,
          register: input.register,
          scope,
          value: parsed.data,
          seen: head,
        })
      }
      return { head: readRecord(ctx.db, type, input.row)?.heads[input.register] ?? null }
    },
  ),
  /** Seals every draft of a scope, the oldest first: before a report, at a step change, at close. */
  sealAll: command(z.strictObject({ scope: z.string() }), (ctx, { scope }) => ({ sealed: sealDrafts(ctx, scope) })),
}

/** Seals what is typed in a scope. Returns how many registers that were. */
export function sealDrafts(ctx: CommandContext, scope: string): number {
  const drafts = listDrafts(ctx.db, scope)
  for (const draft of drafts) {
    const type = editable.find(([t]) => t.table === draft.table)?.[0]
    if (type) seal(ctx, type, draft.row, scope, draft.register, draft.value)
  }
  return drafts.length
}

/** Writes a register, and what follows from it: a re-test decides whether the item's findings are closed. */
function seal(
  ctx: CommandContext,
  type: RecordType,
  row: string,
  scope: string,
  register: string,
  value: unknown,
  seen: Seen = {},
): void {
  ctx.write(type, row, scope, { [register]: value } as never, seen)
  if (type.table === fault.table && register === 'prevention') syncFaultFinding(ctx, row)
  if (type.table !== inspectionItem.table || register !== 'retest') return
  const [inspectionId, item] = row.split(':') as [string, string]
  settleRetest(ctx, scope, inspectionId, item, value as Retest | null)
}
