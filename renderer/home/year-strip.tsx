import { Circle, CircleCheck, CircleDotDashed, type LucideIcon, OctagonX, Stamp } from 'lucide-react'
import { Link } from 'wouter'
import type { Contract } from './overview.ts'
import { whereOf } from './duties.tsx'
import css from './home.module.css'

type Period = Contract['periods'][number]

const icons: Readonly<Record<Period['state'], LucideIcon>> = {
  signed: CircleCheck,
  done: Stamp,
  active: CircleDotDashed,
  overdue: OctagonX,
  future: Circle,
}

/** Every period of the service: the whole year at a glance, each with the way to its inspection. */
export function YearStrip({ contract }: { readonly contract: Contract }) {
  return (
    <footer className={css['year']}>
      <h3>全年巡检</h3>
      <ol className={css['periods']}>
        {contract.periods.map((period) => (
          <li key={period.id}>
            {period.inspection ? (
              <Link href={whereOf(period, period.inspection)} className={css['period'] ?? ''} data-state={period.state}>
                <Cell period={period} rows={contract.rows} />
              </Link>
            ) : (
              <span className={css['period']} data-state={period.state}>
                <Cell period={period} rows={contract.rows} />
              </span>
            )}
          </li>
        ))}
      </ol>
    </footer>
  )
}

function Cell({ period, rows }: { readonly period: Period; readonly rows: number }) {
  const Icon = icons[period.state]
  return (
    <>
      <span className={css['periodName']}>
        <Icon size={17} aria-hidden />
        {period.name.split(' ').at(-1)}
      </span>
      <b>{stateText(period, rows)}</b>
    </>
  )
}

function stateText(period: Period, rows: number): string {
  switch (period.state) {
    case 'signed':
      return '已签字'
    case 'done':
      return '待签字'
    case 'future':
      return `${period.from.slice(5)} 起`
    case 'overdue':
      return period.progress ? `逾期 ${period.progress.done}/${rows}` : '逾期'
    case 'active':
      return `${period.progress?.done ?? 0}/${rows}`
  }
}
