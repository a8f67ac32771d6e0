import { CalendarX, Camera, Copy, EyeOff, History, type LucideIcon, Timer } from 'lucide-react'
import { useState } from 'react'
import { type InspectionView, useInspection } from '../inspection/context.ts'
import css from './aside.module.css'

type Reminder = InspectionView['reminders'][number]
const icons: Readonly<Record<Reminder['kind'], LucideIcon>> = {
  'same-value': History,
  fast: Timer,
  'same-picture': Copy,
  'not-cleared': EyeOff,
  'outside-period': CalendarX,
  'captured-outside': Camera,
}

/** More than these would bury what stands below them. */
const atOnce = 5

/** What is worth a second look before signing. Never blocks. */
export function ReminderList() {
  const { view, go } = useInspection()
  const [all, setAll] = useState(false)
  const shown = all ? view.reminders : view.reminders.slice(0, atOnce)
  if (view.reminders.length === 0) return null
  return (
    <section className={css['part']} aria-labelledby="reminder-list">
      <header className={css['head']}>
        <h2 id="reminder-list">请再看一眼 {view.reminders.length}</h2>
        <span>不阻止完成</span>
      </header>
      <ul className={css['reminders']}>
        {shown.map((reminder) => {
          const Icon = icons[reminder.kind]
          const [first] = reminder.items
          const section = view.items.find((i) => i.id === first)?.section
          return (
            <li key={`${reminder.kind}/${reminder.sentence}`}>
              <Icon size={17} aria-hidden />
              <span>
                {reminder.sentence}{' '}
                {first && section ? (
                  <button
                    type="button"
                    className={css['link']}
                    aria-label={`核对 ${first}：${reminder.sentence}`}
                    onClick={() => go({ step: section, item: first })}
                  >
                    核对
                  </button>
                ) : null}
              </span>
            </li>
          )
        })}
      </ul>
      {shown.length < view.reminders.length && (
        <button type="button" className={css['link']} onClick={() => setAll(true)}>
          再看其余 {view.reminders.length - shown.length} 处
        </button>
      )}
    </section>
  )
}
