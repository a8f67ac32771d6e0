import { percentOf, shareOf, yuanOf, type Cents } from '../money.ts'
import type { PackPayment } from '../pack/payment.ts'
import type { RegisterRules } from '../pack/register.ts'
import type { ownTriggers, payment, settlement } from '../record/payment.ts'
import type { Row } from '../record/record-type.ts'
import { addWorkdays } from '../time/calendar.ts'
import { type DateText, daysBetween } from '../time/instant.ts'
import type { Workdays } from '../time/workday.ts'

export type Payment = Row<typeof payment>
export type Settlement = Row<typeof settlement>

/** What the trigger of a node is called. */
export const triggerName: Readonly<Record<(typeof ownTriggers)[number], string>> = {
  'contract-signed': '合同签订',
  'period-end': '本期结束',
  'service-end': '服务期满',
  'acceptance-approved': '终验审核通过',
  'agreed-day': '约定付款',
}

/** A node of the pack, or one that was agreed afterwards. */
export interface PlannedPayment extends Omit<PackPayment, 'trigger'> {
  readonly trigger: keyof typeof triggerName
  readonly own: boolean
}

/** The nodes that a contract adds to those of its pack, the earliest made first. */
export function ownPayments(rows: Iterable<Payment>): PlannedPayment[] {
  return [...rows]
    .filter((row) => row.identity && row.own && !row.void)
    .sort((a, b) => (a.identity!.createdAt < b.identity!.createdAt ? -1 : 1))
    .map(({ identity, own, terms }) => ({
      id: identity!.node,
      name: terms?.name ?? '',
      clause: own!.basis,
      trigger: own!.trigger,
      workdays: terms?.workdays ?? 0,
      percent: null,
      note: '',
      own: true,
    }))
}

/** Everything that the payments of one contract are computed from. */
export interface PaymentFacts {
  readonly nodes: readonly PlannedPayment[]
  readonly rows: ReadonlyMap<string, Payment>
  /** The sum that the pack names, in cents; null where it names none. */
  readonly budget: Cents | null
  readonly settlement: Settlement | null
  readonly rules: RegisterRules
  readonly workdays: Workdays
  readonly today: DateText
}

export type PaymentState = 'not-started' | 'running' | 'waiting-funds' | 'unclear' | 'overdue' | 'paid'

export interface PaymentNode {
  readonly id: string
  readonly name: string
  readonly clause: string
  readonly trigger: string
  readonly workdays: number
  /** Hundredths of a percent; null while it is blank. */
  readonly percent: number | null
  readonly amount: Cents | null
  readonly startOn: DateText
  /** Last day of the workdays; empty before they begin. */
  readonly dueOn: DateText
  /** A year on the way has no calendar: Monday to Friday were counted. */
  readonly uncertain: boolean
  readonly state: PaymentState
  readonly word: string
  readonly sentence: string
  readonly note: string
  /** Agreed afterwards: not in the pack. */
  readonly own: boolean
}

/** Every node of a contract: due day, sum, and how it stands. */
export function paymentNodes(facts: PaymentFacts): PaymentNode[] {
  const sum = facts.settlement?.sum?.cents ?? facts.budget
  return facts.nodes.map((node) => nodeOf(node, facts.rows.get(node.id), sum, facts))
}

function nodeOf(node: PlannedPayment, row: Payment | undefined, sum: Cents | null, facts: PaymentFacts): PaymentNode {
  const workdays = row?.terms?.workdays ?? node.workdays
  const percent = row?.terms?.percent ?? (node.percent === null ? null : Math.round(node.percent * 100))
  const startOn = row?.start?.on ?? ''
  const dueOn = startOn === '' ? '' : workdays === 0 ? startOn : addWorkdays(facts.workdays, startOn, workdays)
  const amount = row?.amount?.cents ?? (percent !== null && sum !== null ? shareOf(sum, percent) : null)
  const uncertain = dueOn !== '' && [startOn, dueOn].some((day) => !facts.workdays.covers(Number(day.slice(0, 4))))
  const trigger = triggerName[node.trigger]
  const standing = standingOf(row, { startOn, dueOn, trigger, workdays }, facts)
  return {
    id: node.id,
    name: row?.terms?.name || node.name,
    clause: node.clause,
    trigger,
    workdays,
    percent,
    amount,
    startOn,
    dueOn,
    uncertain,
    ...standing,
    note: node.note,
    own: node.own,
  }
}

interface Dated {
  readonly startOn: DateText
  readonly dueOn: DateText
  readonly trigger: string
  readonly workdays: number
}

