import type { FaultFacts } from '../fault/facts.ts'
import { type AdviceHeading, adviceHeadings, type CauseSign, causeSigns } from './cause-advice.ts'
import type { Distribution } from './distribution.ts'
import type { ListedFault } from './listed.ts'
import type { Metrics, Recurrence } from './metric.ts'
import { type MilestoneCase, noReason } from './milestone.ts'
import { durationText } from '../time/duration.ts'
import { clockOf } from '../time/instant.ts'

/** One suggestion with the data that it rests on. */
export interface DataAdvice {
  readonly heading: AdviceHeading
  readonly text: string
  /** 数据依据. */
  readonly basis: string
  /** Numbers of the faults that it rests on. */
  readonly faults: readonly string[]
  /** It answers a class of causes. */
  readonly cause?: boolean
}

export interface AdviceInput {
  readonly faults: readonly FaultFacts[]
  readonly listed: readonly ListedFault[]
  readonly carried: readonly ListedFault[]
  readonly late: readonly MilestoneCase[]
  readonly recurrence: Recurrence
  readonly metrics: Metrics
  readonly distributions: readonly Distribution[]
}

/** At most so many cases are written out in a basis. */
const mostNamed = 5

/** What the period's faults themselves suggest. Nothing is suggested without a fault that it rests on. */
export function adviceOf(input: AdviceInput): DataAdvice[] {
  return [...byCause(input), ...maintenance(input), ...management(input), ...upgrade(input)].sort(
    (a, b) => adviceHeadings.indexOf(a.heading) - adviceHeadings.indexOf(b.heading),
  )
}

/** Said under a heading for which the data give nothing. */
export function noAdvice(heading: AdviceHeading, faults: number, self: string): string {
  return faults === 0
    ? `${self}没有故障数据可作依据，不提出${heading}方面的建议。`
    : `${self}的故障数据没有显示需要提出${heading}建议的事项。`
}

function byCause({ listed }: AdviceInput): DataAdvice[] {
  return causeSigns.flatMap((sign: CauseSign) => {
    const own = listed.filter((f) => sign.classes.includes(f.causeClass))
    if (own.length < sign.least) return []
    const repairs = own.flatMap((f) => f.repairMs ?? [])
    const mean = repairs.length > 0 ? repairs.reduce((a, b) => a + b, 0) / repairs.length : null
    const classes = [...new Set(own.map((f) => f.causeClass))].join('、')
    const numbers = own.map((f) => f.number)
    const took = mean === null ? '' : `，平均修复时长${durationText(mean)}`
    const basis = `${listed.length}起中${own.length}起的原因类别为${classes}${took}`
    return [{ heading: sign.heading, text: sign.text, basis, faults: numbers, cause: true }]
  })
}

function maintenance({ faults, listed }: AdviceInput): DataAdvice[] {
  const temporary = listed.filter((f) => f.temporary).map((f) => f.number)
  const parts = faults.filter((f) => (f.fault.parts?.rows.length ?? 0) > 0)
  const names = [...new Set(parts.flatMap((f) => f.fault.parts!.rows.map((r) => r.name)))].join('、')
  const partNumbers = parts.map((f) => f.fault.identity.number)
  const planned = faults
    .filter((f) => (f.fault.prevention?.text.trim() ?? '') !== '')
    .map((f) => f.fault.identity.number)
  return [
    ...(temporary.length > 0
      ? [
          {
            heading: '维护' as const,
            text: '对只采取了临时措施的故障安排根本处理，处理后复核并更新故障单。',
            basis: `${temporary.length}起以临时措施恢复业务`,
            faults: temporary,
          },
        ]
      : []),
    ...(parts.length > 0
      ? [
          {
            heading: '维护' as const,
            text: `备齐${names}等备件，核对同批次部件的使用年限。`,
            basis: `${parts.length}起更换了零配件`,
            faults: partNumbers,
          },
        ]
      : []),
    ...(planned.length > 0
      ? [
          {
            heading: '维护' as const,
            text: '逐项落实故障维修记录单所列的预防措施，列入下一次巡检核查。',
            basis: `${planned.length}起登记了预防措施`,
            faults: planned,
          },
        ]
      : []),
  ]
}

