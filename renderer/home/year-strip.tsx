import { Circle, CircleCheck, CircleDotDashed, type LucideIcon, OctagonX, Stamp } from 'lucide-react'
import { Link } from 'wouter'
import type { Contract } from './overview.ts'
import { whereOf } from './duties.tsx'
import css from './home.module.css'

type Period = Contract['periods'][number]
type Check = Period['checks'][number]

const icons: Readonly<Record<Check['state'], LucideIcon>> = {
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
            {period.checks.length === 1 ? (
              <Only period={period} check={period.checks[0]!} />
            ) : (
              <Several period={period} />
            )}
          </li>
        ))}
      </ol>
    </footer>
  )
}

function Name({ period }: { readonly period: Period }) {
  const Icon = icons[period.state]
  return (
    <span className={css['periodName']}>
      <Icon size={17} aria-hidden />
      {period.name.split(' ').at(-1)}
    </span>
  )
}

/** A period with one check: the whole cell leads to it. */
function Only({ period, check }: { readonly period: Period; readonly check: Check }) {
  const cell = (
    <>
      <Name period={period} />
      <b>{stateText(period, check)}</b>
    </>
  )
  return check.inspection ? (
    <Link href={whereOf(check, check.inspection)} className={css['period'] ?? ''} data-state={check.state}>
      {cell}
    </Link>
  ) : (
    <span className={css['period']} data-state={check.state}>
      {cell}
    </span>
  )
}

/** A period with several checks: each stands for itself. */
function Several({ period }: { readonly period: Period }) {
  if (period.state === 'future')
    return (
      <span className={css['period']}>
        <Name period={period} />
        <b>{period.from.slice(5)} 起</b>
      </span>
    )
  return (
    <div className={css['period']}>
      <Name period={period} />
      {period.checks.map((check) => {
        const text = (
          <>
            <small>{check.report}</small> {stateText(period, check)}
          </>
        )
        return check.inspection ? (
          <Link
            key={check.checklist}
            href={whereOf(check, check.inspection)}
            className={css['check'] ?? ''}
            data-state={check.state}
            title={check.name}
          >
            {text}
          </Link>
        ) : (
          <span key={check.checklist} className={css['check']} data-state={check.state} title={check.name}>
            {text}
          </span>
        )
      })}
    </div>
  )
}

function stateText(period: Period, { state, progress, rows }: Check): string {
  switch (state) {
    case 'signed':
      return '已签字'
    case 'done':
      return '待签字'
    case 'future':
      return `${period.from.slice(5)} 起`
    case 'overdue':
      return progress ? `逾期 ${progress.done}/${rows}` : '逾期'
    case 'active':
      return `${progress?.done ?? 0}/${rows}`
  }
}
