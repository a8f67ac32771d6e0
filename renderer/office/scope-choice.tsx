import { Select } from 'antd'
import { useLive } from '../client/live.ts'
import { Labelled } from '../ui/labelled.tsx'

interface Contract {
  readonly id: string
  readonly name: string
}

/** The contracts that the hub knows. */
export function useContracts(): readonly Contract[] {
  const records = useLive('setup.records', {}).data
  return (records?.contracts ?? []).map(({ record, pack }) => ({
    id: record.id,
    name: `${record.hospital?.name ?? ''} ${pack.name}`.trim(),
  }))
}

export function scopesText(scopes: readonly string[], contracts: readonly Contract[]): string {
  if (scopes.includes('*')) return '全部合同'
  return scopes.map((id) => contracts.find((c) => c.id === id)?.name ?? id.slice(0, 8)).join('、') || '没有合同'
}

interface Props {
  readonly value: readonly string[]
  readonly onChange: (scopes: readonly string[]) => void
  readonly hint?: string
}

/** Which contracts somebody may see: all, or some. */
export function ScopeChoice({ value, onChange, hint = '' }: Props) {
  const contracts = useContracts()
  return (
    <Labelled label="合同" hint={hint}>
      {(field) => (
        <Select
          {...field}
          mode="multiple"
          value={[...value]}
          placeholder="选择合同"
          options={[{ value: '*', label: '全部合同' }, ...contracts.map((c) => ({ value: c.id, label: c.name }))]}
          onChange={(chosen: string[]) => onChange(chosen.includes('*') ? ['*'] : chosen)}
        />
      )}
    </Labelled>
  )
}
