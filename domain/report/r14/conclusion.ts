import type { AcceptanceFacts } from '../../acceptance/facts.ts'
import type { FulfilmentLine, totalsOf } from '../../acceptance/line.ts'
import { isRunning } from '../../acceptance/rule.ts'
import type { Block } from '../block.ts'
import { body } from '../acceptance/names.ts'

/** Short rows that the conclusion names itself; the others are in the table. */
const mostNamed = 5

const spoken = (l: FulfilmentLine): string => `${l.clause}“${l.text.trim().replace(/[。；，]+$/, '')}”`

/** Section one: the answer, counted. */
export function conclusionBlocks(facts: AcceptanceFacts, totals: ReturnType<typeof totalsOf>): Block[] {
  const { all, full, short, idle } = totals
  const count = (kind: string): number => facts.facts.documents.filter((d) => d.kind === kind).length
  const inspections = facts.pack.checklists.reduce((sum, list) => sum + count(list.report), 0)
  const records = `巡检记录${inspections}份、故障维修记录${count('R03')}份`
  const idleText = idle.length > 0 ? `（其中${idle.length}项服务期内未发生，已由双方逐期签字确认）` : ''
  const answer =
    short.length === 0
      ? `服务期内乙方按合同约定完成全部${all}项服务内容${idleText}，${records}齐全可追溯，服务质量满足合同要求，申请终验。`
      : `${all}项服务中，${full}项足额完成${idle.length > 0 ? `，${idle.length}项服务期内未发生并已由双方签字确认` : ''}；${short.length}项未足额完成，列明如下，乙方不回避、不以其他项目折抵。已形成${records}。`
  return [
    ...(isRunning(facts) ? [body(`服务期至${facts.facts.service.end}尚未届满，本稿只反映截至出稿之日的情况。`)] : []),
    body(answer),
    ...short
      .slice(0, mostNamed)
      .map((l, n) => body(`${n + 1}.${spoken(l)}：应完成${l.due}次，已完成${l.done}次${reasonOf(l)}。`)),
    ...(short.length > mostNamed ? [body(`其余${short.length - mostNamed}项未足额完成的，见第四部分。`)] : []),
    ...itemBlocks(facts),
    ...lateSentence(facts),
  ]
}

function reasonOf({ missing }: FulfilmentLine): string {
  if (missing.length === 0) return ''
  return `；${missing.slice(0, 2).join('；')}${missing.length > 2 ? `等${missing.length}处` : ''}`
}

/** The checks of the year, counted one by one: 68/68, or what is missing by name. */
function itemBlocks({ matrix }: AcceptanceFacts): Block[] {
  const { items } = matrix
  if (!items) return []
  const periods = items.periods.map((p) => {
    const name = matrix.columns.find((c) => c.id === p.column)?.name ?? p.column
    return `${name} ${p.done}/${p.expected}`
  })
  const missing = items.periods.flatMap((p) => {
    const name = matrix.columns.find((c) => c.id === p.column)?.name ?? p.column
    return p.missing.map((item) => `${name} ${item}`)
  })
  const end =
    missing.length === 0
      ? ''
      : `；未检查：${missing.slice(0, 6).join('、')}${missing.length > 6 ? `等${missing.length}项` : ''}`
  return [
    body(
      `季度巡检逐项计数：应检${items.expected}项次，已检${items.done}项次，即${items.done}/${items.expected}（${periods.join('、')}）${end}。`,
    ),
  ]
}

function lateSentence({ statistics: s }: AcceptanceFacts): Block[] {
  const late = s.late.filter((l) => l.contractual).length
  if (!s.contractual)
    return [
      body(`服务期内发生故障${s.faults.length}起，已解决${s.solved}起。合同未约定响应与处理的小时数，不计时限达成率。`),
    ]
  const exempt = s.exempt.length > 0 ? `，因不可抗力豁免${s.exempt.length}项` : ''
  return [
    body(
      `服务期内发生故障${s.faults.length}起，已解决${s.solved}起；合同时限${late === 0 ? '没有逾期' : `逾期${late}项，逐条列于第六部分`}${exempt}。`,
    ),
  ]
}
