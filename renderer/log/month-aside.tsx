import { Button } from 'antd'
import { FileText } from 'lucide-react'
import { useLocation } from 'wouter'
import type { LogMonthSpan } from '../../domain/service/log-month.ts'
import type { LogDay, LogMonth } from '../../domain/service/view.ts'
import { documentPath } from '../document/path.ts'
import { weeksBetween } from './month.ts'
import css from './log.module.css'

interface Props {
  readonly contract: string
  readonly month: LogMonthSpan
  readonly log: LogMonth
}

const weekdays = ['一', '二', '三', '四', '五', '六', '日']

/** The month at a glance: which days have entries, which lack them, how many of each class; and its document. */
export function MonthAside({ contract, month, log }: Props) {
  const [, navigate] = useLocation()
  const days = new Map(log.days.map((d) => [d.date, d]))
  const { totals } = log
  const most = Math.max(1, ...totals.byClass.map((c) => c.count))
  return (
    <div className={css['aside']}>
      <section aria-labelledby="month-days">
        <h2 id="month-days">{month.name}</h2>
        <table className={css['calendar']}>
          <thead>
            <tr>
              {weekdays.map((day) => (
                <th key={day} scope="col">
                  {day}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeksBetween(month.from, month.to).map((week) => (
              <tr key={week.find((d) => d !== null)}>
                {week.map((date, n) => (
                  <td key={date ?? n}>
                    {date && (
                      <Day date={date} day={days.get(date)} turn={date.endsWith('-01') && month.id.startsWith('M')} />
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        <p className={css['legend']}>
          <span data-kind="some">有日志</span>
          <span data-kind="missing">工作日缺日志</span>
          <span data-kind="rest">休息日</span>
        </p>
      </section>
      <section aria-labelledby="month-classes">
        <h2 id="month-classes">
          按工作类别 <span>共 {totals.entries} 条</span>
        </h2>
        {totals.byClass.every((c) => c.count === 0) && <p className={css['hint']}>还没有日志。</p>}
        <ul className={css['classes']}>
          {totals.byClass
            .filter((c) => c.count > 0)
            .map((c) => (
              <li key={c.class}>
                <span>{c.class}</span>
                <progress max={most} value={c.count} aria-hidden />
                <b>{c.count}</b>
              </li>
            ))}
        </ul>
        <p className={css['hint']}>
          工作日 {totals.workdays} 天 · 缺 {totals.missing} 天 · 补录 {totals.late} 条 · 遗留 {totals.leftovers} 条
        </p>
      </section>
      <Button
        icon={<FileText size={17} aria-hidden />}
        onClick={() => navigate(documentPath('R06', 'contract', contract, month.id))}
      >
        维护日志汇编 R06
      </Button>
    </div>
  )
}

interface DayProps {
  readonly date: string
  readonly day: LogDay | undefined
  readonly turn: boolean
}

function Day({ date, day, turn }: DayProps) {
  const count = day?.entries.length ?? 0
  // A service month runs over into the next one: its first day says so.
  const number = turn ? `${Number(date.slice(5, 7))}/1` : Number(date.slice(8))
  const kind = day?.missing ? 'missing' : count > 0 ? 'some' : day?.workday === false ? 'rest' : 'none'
  const words = day?.missing ? '缺日志' : count > 0 ? `${count} 条` : '没有日志'
  const show = (): void => {
    const place = document.getElementById(`day-${date}`)
    place?.scrollIntoView({ block: 'start' })
    place?.focus()
  }
  if (count === 0 && !day?.missing)
    return (
      <span className={css['cell']} data-kind={kind}>
        {number}
      </span>
    )
  return (
    <button type="button" className={css['cell']} data-kind={kind} onClick={show}>
      {number}
      <small aria-hidden>{day?.missing ? '缺' : count}</small>
      <span className="visually-hidden"> 日，{words}</span>
    </button>
  )
}
