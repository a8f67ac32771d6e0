import { contradiction, judgeItem } from './judge.ts'
import type { InspectionFacts, ItemFacts } from './facts.ts'
import { adviceGroupName, type AdviceGroup, mayBeNone, type NamedGroup, verdictNames } from '../verdict.ts'

/** A step of the guided inspection: `prepare`, one per section of the checklist by its id, `conclusion`, `report`. */
export type StepId = string

/** Something that is still missing. The first one is where F8 jumps. */
export interface Gap {
  readonly step: StepId
  /** Item id, or empty. */
  readonly item: string
  /** Where on that screen, for the focus: `verdict`, `reason`, `description`, `place`… */
  readonly field: string
  /** In a few words: `建议完成时间`. */
  readonly label: string
  /** As a sentence: `网络安全防护建议未填写，也未确认“本季度无”。` */
  readonly sentence: string
}

/** The register that says `本季度无` for a group of advice. */
export const noneRegister: Readonly<Record<NamedGroup, 'noneTuning' | 'nonePrevention' | 'noneSecurity'>> = {
  tuning: 'noneTuning',
  prevention: 'nonePrevention',
  security: 'noneSecurity',
}

/** What is missing before the inspection may be finalised, in the order of work. */
export function gapsOf(facts: InspectionFacts): Gap[] {
  return [...prepareGaps(facts), ...facts.items.flatMap(itemGaps), ...conclusionGaps(facts)]
}

const conflictSentence = '两台电脑写了不同的内容，需要选定。'

/** Registers of the item, its findings and its evidence that two devices set without knowing of each other. */
export function conflictsOf(facts: ItemFacts): readonly string[] {
  return [facts, ...facts.findings, ...facts.evidence].flatMap((r) => r.conflicts)
}

function prepareGaps(facts: InspectionFacts): Gap[] {
  const gap = (field: string, label: string): Gap => ({
    step: 'prepare',
    item: '',
    field,
    label,
    sentence: `${label}未填写。`,
  })
  const gaps: Gap[] = facts.inspection.conflicts.map(() => ({
    ...gap('conflict', '冲突待决定'),
    sentence: conflictSentence,
  }))
  if (!facts.inspection.place?.place.trim()) gaps.push(gap('place', '检查地点'))
  if (!facts.inspection.people?.inspector.trim()) gaps.push(gap('inspector', '检查人'))
  if (!facts.inspection.people?.witness.trim()) gaps.push(gap('witness', '院方见证人'))
  if (!facts.firm?.hotline?.phone.trim())
    gaps.push({
      step: 'prepare',
      item: '',
      field: 'hotline',
      label: '7×24 热线电话',
      sentence: '7×24 热线电话未填写，合同要求印在每份报告上。',
    })
  return gaps
}

/** What an item still needs. An item nobody has looked at has exactly one gap. */
export function itemGaps(facts: ItemFacts): Gap[] {
  const { item, meas } = facts
  if (item.kind === 'report') return []
  const gap = (field: string, label: string, sentence: string): Gap => ({
    step: facts.section.id,
    item: item.id,
    field,
    label,
    sentence,
  })
  const gaps: Gap[] = conflictsOf(facts).map(() => gap('conflict', '冲突待决定', conflictSentence))
  const names = verdictNames(facts.checklist.words)
  const judged = judgeItem(item, meas.rows, meas.subPoints)
  if (meas.verdict === null) {
    const waiting = meas.rows.some((r) => r.pending)
    return [
      ...gaps,
      gap('verdict', waiting ? '待确认' : '结果', waiting ? '已识别出数值，等您确认结果。' : '还没有结果。'),
    ]
  }
  if (meas.verdict === 'not-applicable' || meas.verdict === 'unchecked') {
    if (!meas.reason.trim()) gaps.push(gap('reason', '理由', '需要写明理由。'))
    if (contradiction(meas.verdict, judged.worst ? judged.verdict : null))
      gaps.push(gap('verdict', '结果与实测值矛盾', '结果与实测值矛盾。'))
    return gaps
  }
  for (const missing of judged.missing) gaps.push(gap('values', missing, `还缺实测值：${missing}。`))
  for (const sentence of judged.undecided) gaps.push(gap('values', '无法判定的数值', sentence))
  if (meas.rows.some((r) => r.pending)) gaps.push(gap('values', '未确认的数值', '粘贴识别出的数值还没有确认。'))
  if (contradiction(meas.verdict, judged.verdict)) gaps.push(gap('verdict', '结果与实测值矛盾', '结果与实测值矛盾。'))
  const open = item.subPoints.filter((p) => !meas.subPoints[p.id]?.state)
  if (open.length > 0) gaps.push(gap('sub-points', `${open.length} 个子项`, `还有 ${open.length} 个子项没有标记。`))
  const unexplained = item.subPoints.filter((p) => {
    const state = meas.subPoints[p.id]
    return (state?.state === 'not-applicable' || state?.state === 'unchecked') && !state.note.trim()
  })
  if (unexplained.length > 0)
    gaps.push(gap('sub-points', `${unexplained[0]!.name}的理由`, `子项“${unexplained[0]!.name}”需要写明理由。`))
  const needed = item.evidence[meas.verdict]
  if (facts.evidence.length < needed)
    gaps.push(
      gap('evidence', '证据', `${meas.verdict === 'abnormal' ? names.abnormal : '本项'}至少要 ${needed} 件证据。`),
    )
  if (meas.verdict === 'normal') return gaps
  return [...gaps, ...findingGaps(facts, gap)]
}

