import { dateTimeOf, epochOf, type Instant } from '../time/instant.ts'
import { cellText, columnLetters, type SheetRow } from './cell.ts'
import { readClock, readMoment } from './date.ts'
import type { FieldCells, ImportColumn, ImportField, RowProblem } from './field.ts'

/** The cells of a row by field, and where what is wrong with them is collected. */
export function cellsOf(
  row: SheetRow,
  columns: readonly ImportColumn[],
  fields: readonly ImportField[],
): { readonly cells: FieldCells; readonly problems: RowProblem[] } {
  const problems: RowProblem[] = []
  const places = new Map<string, number[]>()
  columns.forEach(({ field }, column) => {
    if (field !== '') places.set(field, [...(places.get(field) ?? []), column])
  })
  const filled = (field: string): number[] => (places.get(field) ?? []).filter((column) => row.cells[column])
  const say = (level: RowProblem['level'], field: string, said: string): void => {
    const [column = places.get(field)?.[0] ?? -1] = filled(field)
    const label = fields.find((f) => f.id === field)?.label ?? ''
    const place = column < 0 ? '' : `${columnLetters(column)} 列`
    problems.push({ level, field, column, sentence: `${place}${label}${/^\d/.test(said) ? ' ' : ''}${said}` })
  }
  const cells: FieldCells = {
    cell: (field) => row.cells[filled(field)[0] ?? -1],
    text: (field) =>
      filled(field)
        .map((column) => {
          const cell = row.cells[column]
          if (cell?.is === 'error' || cell?.is === 'uncalculated') return ''
          const text = cellText(cell)
          const several = fields.find((f) => f.id === field)?.several
          return several && text !== '' ? `${columns[column]!.title || `${columnLetters(column)} 列`}：${text}` : text
        })
        .filter(Boolean)
        .join('\n'),
    has: (field) => filled(field).length > 0,
    note: (field, sentence) => say('note', field, sentence),
    error: (field, sentence) => say('error', field, sentence),
  }
  for (const field of fields) {
    for (const column of filled(field.id)) {
      const cell = row.cells[column]
      if (cell?.is === 'error')
        say(
          field.required ? 'error' : 'note',
          field.id,
          `是错误值 ${cell.error}${field.required ? '' : '，按空白导入'}`,
        )
      if (cell?.is === 'uncalculated')
        say(
          field.required ? 'error' : 'note',
          field.id,
          `是没有计算结果的公式${field.required ? '' : '，按空白导入'}，请在 Excel 里打开、保存一次`,
        )
    }
  }
  return { cells, problems }
}

/** A time of a row as an instant, with whether its time of day was written. Null where there is none that can be read. */
export interface ReadTime {
  readonly at: Instant
  readonly exact: boolean
}

/**
 * Reads the time of a field; `clockField` names the column of the time of day where it stands apart. What cannot be
 * read, or lies after `now`, is an error: a wrong time is worse than a row that is not imported yet.
 */
export function timeOf(cells: FieldCells, field: string, clockField: string, now: Instant): ReadTime | null {
  const cell = cells.cell(field)
  if (!cell || cell.is === 'error' || cell.is === 'uncalculated') return null
  const reading = readMoment(cell)
  if ('problem' in reading) {
    cells.error(field, reading.problem)
    return null
  }
  const { date } = reading.moment
  let { clock } = reading.moment
  const apart = clockField === '' ? undefined : cells.cell(clockField)
  if (clock === '' && apart) {
    const read = readClock(apart)
    if (read === null) cells.error(clockField, `“${cellText(apart)}”看不懂，请写成 15:30 的样子`)
    else clock = read
  }
  const at = `${date}T${clock || '00:00'}:00.000+08:00`
  if (epochOf(at) > epochOf(now)) {
    cells.error(field, `${dateTimeOf(at)} 还没到，请核对年份`)
    return null
  }
  return { at, exact: clock !== '' }
}