function standingOf(
  row: Payment | undefined,
  { startOn, dueOn, trigger, workdays }: Dated,
  { today, rules }: PaymentFacts,
): Pick<PaymentNode, 'state' | 'word' | 'sentence'> {
  const paidOn = row?.paid?.on ?? ''
  if (paidOn !== '')
    return {
      state: 'paid',
      word: '已付',
      sentence: `${paidOn} 到账${row?.paid?.cents == null ? '，金额未填写' : ` ${yuanOf(row.paid.cents)} 元`}。`,
    }
  if (startOn === '')
    return {
      state: 'not-started',
      word: '未开始',
      sentence: `${trigger}${workdays === 0 ? '当日' : `后 ${workdays} 个工作日内`}支付，${trigger}日期未填写。`,
    }
  const invoice = row?.invoice?.on ? '' : '发票还没有开，请先提供发票。'
  if (row?.funding?.waiting)
    return {
      state: 'waiting-funds',
      word: '待财政拨款',
      sentence: `待财政拨款${row.funding.since ? `（自 ${row.funding.since}）` : ''}，到位后支付，不主张逾期。${invoice}`,
    }
  const late = daysBetween(dueOn, today)
  if (late <= 0)
    return { state: 'running', word: `至 ${dueOn}`, sentence: `应于 ${dueOn} 前支付，还有 ${-late} 天。${invoice}` }
  if (invoice !== '') return { state: 'unclear', word: '待开发票', sentence: `应于 ${dueOn} 前支付，${invoice}` }
  if (rules.fundingClause !== null && !row?.funding?.arrivedOn)
    return {
      state: 'unclear',
      word: '待核实拨款',
      sentence: `应于 ${dueOn} 前支付。合同约定财政拨款到位后支付，请记录拨款是否到位，到位前不主张逾期。`,
    }
  return { state: 'overdue', word: `逾期 ${late} 天`, sentence: `应于 ${dueOn} 前支付，已逾期 ${late} 天。` }
}

/** Sums of a contract that do not fit together, each as a sentence. */
export function paymentWarnings(facts: PaymentFacts, nodes: readonly PaymentNode[]): string[] {
  const warnings: string[] = []
  const { budget, settlement: account, rules } = facts
  const sum = account?.sum?.cents ?? budget
  const cap = rules.capClause === null ? null : budget
  if (cap !== null && sum !== null && sum > cap)
    warnings.push(`合同金额 ${yuanOf(sum)} 元超过预算支付上限 ${yuanOf(cap)} 元（${rules.capClause}）。`)
  const planned = nodes.reduce((n, node) => n + (node.amount ?? 0), 0)
  if (cap !== null && planned > cap)
    warnings.push(`各节点合计 ${yuanOf(planned)} 元超过预算支付上限 ${yuanOf(cap)} 元（${rules.capClause}）。`)
  const percents = nodes.flatMap((n) => (n.percent === null ? [] : [n.percent]))
  const total = percents.reduce((a, b) => a + b, 0)
  if (percents.length === nodes.length && nodes.length > 0 && total !== 10_000)
    warnings.push(`各节点比例合计 ${percentOf(total)}，不是 100%。`)
  for (const node of nodes) {
    const row = facts.rows.get(node.id)
    const invoiced = row?.invoice?.cents ?? null
    if (node.amount !== null && invoiced !== null && invoiced !== node.amount)
      warnings.push(`${node.name}：发票金额 ${yuanOf(invoiced)} 元与应付 ${yuanOf(node.amount)} 元不一致。`)
    if (node.uncertain) warnings.push(`${node.name}：有年份没有工作日历，按周一至周五推算，请导入日历。`)
  }
  return warnings
}

/** What the audit centre's decision means: difference to the contract's sum, and what is still to be paid or returned. */
export function settlementSentence(facts: PaymentFacts): string {
  const decided = facts.settlement?.decision?.cents ?? null
  if (decided === null) return ''
  const sum = facts.settlement?.sum?.cents ?? facts.budget
  const paid = [...facts.rows.values()].reduce((n, row) => n + (row.paid?.on ? (row.paid.cents ?? 0) : 0), 0)
  const difference = sum === null ? null : decided - sum
  const against =
    difference === null
      ? ''
      : difference === 0
        ? '，与合同金额一致'
        : `，比合同金额${difference < 0 ? '少' : '多'} ${yuanOf(Math.abs(difference))} 元`
  const rest = decided - paid
  const balance =
    rest === 0 ? '已付清' : rest > 0 ? `甲方应再支付 ${yuanOf(rest)} 元` : `乙方应退还 ${yuanOf(-rest)} 元`
  return `决算金额 ${yuanOf(decided)} 元${against}；已到账 ${yuanOf(paid)} 元，按多退少补，${balance}。`
}
