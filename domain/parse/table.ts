import { assign, dashesOf, tokensOf, type Span } from './column.ts'
import { isChatter, promptOf, type Line } from './line.ts'
import { Unreadable } from './recognition.ts'

export interface TableRecord {
  readonly cells: readonly string[]
  readonly line: Line
}
export interface Table {
  readonly headers: readonly string[]
  readonly records: readonly TableRecord[]
  readonly server: string
}

/** Says whether a table with these headers is what the caller looks for. */
export type WantsTable = (headers: readonly string[]) => boolean

/** More records than any server has objects; refused, because nobody could confirm them. */
const mostRecords = 2000

interface Cursor {
  readonly lines: readonly Line[]
  at: number
  server: string
}

const textAt = (c: Cursor, at: number): string => c.lines[at]?.text ?? ''

/**
 * All wanted tables of a text: underlined (SQL*Plus, sqlcmd, disql, PowerShell; with page breaks and wrapped
 * records), framed (mysql), tab, comma or bar separated, and plain columns. Other tables are skipped whole.
 * Throws {@link Unreadable} when a line of a wanted table, or a row outside of any, cannot be read.
 */
export function readTables(lines: readonly Line[], wants: WantsTable): Table[] {
  const cursor: Cursor = { lines, at: 0, server: '' }
  const tables: Table[] = []
  const stray: Line[] = []
  while (cursor.at < lines.length) {
    const line = lines[cursor.at]!
    const prompt = promptOf(line.text)
    if (prompt) {
      cursor.server = prompt.server || cursor.server
      cursor.at++
      continue
    }
    const table =
      underlined(cursor, wants) ?? framed(cursor, wants) ?? separated(cursor, wants) ?? columns(cursor, wants)
    if (table === null) {
      if (looksLikeRow(line.text)) stray.push(line)
      cursor.at++
    } else if (table !== 'skipped') {
      const over = table.records[mostRecords]
      if (over) throw new Unreadable(over.line.number, over.line.text, `起超过${mostRecords}行`)
      tables.push(table)
    }
  }
  const lost = stray[0]
  if (tables.length > 0 && lost) throw new Unreadable(lost.number, lost.text, '不在任何表头下面')
  return tables
}

