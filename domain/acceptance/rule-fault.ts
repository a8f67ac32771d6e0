import { isSettled } from '../finding/follow.ts'
import { dateOf } from '../time/instant.ts'
import type { FaultFacts } from '../fault/facts.ts'
import type { AcceptanceFacts } from './facts.ts'
import type { Found, RuleFailure } from './failure.ts'

/** An open fault may stand if the report lists it with what will be done. */
const hasPlan = (fault: FaultFacts): boolean =>
  fault.events.some((e) => e.entry.type === 'plan_sent') || (fault.fault.prevention?.text ?? '').trim() !== ''

/** Rule 3: every fault has its finalised record with times, cause, remedy and confirmation; what is open has a plan. */
export function faultFailures({ facts }: AcceptanceFacts): Found {
  const failures: RuleFailure[] = []
  let whole = 0
  for (const fault of facts.faults) {
    const { number } = fault.fault.identity
    const own: RuleFailure[] = []
    const fail = (sentence: string, field: string): void => {
      own.push({
        sentence: `故障 ${number} ${sentence}`,
        step: { label: `处理 ${number}`, action: { type: 'record', table: 'fault', row: fault.id, field } },
      })
    }
    if (fault.state === 'open' || fault.state === 'restored') {
      if (!hasPlan(fault)) fail('还没有关闭，也没有写处理计划', 'closed')
    } else {
      for (const gap of fault.gaps) fail(gap.sentence, gap.field)
      if (!facts.documents.some((d) => d.kind === 'R03' && d.row === fault.id))
        own.push({
          sentence: `故障 ${number} 缺少定稿的故障维修记录单（R03）`,
          step: {
            label: `生成 R03 ${number}`,
            action: { type: 'document', kind: 'R03', table: 'fault', row: fault.id, period: '' },
          },
        })
    }
    if (own.length === 0) whole++
    failures.push(...own)
  }
  return { count: `${whole}/${facts.faults.length}`, failures }
}

const short = (text: string): string => (text.length > 24 ? `${text.slice(0, 24)}…` : text)

/** Rule 4: what was found 关注 or 异常 is closed, or its risk is accepted under the customer's signature. */
export function findingFailures({ facts }: AcceptanceFacts): Found {
  const found = facts.findings.filter((f) => f.origin.level !== 'advice' && f.state.state !== 'withdrawn')
  const settled = found.filter((f) => isSettled(f, facts.filed) && f.state.reason.trim() !== '')
  const failures = found
    .filter((f) => !settled.includes(f))
    .map((f): RuleFailure => {
      const what = `${f.origin.period} ${f.origin.item}问题“${short(f.problem?.description ?? '')}”`.trim()
      const sentence =
        f.state.state === 'open'
          ? `${what}（${dateOf(f.origin.raisedAt)}提出）没有关闭，也没有书面接受风险`
          : f.state.reason.trim() === ''
            ? `${what}没有写明怎样解决或为何接受风险`
            : `${what}接受风险没有院方签字件`
      return {
        sentence,
        step: { label: '处理问题', action: { type: 'record', table: 'finding', row: f.id, field: '' } },
      }
    })
  return { count: `${settled.length}/${found.length}`, failures }
}
