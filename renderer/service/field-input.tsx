import type { Field } from '../../domain/service/field.ts'
import { Labelled } from '../ui/labelled.tsx'
import { useService } from './context.ts'
import { Control } from './control.tsx'
import { type Put, shownValue, useTyped } from './use-typed.ts'
import css from './service.module.css'

interface Props {
  readonly label: string
  readonly type: Field['type']
  readonly choices?: readonly string[]
  readonly help?: string
  readonly optional?: boolean
  /** Its name among the gaps: `detail.values.purpose`. */
  readonly name: string
  /** As it is stored. */
  readonly value: string
  readonly put: Put
  readonly span?: 1 | 2 | 3
}

/** One field of a service record with its label, its gap and why it was not saved. */
export function FieldInput({ label, type, choices = [], help = '', optional, name, value, put, span = 1 }: Props) {
  const { view, readOnly, gapAt } = useService()
  const typed = useTyped(type, value, view.now, put)
  if (readOnly)
    return (
      <Labelled label={label} span={span}>
        {({ id }) => (
          <p id={id} data-field={name} className={css['asText']}>
            {shownValue(type, value) || '未填写'}
          </p>
        )}
      </Labelled>
    )
  const gap = gapAt(name)
  return (
    <Labelled
      label={label}
      optional={optional ?? false}
      hint={help}
      // That it is empty one sees: only what is wrong about it is said.
      warning={gap.endsWith('还没填') ? '' : gap}
      problem={typed.problem}
      span={span}
    >
      {(given) => (
        <Control
          {...given}
          status={given.status || (gap && typed.shown.trim() === '' ? 'warning' : '')}
          data-field={name}
          type={type}
          choices={choices}
          value={value}
          typed={typed}
          now={view.now}
        />
      )}
    </Labelled>
  )
}
