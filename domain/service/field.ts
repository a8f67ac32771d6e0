/** How a field of a service record is filled. Stored as text: instants with offset, dates `YYYY-MM-DD`, 是/否, numbers as typed. */
export type FieldType = 'text' | 'long' | 'number' | 'date' | 'instant' | 'choice' | 'yes-no'

/** One field that only some kinds of service have. */
export interface Field {
  readonly id: string
  readonly label: string
  readonly type: FieldType
  /** For `choice`: what may be chosen. */
  readonly choices?: readonly string[]
  /** Before the record may be finished; where `when` is given, only while that holds. */
  readonly required: boolean
  readonly help?: string
  /** The field applies only while another one has one of these values. */
  readonly when?: { readonly field: string; readonly is: readonly string[] }
}

/** A table of a record: rows of text, a cell for each column id. */
export interface TableField {
  readonly id: string
  readonly label: string
  readonly columns: readonly Field[]
  /** Rows that must be there before the record may be finished. */
  readonly least: number
  readonly when?: { readonly field: string; readonly is: readonly string[] }
}

type Extra = Pick<Field, 'choices' | 'help' | 'when'>

/** A field that must be filled. */
export const must = (id: string, label: string, type: FieldType = 'text', extra: Extra = {}): Field => ({
  id,
  label,
  type,
  required: true,
  ...extra,
})

/** A field that may stay empty; the document then prints 未填写. */
export const may = (id: string, label: string, type: FieldType = 'text', extra: Extra = {}): Field => ({
  ...must(id, label, type, extra),
  required: false,
})

export const yes = '是'
export const no = '否'

/** True when a field or table applies, given the other values of the record. */
export function applies(field: Pick<Field, 'when'>, values: Readonly<Record<string, string>>): boolean {
  return !field.when || field.when.is.includes(values[field.when.field] ?? '')
}