function looksLikeRow(text: string): boolean {
  const words = text.trim().split(/[\s,|]+/)
  const numbers = words.filter((w) => /^-?\d*\.?\d+%?$/.test(w)).length
  return numbers >= 2 && numbers * 2 >= words.length && !/^\s*\d+\s+\S*[a-z(]/i.test(text)
}

const collapse = (text: string): string => text.trim().replace(/\s+/g, ' ')

interface HeaderLine {
  readonly text: string
  readonly spans: readonly Span[]
  readonly names: readonly string[]
  /** The blanks are as printed, so that columns can be told by their place. */
  readonly aligned: boolean
}

function headerLine(text: string, spans: readonly Span[]): HeaderLine {
  const tokens = tokensOf(text)
  const placed = assign(tokens, spans)
  const aligned = placed !== null && placed.every((name) => name !== '')
  const names = aligned ? placed : tokens.length === spans.length ? tokens.map((t) => t.text) : spans.map(() => '')
  return { text: collapse(text), spans, names, aligned }
}

/** A header of several lines belongs to records of as many lines (SQL*Plus with a narrow LINESIZE). */
function headerGroup(c: Cursor): HeaderLine[] {
  const group: HeaderLine[] = []
  for (let at = c.at; ; at += 2) {
    const spans = dashesOf(textAt(c, at + 1))
    if (!spans || textAt(c, at).trim() === '' || dashesOf(textAt(c, at)) || promptOf(textAt(c, at))) return group
    group.push(headerLine(textAt(c, at), spans))
  }
}

function cellsOf(text: string, header: HeaderLine): string[] | null {
  const tokens = tokensOf(text)
  const placed = header.aligned ? assign(tokens, header.spans) : null
  if (placed) return placed
  return tokens.length === header.spans.length ? tokens.map((t) => t.text) : null
}

function underlined(c: Cursor, wants: WantsTable): Table | 'skipped' | null {
  const group = headerGroup(c)
  if (group.length === 0) return null
  const headers = group.flatMap((h) => h.names)
  const wanted = wants(headers)
  c.at += group.length * 2
  const records: TableRecord[] = []
  let part: string[] = []
  let partLine: Line | null = null
  let place = 0
  for (; c.at < c.lines.length; c.at++) {
    const line = c.lines[c.at]!
    if (promptOf(line.text)) break
    if (isChatter(line.text)) continue
    if (collapse(line.text) === group[place]?.text && dashesOf(textAt(c, c.at + 1))) {
      c.at += group.length * 2 - 1
      continue
    }
    if (dashesOf(textAt(c, c.at + 1))) break
    if (!wanted) continue
    const cells = cellsOf(line.text, group[place]!)
    if (!cells) throw new Unreadable(line.number, line.text)
    partLine ??= line
    part = [...part, ...cells]
    place = (place + 1) % group.length
    if (place === 0) {
      records.push({ cells: part, line: partLine })
      part = []
      partLine = null
    }
  }
  if (partLine) throw new Unreadable(partLine.number, partLine.text, '后面缺少折行')
  return wanted ? { headers, records, server: c.server } : 'skipped'
}

function framed(c: Cursor, wants: WantsTable): Table | 'skipped' | null {
  if (
    !/^\s*\+[-=+]+\+\s*$/.test(textAt(c, c.at)) ||
    !textAt(c, c.at + 1)
      .trim()
      .startsWith('|')
  )
    return null
  const cells = (text: string): string[] =>
    text
      .trim()
      .replace(/^\||\|$/g, '')
      .split('|')
      .map((cell) => cell.trim())
  const headers = cells(textAt(c, c.at + 1))
  const records: TableRecord[] = []
  let rules = 0
  for (; c.at < c.lines.length && rules < 3; c.at++) {
    const line = c.lines[c.at]!
    if (/^\s*\+[-=+]+\+\s*$/.test(line.text)) rules++
    else if (rules === 2) {
      const record = cells(line.text)
      if (record.length !== headers.length) throw new Unreadable(line.number, line.text)
      records.push({ cells: record, line })
    }
  }
  if (rules < 3) throw new Unreadable(c.lines[c.at - 1]!.number, textAt(c, c.at - 1), '之后表格没有结束')
  return wants(headers) ? { headers, records, server: c.server } : 'skipped'
}

/** The fields of one separated line; a field in double quotes may hold the separator. */
function fieldsOf(text: string, separator: string): string[] {
  const fields: string[] = []
  let field = ''
  let quoted = false
  for (const c of text) {
    if (c === '"') quoted = !quoted
    else if (c === separator && !quoted) {
      fields.push(field.trim())
      field = ''
    } else field += c
  }
  return [...fields, field.trim()]
}

function separated(c: Cursor, wants: WantsTable): Table | null {
  const first = textAt(c, c.at)
  const separator = ['\t', ',', ';', '|'].find((s) => first.includes(s) && wants(fieldsOf(first, s)))
  if (separator === undefined) return null
  const headers = fieldsOf(first, separator)
  return body(
    c,
    headers,
    (text) => {
      const fields = fieldsOf(text, separator)
      while (fields.length < headers.length) fields.push('')
      return fields.length === headers.length && text.includes(separator) ? fields : null
    },
    wants,
  )
}

function columns(c: Cursor, wants: WantsTable): Table | null {
  const split = (text: string): string[] => text.trim().split(/\s+/)
  const headers = split(textAt(c, c.at))
  if (headers.length < 2 || !wants(headers)) return null
  return body(c, headers, (text) => (split(text).length === headers.length ? split(text) : null), wants)
}

function body(
  c: Cursor,
  headers: readonly string[],
  read: (text: string) => string[] | null,
  wants: WantsTable,
): Table {
  const head = collapse(textAt(c, c.at))
  const records: TableRecord[] = []
  for (c.at++; c.at < c.lines.length; c.at++) {
    const line = c.lines[c.at]!
    if (promptOf(line.text)) break
    if (isChatter(line.text) || collapse(line.text) === head) continue
    const cells = read(line.text)
    if (cells && wants(cells)) break
    if (
      !cells &&
      (dashesOf(textAt(c, c.at + 1)) ||
        wants(
          line.text
            .trim()
            .split(/[\t,]/)
            .map((f) => f.trim()),
        ))
    )
      break
    if (!cells) throw new Unreadable(line.number, line.text)
    records.push({ cells, line })
  }
  return { headers, records, server: c.server }
}
