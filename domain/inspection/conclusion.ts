import { type VerdictCounts, countVerdicts } from './count.ts'
import type { InspectionFacts } from './facts.ts'
import { type Problem, problemTitle, problemsOf, stillOpen } from './problem.ts'

/** A stretch of the conclusion; `variable` is what was filled in from the inspection. */
export interface ConclusionPart {
  readonly text: string
  readonly variable?: boolean
}

/** The advice's chapter follows the conclusion, the overview, the sections and last quarter's problems. */
const chaptersBesides = 4

const said = (text: string): ConclusionPart => ({ text })
const filled = (text: string | number): ConclusionPart => ({ text: String(text), variable: true })

/**
 * The overall conclusion in the words customers expect, with the numbers of this inspection: what was checked and how
 * it came out, then what is still open and by when. Used while the engineer has not written their own. `\n` parts
 * paragraphs.
 */
export function proposedConclusion(facts: InspectionFacts): ConclusionPart[] {
  const counts = countVerdicts(facts.items)
  const chapter = `第${facts.checklist.reportOrder.length + chaptersBesides}章`
  const problems = problemsOf(facts)
  const bad = problems.filter((p) => p.level === 'abnormal')
  const attention = problems.filter((p) => p.level === 'attention')
  const parts = [...counted(facts, counts), ...repaired(bad, '异常'), ...repaired(attention, '关注')]
  if (counts.open > 0) return [...parts, said('\n尚有'), filled(counts.open), said('项未检查，完成后给出结论。')]
  if (counts.abnormal > 0)
    return [...parts, ...rectification(bad.filter(stillOpen), attention.filter(stillOpen), chapter)]
  if (counts.attention > 0) return [...parts, ...advised(attention.filter(stillOpen), chapter)]
  if (counts.normal === 0) return parts
  return [...parts, said('\n系统整体运行稳定，未发现影响业务开展的隐患。')]
}

/** `本次巡检依据合同约定，共检查16项（…），其中正常13项、关注2项、异常1项`. */
function counted(facts: InspectionFacts, counts: VerdictCounts): ConclusionPart[] {
  const sections = facts.checklist.reportOrder.flatMap((id) => {
    const section = facts.checklist.sections.find((s) => s.id === id)
    return section ? [`${section.name}${section.items.filter((i) => i.kind === 'check').length}项`] : []
  })
  const points = facts.items
    .filter((i) => i.meas.verdict !== 'unchecked' && i.meas.verdict !== 'not-applicable' && i.meas.verdict !== null)
    .reduce((n, i) => n + i.item.subPoints.filter((p) => i.meas.subPoints[p.id]?.state === 'unchecked').length, 0)
  const head = said(`本次巡检依据合同约定，共检查${counts.total}项（${sections.join('、')}），`)
  if (counts.normal === counts.total && points === 0) return [head, filled('全部检查项结果正常'), said('。')]
  return [
    head,
    said('其中'),
    filled(`正常${counts.normal}项、关注${counts.attention}项、异常${counts.abnormal}项`),
    said('，'),
    counts['not-applicable'] > 0 ? filled(`不适用${counts['not-applicable']}项`) : said('无不适用项'),
    said('，'),
    counts.unchecked + counts.open > 0 ? filled(`未检查${counts.unchecked + counts.open}项`) : said('无未检查项'),
    ...(points > 0 ? [said('；另有'), filled(`${points}个检查子项`), said('未检查，原因见表1-1')] : []),
    said('。'),
  ]
}

function repaired(problems: readonly Problem[], word: string): ConclusionPart[] {
  const items = new Set(problems.filter((p) => p.handled).map((p) => p.item.item.id))
  return items.size === 0 ? [] : [said(`${word}项中现场已处理`), filled(`${items.size}项`), said('并复测正常。')]
}

const sentenceOf = (text: string | undefined): string => (text ?? '').trim().replace(/[。；]$/, '')

/** What is abnormal and open, what it threatens, who has to act by when. */
function rectification(open: readonly Problem[], attention: readonly Problem[], chapter: string): ConclusionPart[] {
  if (open.length === 0) return [said('\n异常项现场均已处理，无待整改的异常项。'), ...advised(attention, chapter)]
  const [first] = open
  const parts = [said('\n待整改的异常项为'), filled(open.map(problemTitle).join('、')), said('。')]
  const impact = open.length === 1 ? sentenceOf(first?.finding.problem?.impact) : ''
  if (impact !== '') parts.push(said(`影响：${impact}。`))
  const due = open.flatMap((p) => (p.finding.advice?.due ? [p.finding.advice.due] : [])).sort()
  const [earliest] = due
  if (earliest === undefined) parts.push(said('整改时间由双方确定，我方提供技术支持并复检。'))
  else if (open.every((p) => p.finding.advice?.party === 'contractor'))
    parts.push(said('我方于'), filled(earliest), said('前完成整改并复检。'))
  else parts.push(said('建议甲方于'), filled(earliest), said('前批准并安排整改，我方提供技术支持并复检。'))
  if (attention.length > 0) parts.push(said(`关注事项已在${chapter}给出改进建议。`))
  return parts
}

function advised(open: readonly Problem[], chapter: string): ConclusionPart[] {
  if (open.length === 0) return [said('\n系统整体运行正常，具备持续运行条件。')]
  return [
    said('\n系统整体运行正常，具备持续运行条件；需关注事项为'),
    filled(open.map(problemTitle).join('、')),
    said(`，已在${chapter}给出改进建议，建议于下季度巡检前完成。`),
  ]
}
