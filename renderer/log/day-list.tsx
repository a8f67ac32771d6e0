import { Button } from 'antd'
import { CalendarX2, NotebookPen } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'wouter'
import type { LogMonthSpan } from '../../domain/service/log-month.ts'
import type { LogDay, LogLine, LogMonth } from '../../domain/service/view.ts'
import { clockOf, dateOf, weekdayOf } from '../../domain/time/instant.ts'
import { longDuration } from '../fault/duration.ts'
import { faultPath } from '../fault/path.ts'
import { placeUrl } from '../inspection/place.ts'
import { servicePath } from '../service/path.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { SyncMark } from '../sync/mark.tsx'
import { StatusPill } from '../ui/status-pill.tsx'
import { LateDialog } from './late-dialog.tsx'
import type { Contract } from './contract.ts'
import { May } from '../ui/may.tsx'
import css from './log.module.css'

/** Entered later than this after it happened is told, in ms. */
const late = 86_400_000

/** Days with entries and workdays without, the newest first. */
export function DayList({ contract, month, log }: { contract: Contract; month: LogMonthSpan; log: LogMonth }) {
  const [writing, setWriting] = useState('')
  const days = log.days.filter((d) => d.entries.length > 0 || d.missing).toReversed()
  if (days.length === 0) {
    const { start, end } = contract.record.period ?? { start: '', end: '' }
    const outside = month.to < start || month.from > end
    return (
      <EmptyState icon={NotebookPen} title={outside ? '这个月不在服务期内' : '这个月还没有日志'}>
        {outside ? `服务期 ${start} 至 ${end}` : '故障、巡检和服务登记会自动列在这里。'}
      </EmptyState>
    )
  }
  return (
    <ol className={css['days']} aria-label="按日的日志，新的在前">
      {days.map((day) => (
        <li key={day.date} id={`day-${day.date}`} data-missing={day.missing} tabIndex={-1}>
          <DayHead day={day} onWrite={() => setWriting(day.date)} />
          {day.entries.map((line) => (
            <Line key={`${line.table}/${line.row}`} line={line} />
          ))}
        </li>
      ))}
      {writing && <LateDialog contract={contract.record.id} date={writing} onClose={() => setWriting('')} />}
    </ol>
  )
}

function DayHead({ day, onWrite }: { readonly day: LogDay; readonly onWrite: () => void }) {
  return (
    <h3 className={css['day']}>
      {day.date.slice(5)} {weekdayOf(day.date)}
      {day.missing ? (
        <>
          <StatusPill tone="warn" icon={CalendarX2}>
            缺日志
          </StatusPill>
          <May call="service.start">
            <Button size="small" aria-label={`补写 ${day.date} 的日志`} onClick={onWrite}>
              补写
            </Button>
          </May>
        </>
      ) : (
        <span>
          {day.workday ? '' : '休息日 · '}
          {day.entries.length} 条
        </span>
      )}
    </h3>
  )
}

function Line({ line }: { readonly line: LogLine }) {
  const { at, to, text, number, who, objects, result, leftover, lateMs, lateReason } = line
  const until = to && dateOf(to) === dateOf(at) && clockOf(to) !== clockOf(at) ? `–${clockOf(to)}` : ''
  const more = [objects, result].filter(Boolean).join(' · ')
  return (
    <div className={css['entry']}>
      <span className={css['time']}>
        {clockOf(at)}
        {until}
      </span>
      <span className={css['class']}>{line.class}</span>
      <span className={css['what']}>
        <Link href={addressOf(line)}>{text || number}</Link> <SyncMark table={line.table} row={line.row} />
        {more && <span className={css['more']}>{more}</span>}
        {leftover && <span className={css['leftover']}>遗留：{leftover}</span>}
        {lateMs > late && (
          <span className={css['late']}>
            补录，晚 {longDuration(lateMs)}
            {lateReason && `：${lateReason}`}
          </span>
        )}
      </span>
      <span className={css['meta']}>
        {number}
        {who && <span>{who}</span>}
      </span>
    </div>
  )
}

function addressOf({ table, row }: LogLine): string {
  if (table === 'fault') return faultPath(row)
  return table === 'inspection' ? placeUrl(row, { step: 'prepare' }) : servicePath(row)
}
