import { useState } from 'react'
import { isDate } from '../../domain/time/instant.ts'
import type { Ambiguity } from '../../domain/sla/ambiguity.ts'
import type { SlaSetting } from '../../domain/sla/setting.ts'
import type { Editable } from '../client/register.ts'
import { DateInput } from '../ui/date-input.tsx'
import { Labelled } from '../ui/labelled.tsx'
import { RegisterField } from './register-field.tsx'

interface Props {
  readonly ambiguity: Ambiguity
  readonly setting: SlaSetting
  readonly record: Editable
  readonly today: string
  readonly change: (change: Partial<SlaSetting>) => void
}

/** Who on the hospital's side agreed to another reading than the default, and when. */
export function Decision({ ambiguity: { id }, setting, record, today, change }: Props) {
  const there = setting.decided[id] ?? { by: '', on: '' }
  const [on, setOn] = useState(there.on)
  const wrong = on !== '' && !isDate(on)
  return (
    <>
      <RegisterField
        record={record}
        register="sla"
        stored={setting}
        read={(v) => v.decided[id]?.by ?? ''}
        write={(v, by) => ({ ...v, decided: { ...v.decided, [id]: { on: v.decided[id]?.on ?? '', by } } })}
        label={`${id} 院方确认人`}
        whenEmpty="还没填：没有院方确认，争议时站不住"
      />
      <Labelled label={`${id} 确认日期`} problem={wrong ? '还没有保存：请写成 2026-01-31 的样子。' : ''}>
        {(field) => (
          <DateInput
            {...field}
            today={today}
            value={on}
            onChange={(next) => {
              setOn(next)
              if (next === '' || isDate(next))
                change({ decided: { ...setting.decided, [id]: { by: there.by, on: next } } })
            }}
          />
        )}
      </Labelled>
    </>
  )
}
