import { Input } from 'antd'
import { dateTimeOf, type Instant } from '../../domain/time/instant.ts'
import { readInstant } from './instant-text.ts'
import type { FieldProps } from './labelled.tsx'

interface Props extends FieldProps {
  readonly 'data-field'?: string
  /** `2026-09-22 15:08`, or whatever was typed so far. */
  readonly value: string
  readonly now: Instant
  readonly autoFocus?: boolean
  readonly onChange: (value: string) => void
  readonly onBlur?: () => void
}

/** A point in time in one way of writing on every machine; `15:08`, `昨天 22:30` and `9-22 15:08` are understood. */
export function InstantInput({ value, now, onChange, onBlur, ...field }: Props) {
  return (
    <Input
      {...field}
      inputMode="numeric"
      placeholder="如 15:08 或 09-22 15:08"
      maxLength={30}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      onBlur={() => {
        const at = readInstant(value, now)
        if (at) onChange(dateTimeOf(at))
        onBlur?.()
      }}
    />
  )
}

/** What stands beside a field whose text is no point in time. */
export const noInstant = '请写成 15:08 或 2026-09-22 15:08 的样子'
