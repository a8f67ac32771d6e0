import type { InspectionFacts, ItemFacts } from './facts.ts'
import { judgeItem } from './judge.ts'
import { measuredText } from './measured-text.ts'
import { type AdviceGroup, adviceGroups, responsiblePartyName, verdictNames } from '../verdict.ts'
import { orElse } from '../or-else.ts'

export type Finding = ItemFacts['findings'][number]

/** A problem of this quarter with the code that its report gives it. */
export interface Problem {
  /** `P01`. */
  readonly code: string
  readonly finding: Finding
  readonly item: ItemFacts
  readonly level: 'abnormal' | 'attention'
  /** Repaired on the spot and found normal again. The first result stays what it was. */
  readonly handled: boolean
}

/** An advice with the code that its report gives it. */
export interface Advice {
  /** `S01`. */
  readonly code: string
  readonly finding: Finding
  readonly group: AdviceGroup
  /** The problem it answers; null for an advice of its own. */
  readonly problem: Problem | null
  /** The item it belongs to; null for a general one. */
  readonly item: ItemFacts | null
}

/** Items in the contract's order, section by section, as the report prints them. */
export function reportItems(facts: InspectionFacts): ItemFacts[] {
  return facts.checklist.reportOrder.flatMap((section) => facts.items.filter((i) => i.section.id === section))
}

const code = (letter: string, index: number): string => `${letter}${String(index + 1).padStart(2, '0')}`

/** Problems in the order of what they ask for: 异常 before 关注, open before repaired, then the contract's order. */
export function problemsOf(facts: InspectionFacts): Problem[] {
  const found = reportItems(facts).flatMap((item) =>
    item.findings.flatMap((finding) => {
      const level = finding.origin?.level
      if (level !== 'abnormal' && level !== 'attention') return []
      return [{ finding, item, level, handled: item.retest?.verdict === 'normal' }]
    }),
  )
  const rank = (p: (typeof found)[number]): number => (p.level === 'abnormal' ? 0 : 2) + (p.handled ? 1 : 0)
  return found
    .map((problem, place) => ({ problem, place }))
    .sort((a, b) => rank(a.problem) - rank(b.problem) || a.place - b.place)
    .map(({ problem }, index) => ({ ...problem, code: code('P', index) }))
}

/** Advice of the groups that the contract names, numbered through. Advice without a group is not in it. */
export function numberedAdvice(facts: InspectionFacts, problems: readonly Problem[]): Advice[] {
  const own = reportItems(facts).flatMap((item) =>
    item.findings.filter((f) => f.origin?.level === 'advice').map((finding) => ({ finding, item, problem: null })),
  )
  const all = [
    ...problems.map((problem) => ({ finding: problem.finding, item: problem.item, problem })),
    ...own,
    ...facts.advice.map((finding) => ({ finding, item: null, problem: null })),
  ].filter(({ finding }) => (finding.advice?.text.trim() ?? '') !== '')
  return printedGroups(facts.checklist, all)
    .flatMap((group) => all.filter((a) => a.finding.advice?.group === group).map((a) => ({ ...a, group })))
    .map((advice, index) => ({ ...advice, code: code('S', index) }))
}

/** The groups that a report has a heading for: those it owes, then others that somebody gave advice in. */
export function printedGroups(
  checklist: Pick<InspectionFacts['checklist'], 'adviceGroups'>,
  all: readonly { readonly finding: Finding }[],
): AdviceGroup[] {
  const { adviceGroups: owed } = checklist
  return [
    ...owed,
    ...adviceGroups.filter((g) => !owed.includes(g) && all.some(({ finding }) => finding.advice?.group === g)),
  ]
}

/** `EBILL_DATA 使用率93.41%`: the measured row that the finding is about, or empty. */
export function findingValue(finding: Finding, item: ItemFacts): string {
  const judged = judgeItem(item.item, item.meas.rows, item.meas.subPoints).rows.find(
    (j) => j.row.key === finding.origin?.row,
  )
  return judged ? measuredText(judged.row, judged.measure) : ''
}

/** What the problem is in a few words: `用户表空间 EBILL_DATA 使用率93.41%`. */
export function problemTitle(problem: Problem): string {
  const value = findingValue(problem.finding, problem.item)
  if (value !== '') return `${problem.item.item.name} ${value}`
  const [first = ''] = (problem.finding.problem?.description ?? '').trim().split(/[。；\n]/)
  return orElse(first, `${problem.item.item.name}${levelText(problem)}`)
}

function levelText({ item, level }: Problem): string {
  if (item.checklist.words === 'conformity') return verdictNames('conformity')[level]
  return level === 'abnormal' ? '异常' : '需关注'
}

export function partyName(finding: Finding): string {
  return finding.advice?.party ? responsiblePartyName[finding.advice.party] : '待确定'
}

/** The date it has to be done by; repaired on the spot it needs none. */
export function dueText(finding: Finding, handled = false): string {
  return orElse(finding.advice?.due, handled ? '现场完成' : '待确定')
}

const states = { open: '待整改', closed: '已关闭', accepted: '接受风险', withdrawn: '已撤销' } as const

/** 当前状态, apart from the first result. */
export function stateText(problem: Problem): string {
  const state = problem.finding.state?.state ?? 'open'
  return problem.handled ? '现场已处理' : states[state]
}

/** Still to be done after this inspection. */
export function stillOpen(problem: Problem): boolean {
  return !problem.handled && (problem.finding.state?.state ?? 'open') === 'open'
}
