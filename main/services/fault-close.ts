import { z } from 'zod'
import { readRecord } from '../../db/records.ts'
import { fail } from '../../domain/failure.ts'
import { refusalOf } from '../../domain/fault/admission.ts'
import { reopens } from '../../domain/fault/reopen.ts'
import { fault } from '../../domain/record/fault.ts'
import { dateTimeOf, epochOf } from '../../domain/time/instant.ts'
import { command, type CommandContext } from '../procedure.ts'
import { faultOf, loadFault } from './fault-facts.ts'
import { syncFaultFinding } from './fault-finding.ts'
import { startFault } from './fault-start.ts'
import { backdatingOf, checkTime, writeEntry } from './fault-write.ts'
import { isOwnerLocked, openOwner, ownerOf } from './owner.ts'
import { personName } from './people.ts'

const text = z.string().max(20_000)
const instant = z.string().max(40)

export const faultClose = {
  /** Closes a fault. Fails as `incomplete` naming what is missing, the user's confirmation before all else. */
  close: command(z.strictObject({ fault: z.string(), at: instant, backdated: text.default('') }), (ctx, input) => {
    const scope = openOwner(ctx.db, 'fault', input.fault)
    const facts = loadFault(ctx, input.fault)
    if (facts.state === 'closed') fail('invalid-input', '这条故障已经关闭。')
    if (facts.gaps.length > 0) {
      const confirmation = facts.gaps.find((g) => g.field === 'confirmation')
      const rest = facts.gaps.filter((g) => g !== confirmation).map((g) => g.sentence)
      const first = confirmation ? '没有用户确认，不能关闭' : '还不能关闭'
      const sentence = rest.length > 0 ? `${first}；还缺 ${rest.length} 项：${rest.join('，')}。` : `${first}。`
      fail('incomplete', sentence, Object.fromEntries(facts.gaps.map((g) => [g.field, g.sentence])))
    }
    const refused = refusalOf(
      { type: 'closed', at: input.at, to: '', backdated: '' },
      facts.events,
      facts.state,
      ctx.now(),
    )
    if (refused) fail('invalid-input', refused.sentence, { [refused.field]: refused.sentence })
    const last = facts.events.findLast((e) => !['note', 'waiting', 'transport'].includes(e.entry.type))
    if (last && epochOf(input.at) < epochOf(last.entry.at)) {
      const sentence = `关闭时间早于最后一条经过（${dateTimeOf(last.entry.at)}），请核对。没有关闭，您写的还在框里。`
      fail('invalid-input', sentence, { at: sentence })
    }
    writeEntry(ctx, scope, {
      fault: input.fault,
      type: 'closed',
      at: input.at,
      backdated: backdatingOf(ctx, input.at, input.backdated, facts),
    })
  }),
  /**
   * Takes a fault up again (A14): the same symptom within the agreed days keeps T0 and takes the results back; later,
   * or with another symptom, a new fault is made that names this one as the earlier one.
   */
  reopen: command(
    z.strictObject({ fault: z.string(), at: instant, reason: text, sameSymptom: z.boolean() }),
    (ctx, input) => {
      const facts = loadFault(ctx, input.fault)
      if (facts.state === 'void') fail('read-only', '这条故障已作废，不能重开。')
      if (facts.state === 'open') fail('invalid-input', '这条故障还在处理中，不用重开。')
      checkTime(ctx, input.at, '重开的时间', 'at')
      if (input.reason.trim() === '') fail('incomplete', '请写明为什么重开，例如用户的原话。', { reason: '请写明原因' })
      const rule = reopens(facts, input.at, input.sameSymptom)
      if (rule === 'early') {
        const sentence = '重开的时间早于修复或关闭，请核对。没有保存，您写的还在框里。'
        fail('invalid-input', sentence, { at: sentence })
      }
      if (rule === 'fresh') return { fault: succeed(ctx, input), fresh: true }
      // A finalised record cannot say that the fault came back: reopening begins its correction.
      if (isOwnerLocked(ctx.db, 'fault', input.fault))
        ctx.write(fault, input.fault, facts.fault.scope, {
          correction: { reason: `故障重开：${input.reason}`, at: ctx.now(), by: personName(ctx.db, ctx.author) },
        })
      const scope = openOwner(ctx.db, 'fault', input.fault)
      writeEntry(ctx, scope, {
        fault: input.fault,
        type: 'reopened',
        at: input.at,
        text: input.reason,
        backdated: backdatingOf(ctx, input.at, '', facts),
        detail: { sameSymptom: true },
      })
      return { fault: input.fault, fresh: false }
    },
  ),
  /** Declares a fault void. Its number stays taken and its record readable. */
  void: command(z.strictObject({ fault: z.string(), reason: text }), (ctx, input) => {
    faultOf(ctx.db, input.fault)
    const scope = openOwner(ctx.db, 'fault', input.fault)
    if (input.reason.trim() === '') fail('incomplete', '作废要写明原因，编号会保留。', { reason: '请写明原因' })
    ctx.write(fault, input.fault, scope, { void: { reason: input.reason, at: ctx.now() } })
    syncFaultFinding(ctx, input.fault)
  }),
}

/** A new fault that follows an earlier one as 重复故障. */
function succeed(
  ctx: CommandContext,
  input: { fault: string; at: string; reason: string; sameSymptom: boolean },
): string {
  const row = readRecord(ctx.db, fault, input.fault)!
  const { contract } = ownerOf(ctx.db, 'fault', input.fault)
  const made = startFault(ctx, {
    contract,
    title: row.title?.text ?? '',
    subject: row.subject?.id ?? '',
    reporter: row.reporter ?? { name: '', department: '', phone: '', channel: 'phone' },
    quote: input.reason,
    policy: row.tier?.policy ?? '',
    symptom: input.sameSymptom ? (row.symptom ?? { class: '', text: '' }) : { class: '', text: input.reason },
    reportedAt: input.at,
    backdated: input.reason,
    occurredAt: '',
    service: '',
  })
  ctx.write(fault, made.fault, row.scope, {
    ...(row.subject ? { subject: row.subject } : {}),
    repeat: { of: input.fault, checked: true },
  })
  return made.fault
}
