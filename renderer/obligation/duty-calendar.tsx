import { Button } from 'antd'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { Duty } from '../../domain/obligation/duty.ts'
import { monthAfter, monthName, weeksOf } from '../log/month.ts'
import css from './duties.module.css'
import { dutyLook, dutyWord } from './duty-look.ts'
import { useSteps } from './step.ts'

interface Props {
  readonly duties: readonly Duty[]
  readonly today: string
  /** `2024-02`. */
  readonly month: string
  readonly onMonth: (month: string) => void
  readonly contract: string
}

const weekdays = ['一', '二', '三', '四', '五', '六', '日']

/** One month of duties by their due days. */
export function DutyCalendar({ duties, today, month, onMonth, contract }: Props) {
  const { take } = useSteps(contract)
  const byDay = Map.groupBy(duties, (d) => d.due)
  return (
    <section aria-label={`${monthName(month)}的任务`} className={css['calendar']}>
      <div className={css['months']}>
        <Button
          aria-label="上个月"
          icon={<ChevronLeft size={17} aria-hidden />}
          onClick={() => onMonth(monthAfter(month, -1))}
        />
        <h2 aria-live="polite">{monthName(month)}</h2>
        <Button
          aria-label="下个月"
          icon={<ChevronRight size={17} aria-hidden />}
          onClick={() => onMonth(monthAfter(month, 1))}
        />
        <Button onClick={() => onMonth(today.slice(0, 7))}>今天</Button>
      </div>
      <table className={css['weeks']}>
        <thead>
          <tr>
            {weekdays.map((d) => (
              <th key={d} scope="col">
                <abbr title={`星期${d}`}>{d}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week) => (
            <tr key={week.find((d) => d !== null)}>
              {week.map((day, n) =>
                day === null ? (
                  // oxlint-disable-next-line react/no-array-index-key -- days outside the month have no name
                  <td key={n} className={css['outside']} />
                ) : (
                  <td key={day} data-today={day === today}>
                    <time dateTime={day}>{Number(day.slice(8))}</time>
                    {(byDay.get(day) ?? []).map((duty) => (
                      <Entry key={duty.id} duty={duty} onTake={(action) => void take(action)} />
                    ))}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Entry({
  duty,
  onTake,
}: {
  readonly duty: Duty
  readonly onTake: (action: Duty['gaps'][number]['step']['action']) => void
}) {
  const { icon: Icon, tone } = dutyLook[duty.state]
  const text = `${duty.report === '' ? '' : `${duty.report} `}${duty.name}`
  const [gap] = duty.gaps
  const content = (
    <>
      <Icon size={14} aria-hidden />
      {text}
      <span className="visually-hidden">
        ，{duty.span}，{dutyWord(duty)}
      </span>
    </>
  )
  return gap && duty.state !== 'future' ? (
    <button
      type="button"
      className={css['entry']}
      data-tone={tone}
      title={`${text} ${duty.span}`}
      onClick={() => onTake(gap.step.action)}
    >
      {content}
    </button>
  ) : (
    <span className={css['entry']} data-tone={tone} title={`${text} ${duty.span}`}>
      {content}
    </span>
  )
}
