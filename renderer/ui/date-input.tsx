import { Input } from 'antd'
import { isDate } from '../../domain/time/instant.ts'
import type { FieldProps } from './labelled.tsx'

interface Props extends FieldProps {
  readonly 'data-key'?: string
  /** `2026-01-31`, or whatever was typed so far. */
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onBlur?: () => void
}

/**
 * A date in one way of writing on every machine: the browser's own field follows the system's language, where
 * 03/04 may be either. `2026.1.31`, `20260131` and `2026年1月31日` are understood on leaving.
 */
export function DateInput({ value, onChange, onBlur, ...field }: Props) {
  return (
    <Input
      {...field}
      inputMode="numeric"
      placeholder="如 2026-01-31"
      maxLength={20}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      onBlur={() => {
        const date = normalDate(value)
        if (date !== value) onChange(date)
        onBlur?.()
      }}
    />
  )
}

/** The date that a text means, or the text itself when it means none. */
function normalDate(text: string): string {
  const parts = /^\s*(\d{4})\D*(\d{1,2})(?:\D+(\d{1,2})|(\d{2}))\D*$/.exec(text.normalize('NFKC'))
  if (!parts) return text
  const [, year, month, day, packed] = parts
  const date = `${year}-${month!.padStart(2, '0')}-${(day ?? packed)!.padStart(2, '0')}`
  return isDate(date) ? date : text
}
