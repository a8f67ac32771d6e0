import type { Contract } from './overview.ts'
import { Duties } from './duties.tsx'
import { OtherDuties } from './other-duties.tsx'
import css from './home.module.css'

/** Many contracts: one list, each with its hospital and what is due. */
export function ContractRows({ contracts }: { readonly contracts: readonly Contract[] }) {
  return (
    <section className={css['card']} aria-label={`合同 ${contracts.length} 份`}>
      {contracts.map((contract) => (
        <div key={contract.id}>
          <h2 className={css['rowHead']}>
            {contract.hospital} · {contract.system}
          </h2>
          <Duties contract={contract} />
          <OtherDuties contract={contract} />
        </div>
      ))}
    </section>
  )
}