function management({ listed, carried, late, recurrence, distributions }: AdviceInput): DataAdvice[] {
  const out: DataAdvice[] = []
  const add = (text: string, basis: string, faults: readonly string[], cause = false): void => {
    out.push({ heading: '管理', text, basis, faults: [...new Set(faults)], ...(cause ? { cause } : {}) })
  }
  if (late.length > 0) {
    const silent = late.filter((l) => l.reason === noReason).length
    add(
      `逐项复盘逾期的时限并落实责任人${silent > 0 ? '，补充说明原因' : ''}。`,
      `逾期${late.length}项：${late
        .slice(0, mostNamed)
        .map((l) => `${l.name}超时${durationText(l.lateMs)}`)
        .join('，')}${late.length > mostNamed ? `等` : ''}${silent > 0 ? `；其中${silent}项未说明原因` : ''}`,
      late.map((l) => l.number),
    )
  }
  const open = [...carried, ...listed].filter((f) => !f.solved).map((f) => f.number)
  if (open.length > 0) add('督办尚未解决的故障，明确完成时间。', `未解决${open.length}起`, open)
  const human = listed.filter((f) => f.responsibility === '人为' || f.causeClass === '操作不当(人为)')
  if (human.length > 0) {
    const where = [...new Set(human.map((f) => f.department))].join('、')
    const numbers = human.map((f) => f.number)
    add('面向相关科室组织操作培训，更新操作要点。', `${human.length}起为人为或操作不当（${where}）`, numbers, true)
  }
  if (recurrence.repeats.length > 0)
    add(
      '对重复故障查清根因后再关闭，列入专项跟踪。',
      `${recurrence.days}日内重复发生${recurrence.repeats.length}起`,
      recurrence.repeats,
    )
  if (recurrence.suspected.length > 0) {
    const pairs = recurrence.suspected.slice(0, mostNamed).map((s) => `${s.number}与${s.of}`)
    add(
      '核对疑似重复的故障，确认后登记关联。',
      `${recurrence.suspected.length}起与${recurrence.days}日内的故障系统、症状、原因相同而未登记关联（${pairs.join('、')}）`,
      recurrence.suspected.map((s) => s.number),
    )
  }
  const night = listed.filter((f) => isOffHours(f.t0)).map((f) => f.number)
  if (night.length >= 2 && night.length * 3 >= listed.length)
    add(
      '完善夜间值守与联系方式，保证热线随时有人接听。',
      `${listed.length}起中${night.length}起在18:00至次日08:00报障`,
      night,
    )
  const top = distributions.find((d) => d.id === 'department')?.rows[0]
  if (top && top.count >= 3 && top.count * 2 >= listed.length && top.label !== '未填写') {
    const numbers = listed.filter((f) => f.department === top.label).map((f) => f.number)
    add(
      `到${top.label}回访，核查终端、网络与操作习惯。`,
      `${listed.length}起中${top.count}起由${top.label}报障`,
      numbers,
    )
  }
  return out
}

function isOffHours(t0: string): boolean {
  const hour = Number(clockOf(t0).slice(0, 2))
  return hour >= 18 || hour < 8
}

function upgrade({ faults }: AdviceInput): DataAdvice[] {
  const changes = faults.filter((f) => f.fault.change?.needed === true).map((f) => f.fault.identity.number)
  return changes.length === 0
    ? []
    : [
        {
          heading: '升级',
          text: '按变更流程评估、测试并实施故障处理中提出的变更。',
          basis: `${changes.length}起判定需要变更`,
          faults: changes,
        },
      ]
}
