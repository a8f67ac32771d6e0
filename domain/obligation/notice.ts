import { reminderOf } from '../certificate/reminder.ts'
import type { FaultRow } from '../fault/view.ts'
import { durationText } from '../time/duration.ts'
import type { DateText } from '../time/instant.ts'
import type { Duty } from './duty.ts'

/** Something that the operating system tells while the app runs. */
export interface Notice {
  /** Told once for each key: it changes when there is something new to say. */
  readonly key: string
  readonly title: string
  readonly body: string
}

/** Days before the due day from which a duty is told of every day. */
const daily = 7

/** Duties that are late, due within a week, or whose lead day is today: once a day each. */
export function dutyNotices(duties: readonly Duty[], contract: string, today: DateText): Notice[] {
  return duties
    .filter((d) => d.state !== 'done' && (d.days <= daily || d.reminders.includes(today)))
    .map((d) => {
      const when = d.days < 0 ? `逾期 ${-d.days} 天` : d.days === 0 ? '今天到期' : `还有 ${d.days} 天`
      return {
        key: `duty/${d.id}/${today}`,
        title: `${when}：${d.report} ${d.name} ${d.span}`.replace('： ', '：'),
        body: [contract, d.gaps[0]?.sentence ?? ''].filter((t) => t !== '').join(' · '),
      }
    })
}

interface Ending {
  readonly id: string
  readonly name: string
  readonly to: DateText
}

/** Certificates at each rung of the ladder, then every day. */
export function certificateNotices(certificates: readonly Ending[], contract: string, today: DateText): Notice[] {
  return certificates.flatMap((c): Notice[] => {
    const { level, sentence } = reminderOf(c.to, today)
    if (level === 'none') return []
    const again = level === 'daily' || level === 'expired' ? `/${today}` : ''
    return [{ key: `certificate/${c.id}/${level}${again}`, title: `${c.name}：${sentence}`, body: contract }]
  })
}

/** Shares of a running clock at which it warns. */
const warnings = [0.9, 0.75, 0.5] as const

/** Running faults whose next limit is half used, nearly used, or missed. Internal targets are said to be such. */
export function clockNotices(faults: readonly FaultRow[]): Notice[] {
  return faults.flatMap((fault): Notice[] => {
    const { next } = fault
    if (!next || next.remainingMs === null || next.used === null) return []
    const late = next.remainingMs < 0
    const level = late ? 'late' : warnings.find((w) => next.used! >= w)
    if (level === undefined) return []
    const when = late ? `已超 ${durationText(-next.remainingMs)}` : `剩 ${durationText(next.remainingMs)}`
    const own = fault.contractual ? '' : '（内部目标）'
    return [
      {
        key: `clock/${fault.id}/${next.milestone}/${level}`,
        title: `${fault.number} ${next.name} ${when}${own}`,
        body: [fault.hospital, fault.title].filter((t) => t !== '').join(' · '),
      },
    ]
  })
}
