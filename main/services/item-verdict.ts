import { listRecords } from '../../db/records.ts'
import { fail } from '../../domain/failure.ts'
import type { ItemFacts, Meas } from '../../domain/inspection/facts.ts'
import { judgeItem } from '../../domain/inspection/judge.ts'
import type { Row } from '../../domain/record/record-type.ts'
import { finding, ownFinding } from '../../domain/record/finding.ts'
import { inspectionItem, type SubPointState } from '../../domain/record/inspection.ts'
import type { Verdict } from '../../domain/verdict.ts'
import type { CommandContext } from '../procedure.ts'
import { refuseStale } from '../stale.ts'
import { personName } from './people.ts'
import { newOrder } from './rectification-order.ts'

/**
 * Writes an item's measurement with its link, so that a first edit makes the row. While a value is being typed
 * `seal` is false and it is kept as a draft. Fails as `stale` when `seen` is no longer what stands.
 */
export function writeMeas(
  ctx: CommandContext,
  scope: string,
  inspectionId: string,
  facts: ItemFacts,
  meas: Meas,
  seen: string | null,
  seal = true,
): void {
  const link = { inspection: inspectionId, item: facts.item.id }
  if (seal) return ctx.write(inspectionItem, facts.row, scope, { link, meas }, { meas: seen })
  const head = facts.heads['meas'] ?? null
  refuseStale(ctx.db, head, 'meas', seen)
  ctx.write(inspectionItem, facts.row, scope, { link })
  ctx.draft({ table: inspectionItem.table, row: facts.row, register: 'meas', scope, value: meas, seen: head })
}

/** The measurement after judging it `verdict` as a whole. Fails as `incomplete` when 正常 lacks a required value. */
export function judged(ctx: CommandContext, facts: ItemFacts, verdict: Verdict, reason: string): Meas {
  const { item } = facts
  const { meas } = facts
  const counts = verdict === 'normal' || verdict === 'attention' || verdict === 'abnormal'
  const rows = counts ? meas.rows.map((r) => ({ ...r, pending: false })) : meas.rows
  if (verdict === 'normal') {
    const { missing } = judgeItem(item, rows, meas.subPoints)
    if (missing.length > 0)
      fail('incomplete', `还缺实测值：${missing.join('、')}。粘贴 Ctrl V 或填写。`, { values: missing.join('、') })
  }
  const open = item.subPoints.filter((p) => !meas.subPoints[p.id]?.state)
  const whole = verdict === 'normal' && open.length > 0
  const marked: Record<string, SubPointState> = { ...meas.subPoints }
  if (whole) for (const p of open) marked[p.id] = { state: 'normal', note: marked[p.id]?.note ?? '' }
  return {
    ...meas,
    verdict,
    reason,
    rows,
    subPoints: marked,
    whole: whole || (meas.whole && verdict === 'normal'),
    checker: personName(ctx.db, ctx.author),
    checkedAt: ctx.now(),
  }
}

/**
 * Keeps the item's finding in step with its verdict: 关注 and 异常 open one at once, anything milder withdraws
 * it. What was typed into it is kept, so that judging back and forth loses nothing.
 */
export function syncFinding(
  ctx: CommandContext,
  scope: string,
  plan: { contract: string; inspection: string; period: string; periodId: string },
  facts: ItemFacts,
  verdict: Verdict,
): void {
  const all = listRecords(ctx.db, finding, 'inspection', plan.inspection).filter(
    (f) => f.origin?.item === facts.item.id,
  )
  if (verdict !== 'abnormal' && verdict !== 'attention') {
    for (const f of all)
      if (f.state?.state === 'open')
        ctx.write(finding, f.id, scope, {
          state: { state: 'withdrawn', at: ctx.now(), reason: '本项已改判', by: ctx.author, inspection: '' },
        })
    return
  }
  const open = standing(ctx, plan.inspection, facts.retest)
  const ordered = facts.checklist.words === 'conformity'
  const id = ownFinding(facts.row)
  const first = all.find((f) => f.id === id)
  const origin = {
    contract: plan.contract,
    inspection: plan.inspection,
    item: facts.item.id,
    row: judgeItem(facts.item, facts.meas.rows, facts.meas.subPoints).worst?.key ?? '',
    level: verdict,
    period: plan.period,
    raisedAt: first?.origin?.raisedAt ?? ctx.now(),
    ...(ordered ? { source: 'self-check' as const } : {}),
  }
  ctx.write(finding, id, scope, {
    origin,
    ...(first?.state?.state === open.state ? {} : { state: open }),
    ...(ordered && !first?.rectification ? { rectification: newOrder(ctx, plan.contract, plan.periodId) } : {}),
  })
  for (const f of all)
    if (f.id !== id && f.state?.state === 'withdrawn') ctx.write(finding, f.id, scope, { state: open })
}

type Standing = NonNullable<Row<typeof finding>['state']>

/** How an item's finding stands by itself: open, or closed at once where a repair on the spot was found normal. */
function standing(ctx: CommandContext, inspection: string, retest: ItemFacts['retest']): Standing {
  const repaired = retest?.verdict === 'normal'
  return {
    state: repaired ? 'closed' : 'open',
    at: ctx.now(),
    reason: repaired ? '现场处理，复测正常' : '',
    by: ctx.author,
    inspection: repaired ? inspection : '',
  }
}

/** After a re-test: the item's findings are closed when it was normal, and open again when it no longer is. */
export function settleRetest(
  ctx: CommandContext,
  scope: string,
  inspection: string,
  item: string,
  retest: ItemFacts['retest'],
): void {
  const state = standing(ctx, inspection, retest)
  for (const f of listRecords(ctx.db, finding, 'inspection', inspection)) {
    const now = f.state?.state
    if (f.origin?.item === item && (now === 'open' || now === 'closed') && now !== state.state)
      ctx.write(finding, f.id, scope, { state })
  }
}
