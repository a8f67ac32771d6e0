import { z } from 'zod'
import { readState, writeState } from '../../db/state.ts'
import { listRecords } from '../../db/records.ts'
import { fail } from '../../domain/failure.ts'
import { proposedConclusion } from '../../domain/inspection/conclusion.ts'
import { countVerdicts } from '../../domain/inspection/count.ts'
import type { InspectionFacts } from '../../domain/inspection/facts.ts'
import { gapsOf } from '../../domain/inspection/gap.ts'
import { judgeItem } from '../../domain/inspection/judge.ts'
import { proposedOutlook } from '../../domain/inspection/outlook.ts'
import { numberPrefix } from '../../domain/inspection/number-prefix.ts'
import { proposedReferences } from '../../domain/inspection/reference.ts'
import { progressOf, totalProgress } from '../../domain/inspection/progress.ts'
import { remindersOf } from '../../domain/inspection/reminder.ts'
import { inspection as inspectionRecord } from '../../domain/record/inspection.ts'
import { siteCommand } from '../../domain/record/organisation.ts'
import { dateOf, daysBetween } from '../../domain/time/instant.ts'
import { periodAt, periodsOf } from '../../domain/time/period.ts'
import { command, type CommandContext, query } from '../procedure.ts'
import { contractOf, isLocked, openForWriting } from './guard.ts'
import { checklistOf, inspectionOf, inspectionsOf, loadFacts } from './inspection-facts.ts'
import { isRenewed } from './pack.ts'
import { packOf } from './pack-version.ts'
import { ownKey, personName } from './people.ts'
import { loadPeriodWork } from './period-work.ts'

/** Where work stopped, on this device. */
export interface Position {
  readonly inspection: string
  readonly step: string
  readonly item: string
  readonly at: string
}
export const positionKey = 'position'

/** What the wizard shows of an inspection that changes while working; the checklist itself is read once. */
export function inspectionView(facts: InspectionFacts, locked: boolean) {
  const plan = facts.inspection.plan!
  return {
    id: facts.id,
    now: facts.now,
    number: plan.number,
    period: plan.period,
    daysLeft: daysBetween(dateOf(facts.now), plan.period.to),
    hospital: facts.contract.hospital?.name ?? '',
    system: facts.contract.system?.name ?? '',
    database: facts.contract.system?.database ?? 'any',
    platform: facts.contract.system?.platform ?? 'any',
    contract: facts.contract.id,
    report: facts.checklist.report,
    renewed: isRenewed(facts.pack, facts.contract.period!),
    locked,
    record: facts.inspection,
    items: facts.items.map((i) => {
      const judgement = judgeItem(i.item, i.meas.rows, i.meas.subPoints, facts.checklist.words)
      return {
        id: i.item.id,
        section: i.section.id,
        number: i.number,
        row: i.row,
        meas: i.meas,
        note: i.note,
        witness: i.witness,
        retest: i.retest,
        heads: i.heads,
        drafts: i.drafts,
        conflicts: i.conflicts,
        findings: i.findings,
        evidence: i.evidence,
        history: i.history,
        progress: progressOf(i),
        judgement: {
          verdict: judgement.verdict,
          sentence: judgement.sentence,
          missing: judgement.missing,
          undecided: judgement.undecided,
          rows: judgement.rows.map((r) => ({ key: r.row.key, result: r.result })),
        },
      }
    }),
    advice: facts.advice,
    carried: facts.carried,
    counts: countVerdicts(facts.items),
    progress: totalProgress(facts),
    gaps: gapsOf(facts),
    reminders: remindersOf(facts),
    conclusion: { proposed: proposedConclusion(facts), text: facts.inspection.conclusion?.text ?? null },
    outlook: { proposed: proposedOutlook(facts), value: facts.inspection.outlook ?? null },
    reports: facts.reports,
    /** Copies to be printed for signature, as agreed for the contract. */
    copies: facts.contract.setting?.copies ?? 2,
  }
}

/** `XJ-2024-Q1-001`: kind, period, sequence within the contract. Void ones keep their number. */
function nextNumber(ctx: CommandContext, contractId: string, report: string, period: string): string {
  const start = `${numberPrefix(report)}-${period}-`
  const taken = listRecords(ctx.db, inspectionRecord, 'contract', contractId).filter((i) =>
    i.plan?.number.startsWith(start),
  ).length
  return `${start}${String(taken + 1).padStart(3, '0')}`
}

const startInput = z.strictObject({ contract: z.string(), period: z.string(), checklist: z.string().optional() })

