import type { FaultFacts } from '../fault/facts.ts'
import { orElse } from '../or-else.ts'
import { isBreach } from '../sla/state.ts'
import type { ListedFault } from './listed.ts'

/** 典型故障剖析: 现象—根因—处置—预防. */
export interface TypicalFault {
  readonly fault: string
  readonly number: string
  readonly title: string
  /** Why it was chosen. */
  readonly why: string
  readonly symptom: string
  readonly cause: string
  readonly remedy: string
  readonly prevention: string
}

const mostCases = 3
const open = '尚未填写'

/** The faults that teach most: grave ones, late ones, those that came back, then the longest interruptions. */
export function typicalFaults(
  faults: readonly FaultFacts[],
  listed: readonly ListedFault[],
  repeats: readonly string[],
): TypicalFault[] {
  const ranked = faults.flatMap((facts, n) => {
    const line = listed[n]!
    const reasons = [
      ...(line.level === '一级' || line.level === '二级' ? [`${line.level}故障`] : []),
      ...(facts.sla.rows.some((r) => isBreach(r.state)) ? ['时限逾期'] : []),
      ...(repeats.includes(line.number) ? ['重复发生'] : []),
      ...(line.reopened ? ['关闭后重开'] : []),
      ...((line.interruptionMs ?? 0) > 0 ? ['业务中断'] : []),
    ]
    const weight =
      (line.level === '一级' ? 100 : line.level === '二级' ? 40 : 0) +
      (reasons.includes('时限逾期') ? 20 : 0) +
      (reasons.includes('重复发生') ? 10 : 0) +
      (reasons.includes('关闭后重开') ? 10 : 0)
    return reasons.length === 0 ? [] : [{ facts, line, reasons, weight }]
  })
  return ranked
    .sort(
      (a, b) =>
        b.weight - a.weight ||
        (b.line.interruptionMs ?? 0) - (a.line.interruptionMs ?? 0) ||
        (a.line.number < b.line.number ? -1 : 1),
    )
    .slice(0, mostCases)
    .map(({ facts: { fault }, line, reasons }) => ({
      fault: line.id,
      number: line.number,
      title: line.title,
      why: reasons.join('、'),
      symptom: orElse(fault.symptom?.text, line.title),
      cause: [line.causeClass, orElse(fault.cause?.text, '')].filter((t) => t !== '').join('：'),
      remedy: orElse(fault.remedy?.text, open),
      prevention: orElse(fault.prevention?.text, open),
    }))
}
