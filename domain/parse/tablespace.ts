import { compareDecimal, scaleOf, subtract } from '../inspection/decimal.ts'
import { agrees, cellOf, padded, percentage, type Amounts, type ByteUnit } from './amount.ts'
import type { Line } from './line.ts'
import { parsedRow, Unreadable, type ParsedRow, type Recognition } from './recognition.ts'
import { readTables, type Table, type TableRecord } from './table.ts'
import { roleOf, tellsSpace, unitOf, type Role } from './tablespace-column.ts'
import { groupOf } from './tablespace-group.ts'
import { dialectOf, type Dialect } from './tablespace-dialect.ts'

interface Column {
  readonly index: number
  readonly unit: ByteUnit | null
  /** Decimals printed at most in this column. */
  readonly scale: number
}
interface Space {
  readonly table: Table
  readonly dialect: Dialect
  readonly column: (role: Role) => Column | null
}

function spaceOf(table: Table): Space {
  const dialect = dialectOf(table.headers)
  const roles = table.headers
    .map(roleOf)
    .map((role) => (role === 'alloc' && dialect.percentBasis === 'max' ? 'max' : role))
  const known = new Map<Role, Column>()
  roles.forEach((role, index) => {
    if (known.has(role)) return
    const scales = table.records.map((r) => {
      const cell = cellOf(r.cells[index] ?? '')
      return typeof cell === 'object' ? scaleOf(cell.number) : 0
    })
    known.set(role, { index, unit: unitOf(table.headers[index]!), scale: scales.reduce((a, b) => Math.max(a, b), 0) })
  })
  return { table, dialect, column: (role) => known.get(role) ?? null }
}

function numberIn(record: TableRecord, column: Column | null): string | null {
  if (!column) return null
  const cell = cellOf(record.cells[column.index] ?? '')
  if (cell === 'text')
    throw new Unreadable(record.line.number, record.line.text, `的“${record.cells[column.index]}”不是数字`)
  if (cell !== 'empty' && cell.number.startsWith('-'))
    throw new Unreadable(record.line.number, record.line.text, '有负数')
  return cell === 'empty' ? null : cell.number
}