function findingGaps(facts: ItemFacts, gap: (field: string, label: string, sentence: string) => Gap): Gap[] {
  const gaps: Gap[] = []
  // Repaired on the spot and found normal: nobody owes anything any more, so no date is asked for.
  const repaired = facts.retest?.verdict === 'normal'
  if (facts.findings.length === 0) gaps.push(gap('description', '问题描述', '问题描述未填写。'))
  for (const [n, finding] of facts.findings.entries()) {
    const at = (field: string): string => (n === 0 ? field : `${field}-${n}`)
    const need = (field: string, label: string): void => void gaps.push(gap(at(field), label, `${label}未填写。`))
    if (!finding.problem?.description.trim()) need('description', '问题描述')
    if (!finding.problem?.risk) need('risk', '风险等级')
    if (!finding.advice?.text.trim()) need('advice', '改进建议')
    if (!finding.advice?.group && facts.checklist.adviceGroups.length > 0) need('group', '建议类别')
    if (!finding.advice?.party) need('party', '责任方')
    if (!finding.advice?.due && !repaired) need('due', '建议完成时间')
    // An order names the one who has to put it right.
    if (facts.checklist.words === 'conformity' && !finding.assignee?.name.trim() && !repaired)
      need('assignee', '责任人')
  }
  return gaps
}

function conclusionGaps(facts: InspectionFacts): Gap[] {
  const gaps: Gap[] = []
  for (const group of facts.checklist.adviceGroups) {
    if (adviceOf(facts, group).length > 0) continue
    const optional = mayBeNone(group)
    if (optional && facts.inspection[noneRegister[group]]?.confirmed) continue
    const label = `${adviceGroupName[group]}${adviceNoun(group)}`
    gaps.push({
      step: 'conclusion',
      item: '',
      field: `none-${group}`,
      label,
      sentence: optional
        ? `${label}未填写，也未确认“本季度无”。`
        : `${label}未填写，合同要求每次检修都要给出并写明理由。`,
    })
  }
  for (const advice of facts.advice)
    for (const _ of advice.conflicts)
      gaps.push({ step: 'conclusion', item: '', field: 'conflict', label: '冲突待决定', sentence: conflictSentence })
  for (const [n, advice] of facts.advice.entries())
    if (!advice.advice?.text.trim())
      gaps.push({
        step: 'conclusion',
        item: '',
        field: `advice-${n}`,
        label: '建议内容',
        sentence: '有一条建议没有内容。',
      })
    else if (needsBasis(advice.advice.group) && !advice.advice.basis.trim())
      gaps.push({
        step: 'conclusion',
        item: '',
        field: `basis-${n}`,
        label: '数据依据',
        sentence: '有一条参考依据没有写明数据依据，合同要求理由充分。',
      })
  return gaps
}

const needsBasis = (group: AdviceGroup | null): boolean => group !== null && !mayBeNone(group)

/** `调优建议`, `维护参考依据`. */
export function adviceNoun(group: AdviceGroup): string {
  return mayBeNone(group) ? '建议' : '参考依据'
}

/** All advice of one group (contract A-025 asks for three), item findings first. */
export function adviceOf(facts: InspectionFacts, group: AdviceGroup): InspectionFacts['advice'] {
  return [...facts.items.flatMap((i) => i.findings), ...facts.advice].filter((f) => f.advice?.group === group)
}
