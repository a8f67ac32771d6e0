import { Input } from 'antd'
import { useState } from 'react'
import { isDate } from '../../domain/time/instant.ts'
import type { SlaSetting } from '../../domain/sla/setting.ts'
import { useField } from '../client/field.ts'
import { DateInput } from '../ui/date-input.tsx'
import { Labelled } from '../ui/labelled.tsx'
import type { Put } from './setting-number.tsx'

/** The part of a setting that changes, worked out on the newest one. */
export type PartOfSla = (latest: SlaSetting) => Partial<SlaSetting>

interface Props {
  /** Of the ambiguity: `A1`. */
  readonly id: string
  readonly setting: SlaSetting
  readonly today: string
  readonly put: Put<PartOfSla>
  readonly change: (part: PartOfSla) => void
}

type Decided = SlaSetting['decided'][string]

/** Who on the hospital's side agreed to another reading than the default, and when. */
export function Decision({ id, setting, today, put, change }: Props) {
  const decidedWith =
    (part: Partial<Decided>): PartOfSla =>
    ({ decided }) => ({ decided: { ...decided, [id]: { by: '', on: '', ...decided[id], ...part } } })
  const by = useField(setting.decided[id]?.by ?? '', (name, ...how) => put(decidedWith({ by: name }), ...how))
  const [on, setOn] = useState(setting.decided[id]?.on ?? '')
  const wrong = on !== '' && !isDate(on)
  return (
    <>
      <Labelled
        label={`${id} 院方确认人`}
        problem={by.problem}
        warning={by.value.trim() === '' ? '还没填：没有院方确认，争议时站不住' : ''}
      >
        {(field) => (
          <Input
            {...field}
            value={by.value}
            maxLength={200}
            onBlur={by.leave}
            onChange={(event) => by.change(event.target.value)}
          />
        )}
      </Labelled>
      <Labelled label={`${id} 确认日期`} problem={wrong ? '还没有保存：请写成 2026-01-31 的样子。' : ''}>
        {(field) => (
          <DateInput
            {...field}
            today={today}
            value={on}
            onChange={(next) => {
              setOn(next)
              if (next === '' || isDate(next)) change(decidedWith({ on: next }))
            }}
          />
        )}
      </Labelled>
    </>
  )
}
