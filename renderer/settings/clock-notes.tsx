import { ClockAlert } from 'lucide-react'
import { dateTimeOf } from '../../domain/time/instant.ts'
import type { OutputOf } from '../client/api.ts'
import { Panel } from '../ui/panel.tsx'
import { StatusPill } from '../ui/status-pill.tsx'
import { RegisterField } from './register-field.tsx'
import css from './settings.module.css'

type Note = OutputOf<'clock.notes'>[number]

interface Props {
  readonly notes: readonly Note[]
  /** Who explains a note. */
  readonly engineer: string
}

/** When this laptop's clock was set back, and what the engineer says about it. */
export function ClockNotes({ notes, engineer }: Props) {
  return (
    <Panel title="时钟记录">
      {notes.length === 0 ? (
        <p className={css['none']}>没有时钟被拨回的记录。休眠和换时区不算。</p>
      ) : (
        <ul className={css['notes']}>
          {notes.map((note) => (
            <li key={note.id}>
              <StatusPill tone="warn" icon={ClockAlert}>{`拨回 ${spanText(note.back)}`}</StatusPill>
              <p>
                从 {dateTimeOf(note.last)} 回到 {dateTimeOf(note.now)}。这两个时刻之间登记的记录会注明“时钟被拨回”。
              </p>
              <RegisterField
                record={{ table: 'clock_note', row: note.id, heads: note.heads }}
                register="remark"
                stored={note.remark}
                read={(v) => v.text}
                write={(_, text) => ({ text, by: engineer })}
                label={`${dateTimeOf(note.now)} 拨回的原因`}
                whenEmpty="还没写原因"
              />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

/** `1 天 2 小时`, in its two largest units. */
function spanText(ms: number): string {
  const minutes = Math.round(ms / 60_000)
  const parts = [
    [Math.floor(minutes / 1440), '天'],
    [Math.floor(minutes / 60) % 24, '小时'],
    [minutes % 60, '分钟'],
  ] as const
  return parts
    .filter(([n]) => n > 0)
    .slice(0, 2)
    .map(([n, unit]) => `${n} ${unit}`)
    .join(' ')
}
