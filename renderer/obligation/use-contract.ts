import { useSearchParams } from 'wouter'
import { useLive } from '../client/live.ts'

/** The contracts there are, and the one that the address names, else the first. */
export function useContract() {
  const [search] = useSearchParams()
  const records = useLive('setup.records', {})
  const contracts = (records.data?.contracts ?? []).map(({ record, pack }) => ({
    id: record.id,
    name: pack.name,
    hospital: record.hospital?.name ?? '',
  }))
  const contract = contracts.find((c) => c.id === search.get('contract')) ?? contracts[0]
  return { loaded: records.data !== undefined, error: records.error, contracts, contract, search }
}
