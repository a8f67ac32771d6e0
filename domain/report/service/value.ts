import type { Field } from '../../service/field.ts'
import { applies } from '../../service/field.ts'
import type { Instant } from '../../time/instant.ts'
import { dateTimeOf } from '../../time/instant.ts'
import type { Inline } from '../block.ts'
import { notConcerned, notEntered } from '../form/words.ts'

/** Fields that are code: printed monospaced, over the whole width. */
const code = new Set(['sql', 'sha256', 'checksum'])

export function isCode(field: Pick<Field, 'id'>): boolean {
  return code.has(field.id)
}

/** A typed text, or what a form says where there is none. */
export function written(text: string | undefined, none: string = notEntered): string {
  return text === undefined || text.trim() === '' ? none : text.trim()
}

/** `2024-03-20 09:12`, or 未填写. */
export function moment(at: Instant | undefined, none: string = notEntered): string {
  return at === undefined || at === '' ? none : dateTimeOf(at)
}

/** A field's value as it is printed. What does not apply says 不涉及, what is missing 未填写. */
export function shownField(field: Field, values: Readonly<Record<string, string>>): Inline {
  const text = values[field.id] ?? ''
  if (text.trim() === '') return applies(field, values) ? notEntered : notConcerned
  return isCode(field) ? [{ text: text.trim(), mono: true }] : shownText(field, text)
}

/** A filled value by its type. */
export function shownText(field: Pick<Field, 'type'>, text: string): string {
  return field.type === 'instant' ? dateTimeOf(text) : text.trim()
}
