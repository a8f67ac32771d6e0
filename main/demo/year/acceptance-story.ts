import { instant } from './instant.ts'
import { type Desk, writePaper } from './paper.ts'

/** Why a clause had no occasion, in the words of the statement. */
const noOccasion = '本期未发生此类事项'

/** States for each period what did not occur (R20), signed by the customer. */
async function stateIdle(desk: Desk, contract: string): Promise<void> {
  const { actor } = desk
  const { columns } = await actor.act('obligation', 'matrix', { contract })
  for (const { id: period } of columns.filter((c) => c.kind === 'period')) {
    const { clauses } = await actor.act('idle', 'get', { contract, period })
    const rows = clauses.filter((c) => c.refusal === '').map((c) => ({ clause: c.clause.id, reason: noOccasion }))
    if (rows.length === 0) continue
    const { id } = await actor.act('idle', 'save', { contract, period, rows })
    await writePaper(desk, { kind: 'R20', table: 'idle_statement', row: id, period: '' })
  }
}

/**
 * Closes a service year at `at`: what did not occur is stated, then the final report with its matrix and the form of
 * acceptance are written and signed.
 */
export async function closeYear(desk: Desk, contract: string, at: string): Promise<void> {
  desk.clock.at(instant(at))
  await stateIdle(desk, contract)
  for (const kind of ['R14', 'R15', 'R16'] as const)
    await writePaper(desk, { kind, table: 'contract', row: contract, period: 'service' })
}
