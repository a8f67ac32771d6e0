import type { ParserId } from '../pack/schema.ts'

/** What a recognised value is, so that it can only fill a measure of the same kind. */
export const quantities = [
  'used-percent',
  'inode-percent',
  'size',
  'success-percent',
  'failed-count',
  'backup-count',
  'backup-time',
  'size-deviation',
  'certificate-end',
  'error-count',
  'serious-count',
  'http-code',
  'seconds',
] as const
export type Quantity = (typeof quantities)[number]

export interface ParsedRow {
  readonly quantity: Quantity
  /** Tablespace, mount point, drive, database… Empty for a single number. */
  readonly object: string
  /** Host it was read on where the paste shows it. */
  readonly server: string
  /**
   * Plain decimal text, computed from raw amounts where there are any. Empty for `backup-time` and
   * `certificate-end`, which become a number only against the time of the check.
   */
  readonly value: string
  /** What a percentage was computed from, in `unit`. */
  readonly used: string
  readonly total: string
  /** Unit of `used` and `total`; of `value` where there are none. */
  readonly unit: string
  readonly basis: 'max' | 'allocated' | 'none'
  /** The source had only a rounded number. */
  readonly rounded: boolean
  readonly group: 'user' | 'system' | 'all'
  readonly extra: Readonly<Record<string, string>>
}

export interface Recognition {
  readonly parser: ParserId
  /** Stable name of the source format, for tests and records. */
  readonly format: string
  /** `识别为 Oracle 表空间查询`. */
  readonly title: string
  /** Empty when the format is known but a line could not be read: then `notes` names that line. */
  readonly rows: readonly ParsedRow[]
  readonly notes: readonly string[]
}

/** A row with everything that most sources do not give. */
export function parsedRow(row: Pick<ParsedRow, 'quantity' | 'value'> & Partial<ParsedRow>): ParsedRow {
  return {
    object: '',
    server: '',
    used: '',
    total: '',
    unit: '',
    basis: 'none',
    rounded: false,
    group: 'all',
    extra: {},
    ...row,
  }
}

/** A known format with a line that cannot be read: refused whole, never half. `line` counts from 1. */
export class Unreadable extends Error {
  readonly line: number
  constructor(line: number, text: string, why = '读不懂') {
    const quoted = text.trim().length > 60 ? `${text.trim().slice(0, 60)}…` : text.trim()
    super(`第${line}行${why}：“${quoted}”。整段没有采用，已作为原文证据保存。`)
    this.name = 'Unreadable'
    this.line = line
  }
}
