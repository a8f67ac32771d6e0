import ical, { ICalAlarmType } from 'ical-generator'
import type { Duty } from '../../../domain/obligation/duty.ts'
import { daysBetween, type Instant } from '../../../domain/time/instant.ts'

/** Midnight UTC of a day: whole days have no zone, and the library writes UTC. */
const dayOf = (date: string): Date => new Date(`${date}T00:00:00Z`)

/**
 * The duties as a calendar file. Each keeps its id, so that a calendar that takes the file again updates what it has;
 * what is done is left out.
 */
export function calendarFile(duties: readonly Duty[], contract: { id: string; name: string }, now: Instant): string {
  const calendar = ical({
    name: `义务 ${contract.name}`,
    prodId: { company: 'Rounds', product: 'Rounds', language: 'ZH-CN' },
  })
  for (const duty of duties.filter((d) => d.state !== 'done')) {
    const event = calendar.createEvent({
      id: `${duty.id}@${contract.id}.rounds`,
      stamp: new Date(now),
      start: dayOf(duty.due),
      allDay: true,
      summary: `${duty.name}${duty.report === '' ? '' : `（${duty.report}）`} ${duty.span}`,
      description: [`合同条款 ${duty.clause}`, ...duty.gaps.map((g) => g.sentence), duty.note]
        .filter((line) => line !== '')
        .join('\n'),
    })
    // Nine in the morning of each day on which it is reminded of: seconds before midnight of the due day.
    for (const reminder of duty.reminders)
      event.createAlarm({
        type: ICalAlarmType.display,
        trigger: daysBetween(reminder, duty.due) * 86_400 - 9 * 3600,
        description: duty.name,
      })
  }
  return calendar.toString()
}