const nameCharacters = /^[\p{L}\p{N}_$#.\- \\/:]{1,128}$/u

function nameIn(record: TableRecord, space: Space): string {
  const name = (record.cells[space.column('name')!.index] ?? '').replace(/^["'[]|["'\]]$/g, '').trim()
  if (!nameCharacters.test(name) || !/[\p{L}]/u.test(name))
    throw new Unreadable(record.line.number, record.line.text, '没有名称')
  return name
}

/** The one unit of all amounts; null for blocks and pages, where only the ratio counts. */
function unitIn(space: Space): ByteUnit | null {
  const columns = (['alloc', 'max', 'used', 'free'] as const).flatMap((role) => space.column(role) ?? [])
  const units = [...new Set(columns.map((c) => c.unit))]
  const first = space.table.records[0]!.line
  if (units.length > 1) throw new Unreadable(first.number, first.text, '各列单位不同')
  return units[0] ?? null
}

interface Read {
  readonly record: TableRecord
  readonly name: string
  readonly alloc: string | null
  readonly used: string | null
  readonly max: string | null
  readonly percent: Readonly<Partial<Record<Role, string | null>>>
}

function read(record: TableRecord, space: Space): Read {
  const amount = (role: Role): string | null => {
    const number = numberIn(record, space.column(role))
    if (number === null && role !== 'max' && space.column(role))
      throw new Unreadable(record.line.number, record.line.text, '缺少数值')
    return number
  }
  const printed = (role: Role): string | null => {
    const number = numberIn(record, space.column(role))
    return number === null ? null : padded(number, space.column(role)!.scale)
  }
  const alloc = amount('alloc')
  const free = amount('free')
  const given = amount('used')
  if (given === null && alloc !== null && free !== null && compareDecimal(free, alloc) > 0)
    throw new Unreadable(record.line.number, record.line.text, '剩余大于总量')
  const used = given ?? (alloc !== null && free !== null ? subtract(alloc, free) : null)
  return {
    record,
    name: nameIn(record, space),
    alloc,
    used,
    max: amount('max'),
    percent: {
      percent: printed('percent'),
      'percent-alloc': printed('percent-alloc'),
      'percent-max': printed('percent-max'),
    },
  }
}

type Basis = 'max' | 'allocated'

function printedScale(space: Space, total: Column | null): number | null {
  const columns = [space.column('used') ?? space.column('free'), total].filter((c) => c !== null)
  if (columns.every((c) => c.unit === 'B' || c.unit === 'KB' || (c.unit === null && c.scale === 0))) return null
  return Math.max(...columns.map((c) => c.scale))
}

function amountsOf(line: Read, basis: Basis, printed: string | null, space: Space): Amounts {
  const total = basis === 'max' ? line.max : line.alloc
  return {
    used: line.used,
    total,
    printed,
    printedScale: printedScale(space, space.column(basis === 'max' ? 'max' : 'alloc')),
  }
}

/** Which basis a percentage without one in its name stands on: the one that it can be computed from in every row. */
function basisOfPercent(lines: readonly Read[], space: Space): Basis {
  if (space.dialect.percentBasis) return space.dialect.percentBasis
  const fits = (basis: Basis): boolean =>
    lines.every((l) => agrees(amountsOf(l, basis, l.percent.percent ?? null, space)))
  if (space.column('alloc') && fits('allocated')) return 'allocated'
  return space.column('max') && fits('max') ? 'max' : 'allocated'
}

function rowsOf(space: Space): { rows: ParsedRow[]; unlimited: string[] } {
  const { records } = space.table
  if (space.dialect.format === 'mysql-space')
    return { rows: records.map((record) => sizeRow(record, space)), unlimited: [] }
  const lines = records.map((record) => read(record, space))
  const maxIsLimit = lines.every((l) => l.max === null || l.used === null || compareDecimal(l.max, l.used) >= 0)
  const general = basisOfPercent(lines, space)
  const unlimited: string[] = []
  const rows = lines.flatMap((line) => {
    const bases: Basis[] = maxIsLimit ? ['max', 'allocated'] : ['allocated']
    const own = bases.flatMap((basis) => {
      const printed =
        line.percent[basis === 'max' ? 'percent-max' : 'percent-alloc'] ??
        (general === basis ? line.percent.percent : null) ??
        null
      const row = rowOf(line, basis, printed, space)
      return row ? [row] : []
    })
    if (own.length === 0) throw new Unreadable(line.record.line.number, line.record.line.text, '没有使用率')
    if (space.column('max') && maxIsLimit && !own.some((r) => r.basis === 'max')) unlimited.push(line.name)
    return own
  })
  return { rows, unlimited }
}

/** MySQL tables have no upper bound: their size is kept, a percentage would mean nothing. */
function sizeRow(record: TableRecord, space: Space): ParsedRow {
  const size = numberIn(record, space.column('alloc'))
  if (size === null) throw new Unreadable(record.line.number, record.line.text, '没有大小')
  const object = nameIn(record, space)
  return parsedRow({
    quantity: 'size',
    object,
    server: space.table.server,
    value: size,
    unit: unitIn(space) ?? '',
    group: groupOf(object),
  })
}

function rowOf(line: Read, basis: Basis, printed: string | null, space: Space): ParsedRow | null {
  const amounts = amountsOf(line, basis, printed, space)
  const total = amounts.total !== null && compareDecimal(amounts.total, 0) > 0 ? amounts.total : null
  const percent = percentage({ ...amounts, total })
  if (!percent) return null
  const { number, text } = line.record.line
  if (!agrees({ ...amounts, total })) throw new Unreadable(number, text, '打印的使用率与已用、总量算出的不一致')
  const cell = (role: Role): string => line.record.cells[space.column(role)?.index ?? -1] ?? ''
  const known = line.used !== null && total !== null
  return parsedRow({
    quantity: 'used-percent',
    object: space.dialect.objectOf(line.name),
    server: space.table.server,
    ...percent,
    used: known ? line.used! : '',
    total: known ? total : '',
    unit: known ? (unitIn(space) ?? space.dialect.unit) : '',
    basis,
    group: space.dialect.group ?? groupOf(line.name, cell('path'), cell('kind')),
    extra: cell('path') ? { path: cell('path') } : {},
  })
}

/** Query results that tell how full tablespaces or database files are: Oracle, 达梦, SQL Server, MySQL. */
export function parseTablespace(lines: readonly Line[]): Recognition | null {
  const spaces = readTables(lines, (headers) => tellsSpace(headers) && dialectOf(headers).format !== 'other')
    .filter((table) => table.records.length > 0)
    .map(spaceOf)
  const first = spaces[0]
  if (!first) return null
  const seen = new Map<string, ParsedRow>()
  const notes: string[] = []
  for (const space of spaces) {
    const { rows, unlimited } = rowsOf(space)
    if (unlimited.length > 0) notes.push(`${unlimited.join('、')} 没有上限，按已分配计。`)
    for (const row of rows) {
      const key = `${row.server}/${row.object}/${row.basis}`
      const known = seen.get(key)
      if (!known) seen.set(key, row)
      else if (compareDecimal(subtract(known.value, row.value).replace('-', ''), 1) > 0)
        notes.push(
          `${row.object} 两个查询的使用率相差超过1个百分点：${known.value.slice(0, 7)} 与 ${row.value.slice(0, 7)}，采用前者。`,
        )
    }
  }
  const rows = [...seen.values()]
  const dialect = spaces.find((s) => s.dialect.format !== 'oracle-temp')?.dialect ?? first.dialect
  return {
    parser: 'tablespace',
    format: dialect.format,
    title: `识别为 ${dialect.title}`,
    rows,
    notes: [...notes, ...dialect.notes(rows)],
  }
}
