import { CalendarDays } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import { dateOf } from '../../domain/time/instant.ts'
import { useInspection } from './context.ts'
import { readDate } from './date-text.ts'

interface Props {
  readonly label: string
  readonly name: string
  /** YYYY-MM-DD, or empty. */
  readonly value: string
  readonly onChange: (date: string) => void
  readonly missing?: boolean
  readonly readOnly?: boolean
}

/** A date, typed in any usual form or chosen from the calendar. What is no date stays in the box and says so. */
export function DateField({ label, name, value, onChange, missing = false, readOnly = false }: Props) {
  const { view } = useInspection()
  const [typed, setTyped] = useState<string | null>(null)
  const calendar = useRef<HTMLInputElement>(null)
  const id = useId()
  const wrong = typed !== null && readDate(typed, dateOf(view.now)) === null
  const take = (): void => {
    if (typed === null) return
    const date = readDate(typed, dateOf(view.now))
    if (date === null) return
    setTyped(null)
    if (date !== value) onChange(date)
  }
  return (
    <div className="labelled labelled-date">
      <label htmlFor={id}>{label}</label>
      {readOnly ? (
        <span id={id} className="as-text">
          {value || '—'}
        </span>
      ) : (
        <span className={`date-field${missing && !typed ? ' date-missing' : ''}${wrong ? ' date-wrong' : ''}`}>
          <input
            id={id}
            data-field={name}
            inputMode="numeric"
            autoComplete="off"
            placeholder={missing ? '待填日期' : '如 10-15'}
            value={typed ?? value}
            aria-invalid={wrong}
            onChange={(event) => setTyped(event.target.value)}
            onBlur={take}
            onKeyDown={(event) => event.key === 'Enter' && take()}
          />
          <button
            type="button"
            className="icon-button"
            aria-label={`${label}：打开日历`}
            onClick={() => calendar.current?.showPicker()}
          >
            <CalendarDays size={17} aria-hidden="true" />
          </button>
          <input
            ref={calendar}
            type="date"
            className="date-calendar"
            tabIndex={-1}
            aria-hidden="true"
            value={value}
            onChange={(event) => event.target.value && onChange(event.target.value)}
          />
        </span>
      )}
      {wrong ? (
        <p className="field-problem" role="alert">
          “{typed}”不是日期，可写成 10-15 或 2026-10-15。您写的还在框里。
        </p>
      ) : null}
    </div>
  )
}
