import { StatusPill } from '../ui/status-pill.tsx'
import { Duties } from './duties.tsx'
import { Hospital } from './hospital.tsx'
import { OtherDuties } from './other-duties.tsx'
import type { Contract } from './overview.ts'
import { YearStrip } from './year-strip.tsx'
import css from './home.module.css'

/** A contract: what is due in it by urgency, and its periods. */
export function ContractCard({ contract }: { readonly contract: Contract }) {
  const heading = `contract-${contract.id}`
  return (
    <section className={css['card']} aria-labelledby={heading}>
      <header className={css['cardHead']}>
        <div>
          <h2 id={heading}>{contract.system}</h2>
          <p className={css['meta']}>
            <Hospital name={contract.hospital} /> · 服务期 {contract.period.start} 至 {shortEnd(contract.period)}
            {contract.renewed ? ' · 续签，非原文' : ''}
          </p>
        </div>
        <StatusPill tone="grey" outlined>
          {contract.name}
        </StatusPill>
      </header>
      <Duties contract={contract} />
      <OtherDuties contract={contract} />
      {contract.rows > 0 && <YearStrip contract={contract} />}
    </section>
  )
}

/** The end without its year where that is the start's. */
function shortEnd({ start, end }: { readonly start: string; readonly end: string }): string {
  return start.slice(0, 4) === end.slice(0, 4) ? end.slice(5) : end
}
