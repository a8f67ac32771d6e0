import { Input } from 'antd'
import { readDate } from '../inspection/date-text.ts'
import type { FieldProps } from './labelled.tsx'

interface Props extends FieldProps {
  readonly 'data-key'?: string
  /** `2026-01-31`, or whatever was typed so far. */
  readonly value: string
  /** Gives a date without a year its year. */
  readonly today: string
  readonly onChange: (value: string) => void
  readonly onBlur?: () => void
}

/**
 * A date in one way of writing on every machine: the browser's own field follows the system's language, where
 * 03/04 may be either. `2026.1.31`, `20260131` and `2026年1月31日` are understood on leaving.
 */
export function DateInput({ value, today, onChange, onBlur, ...field }: Props) {
  return (
    <Input
      {...field}
      inputMode="numeric"
      placeholder="如 2026-01-31"
      maxLength={20}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      onBlur={() => {
        const date = readDate(value, today)
        if (date !== null && date !== value) onChange(date)
        onBlur?.()
      }}
    />
  )
}
