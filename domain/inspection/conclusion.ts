import { type VerdictCounts, countVerdicts } from './count.ts'
import { type Verdict, verdictNames } from '../verdict.ts'
import type { InspectionFacts } from './facts.ts'
import { type Problem, problemTitle, problemsOf, stillOpen } from './problem.ts'
import { chapterOf, type Terms, termsOf } from './terms.ts'

/** A stretch of the conclusion; `variable` is what was filled in from the inspection. */
export interface ConclusionPart {
  readonly text: string
  readonly variable?: boolean
}

/** The words and the chapter that the conclusion speaks with. */
interface Say {
  readonly names: Readonly<Record<Verdict, string>>
  readonly terms: Terms
  readonly chapter: string
}

const watchedText = (names: Say['names']): string => (names.attention === '关注' ? '需关注' : names.attention)
const said = (text: string): ConclusionPart => ({ text })
const filled = (text: string | number): ConclusionPart => ({ text: String(text), variable: true })

/**
 * The overall conclusion in the words customers expect, with the numbers of this inspection: what was checked and how
 * it came out, then what is still open and by when. Used while the engineer has not written their own. `\n` parts
 * paragraphs.
 */
export function proposedConclusion(facts: InspectionFacts): ConclusionPart[] {
  const counts = countVerdicts(facts.items)
  const { checklist } = facts
  const advice = chapterOf(checklist, 'advice') ?? chapterOf(checklist, 'rectification')
  const say: Say = {
    names: verdictNames(checklist.words),
    terms: termsOf(checklist),
    chapter: advice === null ? '各检查项' : `第${advice}章`,
  }
  const problems = problemsOf(facts)
  const bad = problems.filter((p) => p.level === 'abnormal')
  const attention = problems.filter((p) => p.level === 'attention')
  const parts = [
    ...counted(facts, counts, say),
    ...repaired(bad, say.names.abnormal),
    ...repaired(attention, say.names.attention),
  ]
  if (counts.open > 0) return [...parts, said('\n尚有'), filled(counts.open), said('项未检查，完成后给出结论。')]
  if (counts.abnormal > 0) return [...parts, ...rectification(bad.filter(stillOpen), attention.filter(stillOpen), say)]
  if (counts.attention > 0) return [...parts, ...advised(attention.filter(stillOpen), say)]
  if (counts.normal === 0) return parts
  return [...parts, said(`\n${say.terms.calm}，未发现影响业务开展的隐患。`)]
}

/** `本次巡检依据合同约定，共检查16项（…），其中正常13项、关注2项、异常1项`. */
function counted(facts: InspectionFacts, counts: VerdictCounts, { names, terms }: Say): ConclusionPart[] {
  const sections = facts.checklist.reportOrder.flatMap((id) => {
    const section = facts.checklist.sections.find((s) => s.id === id)
    return section ? [`${section.name}${section.items.filter((i) => i.kind === 'check').length}项`] : []
  })
  const points = facts.items
    .filter((i) => i.meas.verdict !== 'unchecked' && i.meas.verdict !== 'not-applicable' && i.meas.verdict !== null)
    .reduce((n, i) => n + i.item.subPoints.filter((p) => i.meas.subPoints[p.id]?.state === 'unchecked').length, 0)
  const head = said(`本次${terms.act}依据合同约定，共检查${counts.total}项（${sections.join('、')}），`)
  if (counts.normal === counts.total && points === 0) return [head, filled(`全部检查项结果${names.normal}`), said('。')]
  return [
    head,
    said('其中'),
    filled(
      `${names.normal}${counts.normal}项、${names.attention}${counts.attention}项、${names.abnormal}${counts.abnormal}项`,
    ),
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
function rectification(open: readonly Problem[], attention: readonly Problem[], say: Say): ConclusionPart[] {
  const { abnormal, attention: watched } = say.names
  if (open.length === 0)
    return [said(`\n${abnormal}项现场均已处理，无待整改的${abnormal}项。`), ...advised(attention, say)]
  const [first] = open
  const parts = [said(`\n待整改的${abnormal}项为`), filled(open.map(problemTitle).join('、')), said('。')]
  const impact = open.length === 1 ? sentenceOf(first?.finding.problem?.impact) : ''
  if (impact !== '') parts.push(said(`影响：${impact}。`))
  const due = open.flatMap((p) => (p.finding.advice?.due ? [p.finding.advice.due] : [])).sort()
  const [earliest] = due
  if (earliest === undefined) parts.push(said('整改时间由双方确定，我方提供技术支持并复检。'))
  else if (open.every((p) => p.finding.advice?.party === 'contractor'))
    parts.push(said('我方于'), filled(earliest), said('前完成整改并复检。'))
  else parts.push(said('建议甲方于'), filled(earliest), said('前批准并安排整改，我方提供技术支持并复检。'))
  if (attention.length > 0) parts.push(said(`${watched}事项已在${say.chapter}给出改进建议。`))
  return parts
}

function advised(open: readonly Problem[], { names, terms, chapter }: Say): ConclusionPart[] {
  if (open.length === 0) return [said(`\n${terms.fair}，具备持续运行条件。`)]
  return [
    said(`\n${terms.fair}，具备持续运行条件；${watchedText(names)}事项为`),
    filled(open.map(problemTitle).join('、')),
    said(`，已在${chapter}给出改进建议，建议于下季度${terms.act}前完成。`),
  ]
}
