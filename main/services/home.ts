import { z } from 'zod'
import { listRecords } from '../../db/records.ts'
import { readState, writeState } from '../../db/state.ts'
import type { InspectionFacts } from '../../domain/inspection/facts.ts'
import { itemGaps } from '../../domain/inspection/gap.ts'
import { countVerdicts } from '../../domain/inspection/count.ts'
import { progressOf, totalProgress } from '../../domain/inspection/progress.ts'
import type { Checklist } from '../../domain/pack/schema.ts'
import { finding } from '../../domain/record/finding.ts'
import { contract } from '../../domain/record/organisation.ts'
import type { Row } from '../../domain/record/record-type.ts'
import { addDays, dateOf, daysBetween, type DateText } from '../../domain/time/instant.ts'
import { type Period, periodsOf } from '../../domain/time/period.ts'
import { command, query, type QueryContext } from '../procedure.ts'
import { recoveredKey } from '../session.ts'
import { sectionOf } from './finding-follow.ts'
import { inspectionsOf, loadFacts } from './inspection-facts.ts'
import { currentPeriod, lastPosition } from './inspection.ts'
import { isRenewed } from './pack.ts'
import { packOf } from './pack-version.ts'

/** How one check of a period stands; a period stands as the one of its checks that needs most. */
export type CheckState = 'done' | 'signed' | 'active' | 'overdue' | 'future'

const urgency: Readonly<Record<CheckState, number>> = { overdue: 0, active: 1, done: 2, signed: 3, future: 4 }

/** One checklist of one period. */
function checkView(checklist: Checklist, period: Period, facts: InspectionFacts | undefined, today: DateText) {
  const finalised = facts?.reports.some((r) => !r.superseded) ?? false
  const signed = facts?.reports.some((r) => !r.superseded && r.scan) ?? false
  const state: CheckState = signed
    ? 'signed'
    : finalised
      ? 'done'
      : today > period.to
        ? 'overdue'
        : today < period.from
          ? 'future'
          : 'active'
  return {
    checklist: checklist.id,
    name: checklist.name,
    report: checklist.report,
    rows: rowsOf(checklist),
    state,
    /** The finalised report was printed for signing. */
    printed: facts?.reports.some((r) => !r.superseded && r.printed) ?? false,
    inspection: facts?.id ?? null,
    progress: facts ? totalProgress(facts) : null,
    counts: facts ? countVerdicts(facts.items) : null,
  }
}

const rowsOf = (checklist: Checklist): number => checklist.sections.reduce((n, s) => n + s.items.length, 0)

function periodView(period: Period, checks: readonly ReturnType<typeof checkView>[], today: DateText) {
  const [first] = [...checks].sort((a, b) => urgency[a.state] - urgency[b.state])
  return {
    ...period,
    state: first?.state ?? ('future' as CheckState),
    checks,
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
    const checks = body.checklists.map((list) => {
      const found = inspections.find((i) => i.plan!.period.id === p.id && i.plan!.checklist === list.id)
      return checkView(list, p, found && loadFacts(ctx, found.id, true), today)
    })
    return periodView(p, checks, today)
  })
  return {
    id: row.id,
    name: body.name,
    system: row.system?.name ?? body.systemName,
    hospital: row.hospital?.name ?? '',
    period: service,
    renewed: isRenewed(body, service),
    /** Rows that the customer counts, of all checklists; 0 where the pack has none. */
    rows: body.checklists.reduce((n, c) => n + rowsOf(c), 0),
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
    checklist: facts.checklist.name,
    words: facts.checklist.words,
    daysLeft: daysBetween(today, plan.period.to),
    progress: totalProgress(facts),
    counts: countVerdicts(facts.items),
    segments: segments(facts),
  }
}

export const home = {
  /** What is due, where work stopped, and what is open: everything the home page shows. */
  overview: query(z.strictObject({}), (ctx) => {
    const today = dateOf(ctx.now())
    const contracts = listRecords(ctx.db, contract)
      .filter((c) => c.pack && c.period && !c.void)
      .map((c) => contractView(ctx, c, today))
    const unfinished = contracts.flatMap((c) =>
      c.periods.flatMap((p) =>
        p.checks.flatMap((k) =>
          k.inspection && (k.state === 'active' || k.state === 'overdue') ? [k.inspection] : [],
        ),
      ),
    )
    const last = lastPosition(ctx)?.inspection
    const resume = last && unfinished.includes(last) ? last : unfinished.at(-1)
    const beginnable = contracts
      .flatMap((c) => {
        const period = c.periods.find((p) => p.id === c.current)
        const check = period?.checks.find((k) => !k.inspection)
        return period && check ? [{ contract: c, period, check }] : []
      })
      .sort((a, b) => a.period.daysLeft - b.period.daysLeft)[0]
    return {
      now: ctx.now(),
      demo: ctx.demo,
      resume: resume ? resumeView(ctx, resume, today) : null,
      start: beginnable
        ? {
            contract: beginnable.contract.id,
            hospital: beginnable.contract.hospital,
            period: beginnable.period,
            checklist: { id: beginnable.check.checklist, name: beginnable.check.name, rows: beginnable.check.rows },
          }
        : null,
      contracts,
      findings: listRecords(ctx.db, finding)
        .filter((f) => f.state?.state === 'open' && f.origin)
        .map((f) => ({
          id: f.id,
          inspection: f.origin!.inspection,
          fault: f.origin!.fault ?? '',
          item: f.origin!.item,
          section: sectionOf(ctx, f.origin!.inspection, f.origin!.item),
          level: f.origin!.level,
          /** Number of its rectification order, or empty. */
          order: f.rectification?.number ?? '',
          text: f.problem?.description || f.advice?.text || '',
          party: f.advice?.party ?? null,
          due: f.advice?.due ?? '',
          overdue: !!f.advice?.due && f.advice.due < today,
          soon: !!f.advice?.due && f.advice.due >= today && f.advice.due <= addDays(today, 7),
        }))
        .sort((a, b) => ((a.due || '9999') < (b.due || '9999') ? -1 : 1)),
      /** When the last run did not end properly: the time of the last save. Shown once. */
      recovered: ctx.acting ? null : readState(ctx.db, recoveredKey) || null,
    }
  }),
  /** The note about the crash was read. */
  acknowledgeRecovery: command(z.strictObject({}), (ctx) => {
    writeState(ctx.db, recoveredKey, '')
  }),
}
