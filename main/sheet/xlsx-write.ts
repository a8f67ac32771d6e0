import { setImmediate } from 'node:timers/promises'
import type { ColumnKind, ExportCell, ExportColumn, ExportSheet } from '../../domain/export/sheet.ts'
import { epochOf } from '../../domain/time/instant.ts'
import {
  contentTypes,
  rootRelations,
  sheetHead,
  styleOf,
  styles,
  workbook,
  workbookRelations,
  xml,
} from './xlsx-parts.ts'
import { zipWriter } from './zip-write.ts'

export interface WriteOptions {
  readonly signal?: AbortSignal
  readonly progress?: (done: number, total: number) => void
}

/** Rows between two looks at the signal: other calls are answered meanwhile. */
const portion = 200
/** Most characters that a cell holds. */
const longest = 32_767
const cut = '…（表格放不下全文，请看原记录）'
/** Most rows of a sheet, the headings among them. */
const mostRows = 1_048_576

/**
 * Writes lists as an .xlsx file, piece by piece: real dates and numbers, a frozen heading with a filter. Text is always
 * text: what begins like a formula carries the mark that Excel gives to text typed with an apostrophe.
 */
export async function writeXlsx(
  sheets: readonly ExportSheet[],
  write: (piece: Uint8Array) => Promise<void>,
  { signal, progress }: WriteOptions = {},
): Promise<void> {
  const zip = zipWriter(write)
  const names = sheetNames(sheets.map((s) => s.name))
  const total = sheets.reduce((n, s) => n + s.total, 0)
  let done = 0
  await zip.add('[Content_Types].xml', [contentTypes(sheets.length)])
  await zip.add('_rels/.rels', [rootRelations])
  const areas: string[] = []
  for (const [n, sheet] of sheets.entries()) {
    const before = done
    await zip.add(
      `xl/worksheets/sheet${n + 1}.xml`,
      sheetXml(sheet, async (rows) => {
        done = before + rows
        progress?.(done, Math.max(total, done))
        await setImmediate()
        signal?.throwIfAborted()
      }),
    )
    areas.push(`$A$1:$${columnName(sheet.columns.length - 1)}$${Math.max(1, done - before + 1)}`)
  }
  await zip.add('xl/workbook.xml', [workbook(names, areas)])
  await zip.add('xl/_rels/workbook.xml.rels', [workbookRelations(sheets.length)])
  await zip.add('xl/styles.xml', [styles])
  await zip.end()
}

async function* sheetXml(sheet: ExportSheet, rest: (rows: number) => Promise<void>): AsyncGenerator<string> {
  const { columns } = sheet
  const widths = columns.map((c, n) => `<col min="${n + 1}" max="${n + 1}" width="${c.width}" customWidth="1"/>`)
  yield `${sheetHead}<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${widths.join('')}</cols><sheetData>`
  yield `<row r="1" ht="24" customHeight="1">${columns.map((c, n) => textCell(`${columnName(n)}1`, c.title, styleOf.head)).join('')}</row>`
  let row = 1
  let part = ''
  for (const cells of sheet.rows) {
    row++
    if (row > mostRows) throw new RangeError('more rows than a sheet holds')
    part += `<row r="${row}">${cells.map((cell, n) => cellXml(`${columnName(n)}${row}`, cell, columns[n]!)).join('')}</row>`
    if (row % portion !== 0) continue
    yield part
    part = ''
    await rest(row - 1)
  }
  yield `${part}</sheetData><autoFilter ref="A1:${columnName(columns.length - 1)}${row}"/><pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>`
  await rest(row - 1)
}

function cellXml(at: string, cell: ExportCell, { kind }: ExportColumn): string {
  if (cell === null || cell === '') return ''
  const number = numberOf(cell, kind)
  if (number !== null) return `<c r="${at}" s="${styleOf[kind]}"><v>${number}</v></c>`
  const text = String(cell)
  const long = kind === 'long' || text.includes('\n')
  const formula = /^[=+\-@\t\r]/.test(text)
  return textCell(at, text, formula ? styleOf[long ? 'quotedLong' : 'quoted'] : styleOf[long ? 'long' : 'text'])
}

function textCell(at: string, text: string, style: number): string {
  const whole = text.length > longest ? text.slice(0, longest - cut.length) + cut : text
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xml(whole)}</t></is></c>`
}

/** The number that stands in a cell; null for text. What should be a date and is none stays readable as text. */
function numberOf(cell: string | number, kind: ColumnKind): number | null {
  if (kind === 'text' || kind === 'long') return null
  if (typeof cell === 'number') return Number.isFinite(cell) ? (kind === 'hours' ? cell / 3_600_000 : cell) : null
  if (kind === 'number') return /^-?\d{1,15}(\.\d{1,10})?$/.test(cell) ? Number(cell) : null
  const ms = kind === 'date' ? Date.parse(`${cell}T00:00:00Z`) : kind === 'time' ? wallClock(cell) : Number.NaN
  // Before March 1900 the numbers of Excel are those of another calendar.
  return ms >= Date.UTC(1900, 2, 1) ? ms / 86_400_000 + 25_569 : null
}

/** Shanghai's wall clock as if it were UTC, to the second: what a cell shows has no zone. */
function wallClock(instant: string): number {
  try {
    return Math.floor(epochOf(instant) / 1000) * 1000 + 8 * 3_600_000
  } catch {
    return Number.NaN
  }
}

/** `A`, `Z`, `AA` … of a column counted from 0. */
export function columnName(n: number): string {
  return (n >= 26 ? columnName(Math.floor(n / 26) - 1) : '') + String.fromCharCode(65 + (n % 26))
}

/** Names as Excel takes them: at most 31 characters, none of `[]:*?/\`, each once. */
function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>()
  return wanted.map((name) => {
    const clean = (name.replace(/[[\]:*?/\\]/g, ' ').trim() || '列表').slice(0, 28)
    let own = clean
    for (let n = 2; taken.has(own.toLowerCase()); n++) own = `${clean} ${n}`
    taken.add(own.toLowerCase())
    return own
  })
}
