import { Button } from 'antd'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { monthAfter, monthName } from './month.ts'
import css from './log.module.css'

interface Props {
  readonly month: string
  /** The month of today. */
  readonly today: string
  readonly onMonth: (month: string) => void
}

/** From month to month. */
export function MonthStep({ month, today, onMonth }: Props) {
  return (
    <div className={css['step']} role="group" aria-label="月份">
      <Button
        aria-label="上一个月"
        icon={<ChevronLeft size={18} aria-hidden />}
        onClick={() => onMonth(monthAfter(month, -1))}
      />
      <h2 aria-live="polite">{monthName(month)}</h2>
      <Button
        aria-label="下一个月"
        icon={<ChevronRight size={18} aria-hidden />}
        disabled={month >= today}
        onClick={() => onMonth(monthAfter(month, 1))}
      />
      {month !== today && <Button onClick={() => onMonth(today)}>本月</Button>}
    </div>
  )
}
