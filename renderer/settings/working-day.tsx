import { Input } from 'antd'
import { useState } from 'react'
import type { SlaSetting } from '../../domain/sla/setting.ts'
import { Labelled } from '../ui/labelled.tsx'

type Day = SlaSetting['workingDay']

interface Props {
  readonly day: Day
  readonly put: (day: Day) => void
}

const clock = /^([01]\d|2[0-3]):[0-5]\d$/

/** From when to when a workday is worked. */
export function WorkingDay({ day, put }: Props) {
  const [typed, setTyped] = useState(day)
  const problem =
    !clock.test(typed.from) || !clock.test(typed.to)
      ? '还没有保存：请写成 09:00 的样子。'
      : typed.to <= typed.from
        ? '还没有保存：下班早于上班。'
        : ''
  const change = (next: Day): void => {
    setTyped(next)
    if (clock.test(next.from) && clock.test(next.to) && next.from < next.to) put(next)
  }
  return (
    <>
      <Labelled label="上班">
        {(field) => (
          <Input
            {...field}
            maxLength={5}
            value={typed.from}
            onChange={(event) => change({ ...typed, from: event.target.value })}
          />
        )}
      </Labelled>
      <Labelled label="下班" problem={problem}>
        {(field) => (
          <Input
            {...field}
            maxLength={5}
            value={typed.to}
            onChange={(event) => change({ ...typed, to: event.target.value })}
          />
        )}
      </Labelled>
    </>
  )
}