export const inspection = {
  /**
   * Begins the check of a period by one of the pack's checklists, the first where none is named, or returns the one
   * that exists. What setup knows is written at once.
   */
  start: command(startInput, (ctx, input) => {
    const contract = contractOf(ctx.db, input.contract)
    const body = packOf(ctx.db, contract.pack.sha256)
    const periods = periodsOf(body.cycle, contract.period.start, contract.period.end)
    const period = periods.find((p) => p.id === input.period) ?? fail('not-found', '服务期内没有这个季度。')
    const [first] = body.checklists
    if (!first) fail('not-found', '这份合同包里没有巡检清单，不能开始巡检。')
    const checklist =
      body.checklists.find((c) => c.id === (input.checklist ?? first.id)) ??
      fail('not-found', '这份合同包里没有这张检查清单。')
    const there = inspectionsOf(ctx.db, contract.id).find(
      (i) => i.plan!.period.id === period.id && i.plan!.checklist === checklist.id,
    )
    if (there) return { inspection: there.id }
    const id = ctx.newId()
    const hospital = contract.hospital!
    ctx.write(inspectionRecord, id, contract.scope, {
      plan: {
        contract: contract.id,
        pack: contract.pack.sha256,
        checklist: checklist.id,
        period: { id: period.id, name: period.name, from: period.from, to: period.to },
        number: nextNumber(ctx, contract.id, checklist.report, period.id),
        createdAt: ctx.now(),
        backfilled: dateOf(ctx.now()) > period.to,
      },
      place: { place: `${hospital.name}${hospital.department}` },
      people: {
        inspector: personName(ctx.db, ctx.author),
        reviewer: contract.setting?.reviewer ?? '',
        witness: hospital.contact || `${hospital.department || '信息科'}接口人`,
        witnessDepartment: hospital.department,
      },
    })
    return { inspection: id }
  }),
  /** The pack's checklist as this inspection was made with it, and what the site made of its commands. */
  checklist: query(z.strictObject({ inspection: z.string() }), (ctx, input) => {
    const row = inspectionOf(ctx.db, input.inspection)
    const body = packOf(ctx.db, row.plan.pack)
    const commands = listRecords(ctx.db, siteCommand, 'contract', row.plan.contract)
    return {
      checklist: checklistOf(body, row.plan.checklist),
      commands: commands.map((c) => ({
        id: c.link!.command,
        row: c.id,
        text: c.text?.text ?? null,
        confirmed: c.confirmed,
        heads: c.heads,
      })),
    }
  }),
  /** Everything of an inspection that changes while working. */
  state: query(z.strictObject({ inspection: z.string() }), (ctx, input) =>
    inspectionView(loadFacts(ctx, input.inspection), isLocked(ctx.db, input.inspection)),
  ),
  /** What the data of a check and the faults of its period suggest for the user's 维护, 管理 and 升级. */
  references: query(z.strictObject({ inspection: z.string() }), (ctx, input) => {
    const facts = loadFacts(ctx, input.inspection)
    return proposedReferences({ ...facts, work: loadPeriodWork(ctx, facts.inspection.plan!) })
  }),
  /** Inspections of all contracts, the newest first. */
  list: query(z.strictObject({}), (ctx) =>
    listRecords(ctx.db, inspectionRecord)
      .filter((i) => i.plan)
      .sort((a, b) => (a.plan!.period.from < b.plan!.period.from ? 1 : -1))
      .map((row) => {
        const facts = loadFacts(ctx, row.id, true)
        return {
          id: row.id,
          number: row.plan!.number,
          period: row.plan!.period,
          checklist: facts.checklist.name,
          kind: facts.checklist.report,
          words: facts.checklist.words,
          hospital: facts.contract.hospital?.name ?? '',
          system: facts.contract.system?.name ?? '',
          progress: totalProgress(facts),
          counts: countVerdicts(facts.items),
          void: row.void,
          report: facts.reports.at(-1)?.version?.version ?? null,
          scanned: facts.reports.some((r) => !r.superseded && r.scan),
        }
      }),
  ),
  /** Remembers where work stopped, on this device. */
  remember: command(z.strictObject({ inspection: z.string(), step: z.string(), item: z.string() }), (ctx, input) => {
    writeState(ctx.db, ownKey(ctx, positionKey), JSON.stringify({ ...input, at: ctx.now() } satisfies Position))
  }),
  /** Declares an inspection void. Its number and history stay. */
  void: command(z.strictObject({ inspection: z.string(), reason: z.string().trim().min(1) }), (ctx, input) => {
    const scope = openForWriting(ctx.db, input.inspection)
    ctx.write(inspectionRecord, input.inspection, scope, { void: { reason: input.reason, at: ctx.now() } })
  }),
}

/** Where work stopped, when that inspection still stands. */
export function lastPosition(ctx: Pick<CommandContext, 'db' | 'acting'>): Position | null {
  const text = readState(ctx.db, ownKey(ctx, positionKey))
  return text ? (JSON.parse(text) as Position) : null
}

/** The period that today lies in, else the last one that has begun. */
export function currentPeriod(periods: ReturnType<typeof periodsOf>, today: string) {
  return periodAt(periods, today) ?? periods.findLast((p) => p.to < today)
}
