import type { ItemFacts } from '../../inspection/facts.ts'
import { measuredText } from '../../inspection/measured-text.ts'
import { riskName, type Wording, verdictNames } from '../../verdict.ts'
import type { Card, CardRow, Inline, Span } from '../block.ts'
import { signedVerdict } from '../cell.ts'
import { orElse } from '../../or-else.ts'
import { conclusionText, isConclusion } from './conclusion-text.ts'
import type { Context } from './context.ts'
import type { Exhibits } from './figures.ts'
import { type Problem, dueText } from '../../inspection/problem.ts'
import { problemRows } from './problem-rows.ts'
import { whenText } from './quarter.ts'
import { printedVerdict, reasonOf } from './unchecked.ts'
import { rowVerdict, valuesOf } from './values.ts'

/** Sections whose cards print sub-points instead of object and method: what is checked is the sub-points. */
const functionalSection = 'business'

/** The card of one checked item: what the contract says, what was done, what was found. */
export function cardOf(context: Context, item: ItemFacts, exhibits: Exhibits): Card {
  const verdict = printedVerdict(item)
  const problems = context.problems.filter((p) => p.item === item)
  const bad = verdict === 'abnormal' || verdict === 'attention'
  return {
    type: 'card',
    verdict,
    ...(bad ? { band: bandText(verdict, problems, context.words) } : {}),
    rows: [
      { kind: 'wide', label: '合同原文', value: item.item.sentence },
      {
        kind: 'pair',
        left: ['服务标准', item.item.standard],
        right: ['检查时间', item.meas.checkedAt === '' ? '未检查' : whenText(item.meas.checkedAt)],
      },
      ...procedureRows(item),
      ...foundRows(item, exhibits),
      ...noteRows(item, problems),
      {
        kind: 'verdict',
        label: '检查结果',
        verdict,
        ...(context.words === 'verdict' ? {} : { words: context.words }),
        ...(item.meas.whole ? { after: '（子项整项确认）' } : {}),
      },
      ...(bad ? problemRows(context, item, problems) : []),
      {
        kind: 'wide',
        label: '结论',
        value: conclusionText(item, verdict),
        ...(verdict === 'normal' ? {} : { bold: true }),
      },
      {
        kind: 'pair',
        left: ['证据', evidenceText(exhibits)],
        right: [
          '检查/见证',
          `${orElse(item.meas.checker, context.names.inspector)}／${orElse(item.witness, context.names.witness)}`,
        ],
      },
    ],
  }
}

/** The engineer's note, unless the card says it elsewhere: as the conclusion or as the problem. */
function noteRows({ note }: ItemFacts, problems: readonly Problem[]): CardRow[] {
  const text = note.trim()
  if (text === '' || isConclusion(text) || problems.some((p) => p.finding.problem?.description.trim() === text))
    return []
  return [{ kind: 'wide', label: '检查说明', value: text }]
}

/** `× 异常　问题编号 P01　风险等级 高　要求完成 2024-04-12`. */
function bandText(verdict: 'abnormal' | 'attention', problems: readonly Problem[], words: Wording): string {
  const risks = problems.map((p) => p.finding.problem?.risk ?? null)
  const risk = (['high', 'medium', 'low'] as const).find((r) => risks.includes(r))
  const dues = [...new Set(problems.map((p) => dueText(p.finding, p.handled)))].sort()
  const parts = [
    signedVerdict(verdict, words),
    `问题编号 ${orElse(problems.map((p) => p.code).join('、'), '未编号')}`,
    `风险等级 ${risk ? riskName[risk] : '未评'}`,
    ...(verdict === 'abnormal' ? [`要求完成 ${dues[0] ?? '待确定'}`] : []),
  ]
  return parts.join('　　')
}

