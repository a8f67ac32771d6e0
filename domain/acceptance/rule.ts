import { dateOf } from '../time/instant.ts'
import type { AcceptanceFacts } from './facts.ts'
import type { RuleFailure } from './failure.ts'
import { faultFailures, findingFailures } from './rule-fault.ts'
import { clauseFailures, inspectionFailures } from './rule-proof.ts'
import { numberFailures, recordFailures } from './rule-record.ts'
import { lateFailures } from './rule-late.ts'

/** What one of the seven rules found. */
export interface AcceptanceRule {
  readonly n: 1 | 2 | 3 | 4 | 5 | 6 | 7
  readonly title: string
  readonly ok: boolean
  /** `39/40`, `缺号 0 · 作废 1`. */
  readonly count: string
  readonly failures: readonly RuleFailure[]
}

/** The titles of 可追溯七条规则. */
export const ruleTitles = [
  '每条义务有证明，或有签字的“本期未发生”（R20）',
  '每季巡检记录已签，日期在本季内',
  '每起故障 R03 时间齐、有原因、处理、用户确认',
  '每个 关注/异常 已关闭，或签字接受风险',
  '记录有人、时、地、事、果；证据哈希一致',
  '编号连续，作废有说明',
  '超时逐条列出并写明原因',
] as const

/**
 * The seven rules under which a package may call itself complete. Pure: the facts say everything. A service period that
 * still runs fails the first rule last, after whatever is missing already.
 */
export function acceptanceRules(facts: AcceptanceFacts): AcceptanceRule[] {
  const found = [
    clauseFailures(facts),
    inspectionFailures(facts),
    faultFailures(facts),
    findingFailures(facts),
    recordFailures(facts),
    numberFailures(facts),
    lateFailures(facts),
  ]
  return found.map(({ count, failures }, at) => ({
    n: (at + 1) as AcceptanceRule['n'],
    title: ruleTitles[at]!,
    ok: failures.length === 0,
    count,
    failures,
  }))
}

/** True while the service period goes on. */
export function isRunning({ facts, now }: Pick<AcceptanceFacts, 'facts' | 'now'>): boolean {
  return dateOf(now) <= facts.service.end
}

/** The first sentence that refuses a complete package, and where it is mended; null where nothing does. */
export function refusalOf(rules: readonly AcceptanceRule[]): RuleFailure | null {
  return rules.flatMap((r) => r.failures)[0] ?? null
}
