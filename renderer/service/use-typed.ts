import { useState } from 'react'
import type { FieldType } from '../../domain/service/field.ts'
import { dateTimeOf, type Instant, isDate } from '../../domain/time/instant.ts'
import { useField } from '../client/field.ts'
import { noInstant } from '../ui/instant-input.tsx'
import { readInstant } from '../ui/instant-text.ts'

export type Put = (value: string, seal: boolean, onFailure: (sentence: string) => void) => Promise<unknown>

export interface Typed {
  /** What stands in the field. */
  readonly shown: string
  readonly change: (text: string) => void
  readonly leave: () => void
  /** Sets a whole value at once, as a choice does. */
  readonly choose: (value: string) => void
  readonly problem: string
}

/** A stored value as one reads it. */
export function shownValue(type: FieldType, value: string): string {
  return type === 'instant' && value !== '' ? dateTimeOf(value) : value
}

const problems: Partial<Record<FieldType, string>> = {
  instant: `还没有保存：${noInstant}`,
  date: '还没有保存：请写成 2026-01-31 的样子',
  number: '还没有保存：这里只填数字，单位不用写',
}

/**
 * A text of a type that saves while it is typed. A half-typed time is not sent, it would only be refused: it stays in
 * the field, and says so once the field is left.
 */
export function useTyped(type: FieldType, value: string, now: Instant, put: Put): Typed {
  const [wrong, setWrong] = useState('')
  const [half, setHalf] = useState<string | null>(null)
  const field = useField(shownValue(type, value), async (text, seal, onFailure) => {
    const read = readTyped(type, text, now)
    if (read !== null) return put(read, seal, onFailure)
    if (seal) setWrong(problems[type] ?? '')
    return true
  })
  return {
    shown: half ?? field.value,
    problem: wrong || field.problem,
    change(text) {
      setWrong('')
      setHalf(readTyped(type, text, now) === null ? text : null)
      field.change(text)
    },
    leave: field.leave,
    choose(chosen) {
      setWrong('')
      void put(chosen, true, setWrong)
    },
  }
}

/** What typed text is stored as; null while it is not of its type. */
function readTyped(type: FieldType, text: string, now: Instant): string | null {
  const plain = text.trim()
  if (type === 'instant') return readInstant(text, now)
  if (plain === '') return ''
  if (type === 'date') return isDate(plain) ? plain : null
  if (type === 'number') return /^\d+(\.\d+)?$/.test(plain) ? plain : null
  return text
}
