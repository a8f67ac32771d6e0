import type { contract } from '../../../domain/record/organisation.ts'
import type { Row } from '../../../domain/record/record-type.ts'

/** Hospital and system of a contract, looked up once for a whole list. */
export function contractNames(contracts: readonly Row<typeof contract>[]) {
  const known = new Map(
    contracts.map((c) => [c.id, { hospital: c.hospital?.name ?? '', system: c.system?.name ?? '' }]),
  )
  return (id: string) => known.get(id) ?? { hospital: '', system: '' }
}
