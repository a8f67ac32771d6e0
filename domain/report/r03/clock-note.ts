import { isInstant, reportOf } from '../../fault/timeline.ts'
import { durationText } from '../../time/duration.ts'
import { dateTimeOf } from '../../time/instant.ts'
import { type FaultPaper, msBetween, spanOf } from './context.ts'

/** A minute's difference is not worth a word. */
const delay = 60_000

/** What has to be said beside the table of limits, in numbered-less notes: the first one begins with 注. */
export function clockNotes(paper: FaultPaper): string[] {
  const notes = [
    [paper.year === '' ? '' : `年份均为${paper.year}年。`, entryNote(paper), pauseNote(paper)].join(''),
    ...[...new Set(paper.facts.sla.rows.map((r) => r.note).filter((n) => n !== '' && !n.startsWith('“立即”')))].map(
      (n) => `${n}。`,
    ),
    ...generalNotes(paper),
    ...outerNotes(paper),
    ...paper.facts.sla.notes,
  ]
  return notes.map((text, n) => (n === 0 ? `注：${text}` : `　　${text}`))
}

/** When T0 was typed, and why so late. */
function entryNote({ facts }: FaultPaper): string {
  const entry = reportOf(facts.events)?.entry
  if (!entry || !isInstant(entry.recordedAt)) return ''
  const late = msBetween(entry.at, entry.recordedAt)
  const when = `登记时间 ${dateTimeOf(entry.recordedAt)}`
  const why = entry.backdated ? `，补记原因：${entry.backdated}` : ''
  const doubt = entry.clockDoubt ? '；登记前后设备时钟曾被回拨，时间以用户确认为准' : ''
  return `${when}${late > delay ? `，晚于报障时间${durationText(late, true)}` : '，与报障同时'}${why}${doubt}。`
}

/** What stopped the contract's clock, and what did not. */
function pauseNote(paper: FaultPaper): string {
  const { sla, forceMajeure } = paper.facts
  const waits = sla.intervals
    .filter((i) => i.why !== 'force-majeure')
    .map(
      (i) =>
        `${i.label} ${spanOf(paper, i.from, i.to)}${i.why === 'agreed' ? '（已扣除，有甲方书面同意）' : '（不扣除）'}`,
    )
  const numbers = forceMajeure.map((f) => f.identity?.number ?? '').join('、')
  const majeure = sla.intervals
    .filter((i) => i.why === 'force-majeure')
    .map((i) => `${i.label} ${spanOf(paper, i.from, i.to)}（已扣除）`)
  const waiting = waits.length > 0 ? waits.join('；') : '无等待扣除'
  const force =
    majeure.length > 0
      ? `${majeure.join('；')}，见${numbers}`
      : numbers === ''
        ? '无不可抗力'
        : `不可抗力（${numbers}）未扣除时限`
  return `${waiting}；${force}。`
}

/** A17: section 3 is quoted where the tier's own row prevails. */
function generalNotes({ facts, contractual }: FaultPaper): string[] {
  const { sla, pack } = facts
  if (!contractual) return []
  const row = /-T(\d)$/.exec(sla.policy)?.[1]
  return pack.faults.policies
    .filter((p) => p.kind === 'general' && row !== undefined && !sla.rows.some((r) => r.policy === p.key))
    .map((p) => `合同第三部分另写明“${p.milestones.map((m) => m.quote).join('，')}”；按(1)4第${row}行执行。`)
}

/** A3: the last day by the civil code, beside the strict hours. */
function outerNotes({ facts }: FaultPaper): string[] {
  return facts.sla.rows
    .filter((r) => r.outerLimit !== null)
    .map(
      (r) =>
        `“${r.name}”按168小时从严计算；依民法典第二百零一条至第二百零三条，期间届满为 ${dateTimeOf(r.outerLimit!)}。`,
    )
}
