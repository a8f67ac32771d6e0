import type { OutputOf } from '../client/api.ts'
import css from './registers.module.css'

type Week = OutputOf<'staff.list'>['week']

/** Who is on duty on each day of this week. */
export function DutyWeek({ week, today }: { readonly week: Week; readonly today: string }) {
  return (
    <ol className={css['week']} aria-label="本周值班">
      {week.days.map(({ day, weekday, names }) => (
        <li key={day} data-today={day === today}>
          <b>
            {weekday.at(-1)} {day.slice(5)}
          </b>
          {names.join('、') || '无人'}
        </li>
      ))}
    </ol>
  )
}
