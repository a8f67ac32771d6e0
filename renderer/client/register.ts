import { type Saved, save, sentenceOf } from './call.ts'
import { type Field, useField } from './field.ts'
import { headKey, seenHead } from './heads.ts'

type EditableTable =
  | 'person'
  | 'firm'
  | 'contract'
  | 'clock_note'
  | 'site_command'
  | 'inspection'
  | 'inspection_item'
  | 'finding'
  | 'evidence'
  | 'service_record'
  | 'fault'
  | 'loaner'
  | 'force_majeure'
  | 'certificate'
  | 'device'
  | 'archive_entry'
  | 'payment'
  | 'cost'
  | 'staff'
  | 'duty_roster'
  | 'settlement'

/** A record as the views carry it: enough to edit one of its registers. */
export interface Editable {
  readonly table: EditableTable
  readonly row: string
  readonly heads: Readonly<Record<string, string | null>>
}

/** Saves a whole register at once (a choice, a date); resolves to undefined when it failed. */
export function saveRegister(
  record: Editable,
  register: string,
  value: unknown,
  seal = true,
  onFailure: (sentence: string) => void = () => {},
): Promise<Saved<unknown> | undefined> {
  const key = headKey(record.table, record.row, register)
  const seen = (): string | null => seenHead(key, record.heads[register] ?? null)
  return save(
    'record.edit',
    () => ({ table: record.table, row: record.row, register, value, seen: seen(), seal }),
    () => ({ [key]: seen() }),
    (outcome) => onFailure(sentenceOf(outcome)),
  )
}

/**
 * A text field of a register: `read` takes the text out of the register's value, `write` puts it back into the
 * newest value of the other fields.
 */
export function useRegisterText<V>(
  record: Editable,
  register: string,
  stored: V,
  read: (v: V) => string,
  write: (v: V, text: string) => V,
): Field<string> {
  return useField(read(stored), (text, seal, onFailure) =>
    saveRegister(record, register, write(stored, text), seal, onFailure),
  )
}