function procedureRows({ item, section, meas }: ItemFacts): CardRow[] {
  if (meas.verdict === 'not-applicable') return [{ kind: 'wide', label: '检查对象', value: item.object }]
  const criterion: CardRow = { kind: 'wide', label: '判定标准', value: item.criterion }
  if (section.id === functionalSection) return [criterion]
  return [
    ...(item.requirement === '' ? [] : [{ kind: 'wide' as const, label: '标准要求', value: item.requirement }]),
    { kind: 'wide', label: '检查对象', value: item.object },
    { kind: 'wide', label: '检查方法', value: item.method },
    criterion,
  ]
}

/** What was found: sub-points with their exceptions, and the values, worst first. */
function foundRows(item: ItemFacts, exhibits: Exhibits): CardRow[] {
  const verdict = printedVerdict(item)
  const functional = item.section.id === functionalSection
  const label = functional ? '抽样与数值' : '实测值'
  if (verdict === 'unchecked') return [{ kind: 'wide', label, value: `未检查（${reasonOf(item)}）` }]
  if (verdict === 'not-applicable') return [{ kind: 'wide', label, value: `不涉及（${reasonOf(item)}）` }]
  const values = valuesText(item, exhibits)
  const points = pointRows(item)
  const none = points.length > 0 ? '不涉及数值，以检查子项判定' : '未采集'
  return [
    ...points,
    ...(values.length > 0 || !functional
      ? [{ kind: 'wide' as const, label, value: values.length > 0 ? values : none }]
      : []),
  ]
}

const marks = { normal: '√', attention: '▲', abnormal: '×', 'not-applicable': '—', unchecked: '○' } as const
const wordsOf = (words: Wording) =>
  words === 'conformity' ? verdictNames(words) : { ...verdictNames(words), attention: '需关注' }

function pointRows({ item, meas, checklist }: ItemFacts): CardRow[] {
  const words = wordsOf(checklist.words)
  const states = item.subPoints.map((p) => ({
    name: p.name,
    state: meas.subPoints[p.id]?.state ?? 'unchecked',
    note: meas.subPoints[p.id]?.note.trim() ?? '',
  }))
  const normal = states.filter((s) => s.state === 'normal')
  const others = states.flatMap(({ name, state, note }) => {
    if (state === 'normal') return []
    const text = note.replace(/。$/, '')
    return [
      `${marks[state]}${name}：${orElse(text, words[state])}${text !== '' && !text.includes(words[state]) ? `（${words[state]}）` : ''}`,
    ]
  })
  if (states.length === 0) return []
  return [
    ...(normal.length > 0
      ? [{ kind: 'ticks' as const, label: '检查子项', ticks: normal.map((s) => `√${s.name}`) }]
      : []),
    ...(others.length > 0
      ? [{ kind: 'wide' as const, label: normal.length > 0 ? '例外子项' : '检查子项', value: others.join('\n') }]
      : []),
  ]
}

/** Every value, the bad ones in bold; of a measure with its own table only the first. */
function valuesText(item: ItemFacts, { tables }: Exhibits): Span[] {
  const spans: Span[] = []
  for (const { measure, rows } of valuesOf(item)) {
    const table = tables.get(measure.id)
    for (const row of table ? rows.slice(0, 1) : rows) {
      if (spans.length > 0) spans.push({ text: '；' })
      const verdict = rowVerdict(row)
      spans.push({
        text: measuredText(row.row, row.measure),
        ...(verdict === 'abnormal' || verdict === 'attention' ? { bold: true } : {}),
      })
    }
    if (table) spans.push({ text: `；其余见${table}` })
  }
  return spans
}

function evidenceText({ lines }: Exhibits): Inline {
  if (lines.length === 0) return '未附'
  const figures = lines.filter((l) => l.number !== '未入图').map((l) => l.number)
  const others = lines.length - figures.length
  return [...(figures.length > 0 ? [figures.join('、')] : []), ...(others > 0 ? [`另${others}件见附录A`] : [])].join(
    '；',
  )
}
