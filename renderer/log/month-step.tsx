import { Button } from 'antd'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { type LogCount, logMonthBeside, logMonthOf, type LogMonthSpan } from '../../domain/service/log-month.ts'
import type { DateText } from '../../domain/time/instant.ts'
import css from './log.module.css'

interface Props {
  readonly count: LogCount
  readonly month: LogMonthSpan
  readonly today: DateText
  readonly onMonth: (month: string) => void
}

/** From month to month, by service months where the contract counts so. */
export function MonthStep({ count, month, today, onMonth }: Props) {
  const next = logMonthBeside(count, month, 1)
  const now = logMonthOf(count, today)
  return (
    <div className={css['step']} role="group" aria-label="月份">
      <Button
        aria-label="上一个月"
        icon={<ChevronLeft size={18} aria-hidden />}
        onClick={() => onMonth(logMonthBeside(count, month, -1).id)}
      />
      <h2 aria-live="polite">
        {month.name}
        {month.id.startsWith('M') && (
          <small>
            {month.from} 至 {month.to}
          </small>
        )}
      </h2>
      <Button
        aria-label="下一个月"
        icon={<ChevronRight size={18} aria-hidden />}
        disabled={next.from > today}
        onClick={() => onMonth(next.id)}
      />
      {month.id !== now.id && <Button onClick={() => onMonth(now.id)}>本月</Button>}
    </div>
  )
}
