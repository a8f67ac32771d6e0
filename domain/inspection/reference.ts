import type { AdviceGroup } from '../verdict.ts'
import { referenceGroups, verdictNames } from '../verdict.ts'
import { countVerdicts } from './count.ts'
import { isDecimal, subtract } from './decimal.ts'
import type { InspectionFacts, ItemFacts } from './facts.ts'
import { changeText } from './forecast.ts'
import { judgeItem } from './judge.ts'
import type { JudgedRow } from './judgement.ts'
import { measuredText } from './measured-text.ts'
import { nextPeriod } from './next-period.ts'
import { problemsOf, problemTitle } from './problem.ts'

/** A reference for the user's work that the data of this check suggest, never without its basis. */
export interface Reference {
  readonly group: AdviceGroup
  readonly text: string
  readonly basis: string
  readonly party: 'customer' | 'contractor'
  /** Empty where no period follows. */
  readonly due: string
}

const groupOf = { 维护: 'maintenance', 管理: 'management', 升级: 'upgrade' } as const

/**
 * What this check's values, its problems and the period's faults suggest for 维护, 管理 and 升级. Offered until the
 * engineer takes them over or writes their own; a group that the data say nothing about is left to them.
 */
export function proposedReferences(facts: InspectionFacts): Reference[] {
  const due = nextPeriod(facts)?.to ?? ''
  const faults = (facts.work?.statistics.advice ?? []).map((a): Reference => ({
    group: groupOf[a.heading],
    text: a.text,
    basis: a.basis,
    party: 'contractor',
    due,
  }))
  const own = [...maintenance(facts), ...management(facts), ...upgrade(facts)].map((r): Reference => ({ ...r, due }))
  return referenceGroups.flatMap((group) => [...own, ...faults].filter((r) => r.group === group))
}

type Draft = Omit<Reference, 'due'>
type Found = JudgedRow & { readonly item: ItemFacts }

function judgedRows(facts: InspectionFacts): Found[] {
  return facts.items.flatMap((item) =>
    judgeItem(item.item, item.meas.rows, item.meas.subPoints)
      .rows.filter((j) => isDecimal(j.row.value))
      .map((j) => ({ ...j, item })),
  )
}

const told = (f: Found): string => `${f.item.item.id} ${measuredText(f.row, f.measure)}${grown(f)}`

/** `，较上季度+3.10`, where last quarter has the same row. */
function grown({ item, row, measure }: Found): string {
  const before = item.history.at(-1)?.rows.find((r) => r.key === row.key)?.value ?? ''
  if (!isDecimal(before) || !isDecimal(row.value)) return ''
  return subtract(row.value, before) === '0' ? '，与上季度持平' : `，较上季度${changeText(row.value, before, measure)}`
}

/** How the checks came out decides how the next quarter is maintained. */
function maintenance(facts: InspectionFacts): Draft[] {
  const counts = countVerdicts(facts.items)
  if (counts.open > 0 || counts.normal + counts.attention + counts.abnormal === 0) return []
  const names = verdictNames(facts.checklist.words)
  const problems = problemsOf(facts)
  const result = `${counts.total}项检测中${names.normal}${counts.normal}项、${names.attention}${counts.attention}项、${names.abnormal}${counts.abnormal}项`
  const highest = judgedRows(facts)
    .filter((f) => f.measure.unit === '%')
    .sort((a, b) => Number(b.row.value) - Number(a.row.value))[0]
  const basis = [result, ...(highest ? [`${told(highest)}`] : [])].join('；')
  const text =
    problems.length === 0
      ? '各项检测正常，下季度按现有频次继续周期保养检修，重点复核资源使用率的变化。'
      : `下季度保养时优先处理并复测：${problems.map(problemTitle).join('、')}。`
  return [{ group: 'maintenance', text, basis, party: 'contractor' }]
}

/** What expires next is what has to be managed. */
function management(facts: InspectionFacts): Draft[] {
  const [nearest] = judgedRows(facts)
    .filter((f) => f.measure.unit === '天' && (f.measure.attention ?? f.measure.abnormal)?.op.startsWith('<'))
    .sort((a, b) => Number(a.row.value) - Number(b.row.value))
  if (!nearest) return []
  const warned = nearest.measure.attention?.value ?? nearest.measure.abnormal?.value ?? 0
  return [
    {
      group: 'management',
      text:
        Number(nearest.row.value) < warned
          ? '立即启动续期或更新：备料、提交申请、安排安装与业务验证，完成前每周核对进度。'
          : `登记到期日并在剩余${warned}天前启动续期或更新，指定经办人与备用经办人。`,
      basis: told(nearest),
      party: 'customer',
    },
  ]
}

/** Speed and its change say whether the device still suffices. */
function upgrade(facts: InspectionFacts): Draft[] {
  const slowest = judgedRows(facts).find((f) => /^m?s$/.test(f.measure.unit) && f.measure.required)
  if (!slowest) return []
  const bad = 'verdict' in slowest.result && slowest.result.verdict !== 'normal'
  return [
    {
      group: 'upgrade',
      text: bad
        ? '评估性能升级或扩容，升级前在非业务时段测试并备份配置与密钥。'
        : '现有处理能力满足业务，暂不需要升级；业务量明显增长前先复测性能，再决定升级方案。',
      basis: told(slowest),
      party: 'customer',
    },
  ]
}
