import { Segmented, Select } from 'antd'

interface Choice {
  readonly id: string
  readonly name: string
}
interface Props {
  readonly contracts: readonly Choice[]
  readonly value: string
  readonly onChoose: (id: string) => void
}

/** Contracts that stand beside each other; more become a list. */
const beside = 2

/** Which contract is shown. */
export function ContractChoice({ contracts, value, onChoose }: Props) {
  if (contracts.length < 2) return null
  const options = contracts.map((c) => ({ value: c.id, label: c.name }))
  return contracts.length <= beside ? (
    <Segmented aria-label="合同" options={options} value={value} onChange={onChoose} />
  ) : (
    <Select aria-label="合同" options={options} value={value} onChange={onChoose} popupMatchSelectWidth={false} />
  )
}
