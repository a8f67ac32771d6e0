import { noReason } from '../statistics/milestone.ts'
import type { AcceptanceFacts } from './facts.ts'
import type { Found, RuleFailure } from './failure.ts'

/** Rule 7: every limit of the contract that was missed is listed with its reason. Internal targets are listed too. */
export function lateFailures({ statistics }: AcceptanceFacts): Found {
  const late = statistics.late.filter((l) => l.contractual)
  const internal = statistics.late.length - late.length
  const silent = late.filter((l) => l.reason === noReason)
  return {
    count: [`超时 ${late.length} 条`, ...(internal > 0 ? [`内部目标 ${internal} 条`] : [])].join(' · '),
    failures: silent.map((l): RuleFailure => ({
      sentence: `故障 ${l.number}“${l.name}”超时，没有写明原因`,
      step: {
        label: `写明 ${l.number} 超时原因`,
        action: { type: 'record', table: 'fault', row: l.fault, field: 'overdue' },
      },
    })),
  }
}
