import { z } from 'zod'
import { listRecords } from '../../db/records.ts'
import { readState, writeState } from '../../db/state.ts'
import type { InspectionFacts } from '../../domain/inspection/facts.ts'
import { itemGaps } from '../../domain/inspection/gap.ts'
import { countVerdicts } from '../../domain/inspection/count.ts'
import { progressOf, totalProgress } from '../../domain/inspection/progress.ts'
import { finding } from '../../domain/record/finding.ts'
import { contract } from '../../domain/record/organisation.ts'
import type { Row } from '../../domain/record/record-type.ts'
import { addDays, dateOf, daysBetween, type DateText } from '../../domain/time/instant.ts'
import { type Period, periodsOf } from '../../domain/time/period.ts'
import { command, query, type QueryContext } from '../procedure.ts'
import { recoveredKey } from '../session.ts'
import { checklistOf, inspectionOf, inspectionsOf, loadFacts } from './inspection-facts.ts'
import { currentPeriod, lastPosition } from './inspection.ts'
import { isRenewed } from './pack.ts'
import { packOf } from './pack-version.ts'

/** How one period of a contract stands. */
export type PeriodState = 'done' | 'signed' | 'active' | 'overdue' | 'future'

function periodView(period: Period, facts: InspectionFacts | undefined, today: DateText) {
  const finalised = facts?.reports.some((r) => !r.superseded) ?? false
  const signed = facts?.reports.some((r) => !r.superseded && r.scan) ?? false
  const state: PeriodState = signed
    ? 'signed'
    : finalised
      ? 'done'
      : today > period.to
        ? 'overdue'
        : today < period.from
          ? 'future'
          : 'active'
  return {
    ...period,
    state,
    /** The finalised report was printed for signing. */
    printed: facts?.reports.some((r) => !r.superseded && r.printed) ?? false,
    inspection: facts?.id ?? null,
    progress: facts ? totalProgress(facts) : null,
    counts: facts ? countVerdicts(facts.items) : null,
    /** Days to the last day; negative when it is past. */
    daysLeft: daysBetween(today, period.to),
  }
}

function contractView(ctx: QueryContext, row: Row<typeof contract>, today: DateText) {
  const body = packOf(ctx.db, row.pack!.sha256)
  const service = row.period!
  const periods = periodsOf(body.cycle, service.start, service.end)
  const inspections = inspectionsOf(ctx.db, row.id)
  const views = periods.map((p) => {
    const found = inspections.find((i) => i.plan!.period.id === p.id)
    return periodView(p, found && loadFacts(ctx, found.id, true), today)
  })
  return {
    id: row.id,
    name: body.name,
    system: row.system?.name ?? body.systemName,
    hospital: row.hospital?.name ?? '',
    period: service,
    renewed: isRenewed(body, service),
    rows: body.checklists[0]?.sections.reduce((n, s) => n + s.items.length, 0) ?? 0,
    checklist: body.checklists[0]?.name ?? '',
    current: currentPeriod(periods, today)?.id ?? null,
    /** The day on which the next inspection may begin, when this service period has one more. */
    next: (body.checklists.length > 0 && periods.find((p) => p.from > today)?.from) || null,
    periods: views,
  }
}

/** One line per item for the progress strip. */
function segments(facts: InspectionFacts) {
  return facts.items.map((i) => ({
    id: i.item.id,
    section: i.section.id,
    progress: progressOf(i),
    verdict: i.meas.verdict,
  }))
}

/** The card on top: where to go on. */
function resumeView(ctx: QueryContext, id: string, today: DateText) {
  const facts = loadFacts(ctx, id, true)
  const position = lastPosition(ctx)
  const here = position?.inspection === id ? position : null
  const at = here && facts.items.find((i) => i.item.id === here.item)
  const plan = facts.inspection.plan!
  return {
    inspection: id,
    step: here?.step ?? '',
    item: here?.item ?? '',
    itemName: at ? at.item.name : '',
    itemGaps: at ? itemGaps(at).length : 0,
    at: here?.at ?? '',
    hospital: facts.contract.hospital?.name ?? '',
    period: plan.period,
    daysLeft: daysBetween(today, plan.period.to),
    progress: totalProgress(facts),
    counts: countVerdicts(facts.items),
    segments: segments(facts),
  }
}

/** The section that holds an item: the step at which the wizard opens it. */
function sectionOf(ctx: QueryContext, inspectionId: string, item: string): string {
  const { plan } = inspectionOf(ctx.db, inspectionId)
  const { sections } = checklistOf(packOf(ctx.db, plan.pack), plan.checklist)
  return sections.find((s) => s.items.some((i) => i.id === item))?.id ?? ''
}

export const home = {
  /** What is due, where work stopped, and what is open: everything the home page shows. */
  overview: query(z.strictObject({}), (ctx) => {
    const today = dateOf(ctx.now())
    const contracts = listRecords(ctx.db, contract)
      .filter((c) => c.pack && c.period && !c.void)
      .map((c) => contractView(ctx, c, today))
    const unfinished = contracts.flatMap((c) =>
      c.periods
        .filter((p) => p.inspection && (p.state === 'active' || p.state === 'overdue'))
        .map((p) => p.inspection!),
    )
    const last = lastPosition(ctx)?.inspection
    const resume = last && unfinished.includes(last) ? last : unfinished.at(-1)
    const beginnable = contracts
      .map((c) => ({ contract: c, period: c.periods.find((p) => p.id === c.current) }))
      .find((c) => c.period && !c.period.inspection && c.contract.rows > 0)
    return {
      now: ctx.now(),
      demo: ctx.demo,
      resume: resume ? resumeView(ctx, resume, today) : null,
      start: beginnable
        ? {
            contract: beginnable.contract.id,
            hospital: beginnable.contract.hospital,
            period: beginnable.period!,
            checklist: beginnable.contract.checklist,
            rows: beginnable.contract.rows,
          }
        : null,
      contracts,
      findings: listRecords(ctx.db, finding)
        .filter((f) => f.state?.state === 'open' && f.origin)
        .map((f) => ({
          id: f.id,
          inspection: f.origin!.inspection,
          item: f.origin!.item,
          section: sectionOf(ctx, f.origin!.inspection, f.origin!.item),
          level: f.origin!.level,
          text: f.problem?.description || f.advice?.text || '',
          party: f.advice?.party ?? null,
          due: f.advice?.due ?? '',
          overdue: !!f.advice?.due && f.advice.due < today,
          soon: !!f.advice?.due && f.advice.due >= today && f.advice.due <= addDays(today, 7),
        }))
        .sort((a, b) => ((a.due || '9999') < (b.due || '9999') ? -1 : 1)),
      /** When the last run did not end properly: the time of the last save. Shown once. */
      recovered: readState(ctx.db, recoveredKey) || null,
    }
  }),
  /** The note about the crash was read. */
  acknowledgeRecovery: command(z.strictObject({}), (ctx) => {
    writeState(ctx.db, recoveredKey, '')
  }),
}
