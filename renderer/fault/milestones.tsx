import type { Policy } from '../../domain/sla/policy.ts'
import { isBreach, type SlaRow } from '../../domain/sla/state.ts'
import { useFault } from './context.ts'
import { longDuration } from './duration.ts'
import { lateMs, MilestonePill } from './milestone-pill.tsx'
import { dayMoment } from './moment.ts'
import { contractShort } from './words.ts'
import css from './milestones.module.css'

/** `维修到位（总则）`: what the contract adds to its tiers is told apart. `policies` are those one may choose. */
export function rowName(row: SlaRow, policies: readonly Policy[]): string {
  return policies.some((p) => p.key === row.policy) ? row.name : `${row.name}（总则）`
}

/** Rows as they are listed: a response that the general clause promises as well stands once, under both clauses. */
function listedRows(rows: readonly SlaRow[], policies: readonly Policy[]): { row: SlaRow; clauses: string }[] {
  const isOwn = (row: SlaRow): boolean => policies.some((p) => p.key === row.policy)
  const twinOf = (row: SlaRow): SlaRow | undefined =>
    row.milestone === 'response' ? rows.find((r) => r !== row && sameLimit(r, row)) : undefined
  return rows
    .filter((row) => isOwn(row) || !twinOf(row))
    .map((row) => ({ row, clauses: [row.clause, twinOf(row)?.clause].filter(Boolean).join('、') }))
}

const sameLimit = (a: SlaRow, b: SlaRow): boolean => a.milestone === b.milestone && a.deadline === b.deadline

/** Every promise with its deadline, how it stands, and where it is written. */
export function Milestones() {
  const { view } = useFault()
  const { rows, next } = view.sla
  const none = !view.choices.contractual
  if (rows.length === 0)
    return (
      <section className={css['card']} aria-label="时限">
        <p className={css['none']}>
          {none ? `${contractShort(view.contract.name)} 没有约定小时数，没有设内部目标。` : '选层级后显示时限。'}
        </p>
      </section>
    )
  return (
    <section className={css['card']} aria-label="时限">
      <table className={css['table']}>
        <thead>
          <tr>
            <th scope="col">{none ? '内部目标' : '里程碑'}</th>
            <th scope="col">到期</th>
            <th scope="col">状态</th>
            <th scope="col">依据</th>
          </tr>
        </thead>
        <tbody>
          {listedRows(rows, view.policies).map(({ row, clauses }) => (
            <tr key={`${row.policy}/${row.milestone}`} data-next={row === next}>
              <th scope="row">{rowName(row, view.policies)}</th>
              <td>
                {row.deadline === null ? '立即' : dayMoment(row.deadline, view.now)}
                {row.nominalDeadline !== null && row.nominalDeadline !== row.deadline && (
                  <small>原 {dayMoment(row.nominalDeadline, view.now)}</small>
                )}
                {row.outerLimit !== null && <small>法定最迟 {dayMoment(row.outerLimit, view.now)}</small>}
              </td>
              <td>
                <MilestonePill row={row} />
                {isBreach(row.state) && <small data-late>晚 {longDuration(lateMs(row, view.now))}</small>}
                {row.note && row.deadline !== null && <small>{row.note}</small>}
              </td>
              <td className={css['basis']}>
                {row.clause === '' ? '内部目标，不是合同约定' : `${clauses} · ${row.quote}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {view.sla.notes.length > 0 && (
        <ul className={css['notes']}>
          {view.sla.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </section>
  )
}
