import { Button } from 'antd'
import { TriangleAlert } from 'lucide-react'
import { isDate, longDate } from '../../domain/time/instant.ts'
import { addMonths } from '../../domain/time/period.ts'
import { DateInput } from '../ui/date-input.tsx'
import { Fields, Labelled } from '../ui/labelled.tsx'
import { StatusPill } from '../ui/status-pill.tsx'
import css from './setup.module.css'

/** A service period as it is being entered. */
export interface Period {
  readonly start: string
  readonly end: string
}

interface Props {
  readonly period: Period
  /** The period that the contract's text names; null before a pack is chosen. */
  readonly quoted: Period | null
  readonly today: string
  readonly problem: (key: string) => string
  readonly change: (period: Period) => void
  readonly leave: () => void
}

/** The effective service period. One that differs from the text is marked as renewed wherever it is quoted. */
export function PeriodFields({ period, quoted, today, problem, change, leave }: Props) {
  const renewed = quoted !== null && (period.start !== quoted.start || period.end !== quoted.end)
  const proposal = renewalOf(period, today)
  return (
    <>
      <Fields>
        <Labelled label="服务期开始" problem={problem('start')}>
          {(field) => (
            <DateInput
              {...field}
              data-key="start"
              today={today}
              value={period.start}
              onBlur={leave}
              onChange={(start) => change({ ...period, start })}
            />
          )}
        </Labelled>
        <Labelled label="服务期结束" problem={problem('end')}>
          {(field) => (
            <DateInput
              {...field}
              data-key="end"
              today={today}
              value={period.end}
              onBlur={leave}
              onChange={(end) => change({ ...period, end })}
            />
          )}
        </Labelled>
        <div className={css['renewal']}>
          {renewed && (
            <StatusPill tone="warn" icon={TriangleAlert}>
              续签，非原文
            </StatusPill>
          )}
          {proposal && (
            <Button onClick={() => change(proposal)}>
              改为 {proposal.start} 至 {proposal.end}
            </Button>
          )}
        </div>
      </Fields>
      {quoted && (
        <p className={css['quoted']}>
          原文为 {longDate(quoted.start)}至{longDate(quoted.end)}。
          {renewed ? '凡引用原文处都会注明“续签，非原文”。' : proposal ? '这一期已经结束，续签请改日期。' : ''}
        </p>
      )}
    </>
  )
}

/** The same period in the year that holds today, when the given one is over. */
function renewalOf({ start, end }: Period, today: string): Period | null {
  if (!isDate(start) || !isDate(end) || end < start || end >= today) return null
  for (let years = 1; years < 100; years++) {
    const moved = { start: addMonths(start, years * 12), end: addMonths(end, years * 12) }
    if (moved.end >= today) return moved
  }
  return null
}
