import type { Db } from '../../../db/handle.ts'
import { readRecord } from '../../../db/records.ts'
import type { ContractFacts } from '../../../domain/obligation/facts.ts'
import { settlement } from '../../../domain/record/payment.ts'

/** What a contract costs: as the audit decided, else as agreed, else the budget of its text. */
export function sumOf(db: Db, contract: string, budget: string): ContractFacts['sum'] {
  const row = readRecord(db, settlement, contract)
  const decided = row?.decision?.cents ?? null
  if (decided !== null) return { cents: decided, from: 'decided' }
  const agreed = row?.sum?.cents ?? null
  if (agreed !== null) return { cents: agreed, from: 'agreed' }
  const cents = budgetOf(budget)
  return cents === null ? null : { cents, from: 'budget' }
}

/** `¥44660.00`, `￥30000.00元` in cents; null where the text names no plain amount. */
function budgetOf(text: string): number | null {
  const found = /^[¥￥]?\s*(\d{1,9})(?:\.(\d{1,2}))?\s*元?$/.exec(text.trim())
  return found ? Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0')) : null
}
