import { add, compareDecimal, scaleOf, subtract } from '../inspection/decimal.ts'
import { agrees, cellOf, padded, percentage, type Amounts, type ByteUnit } from './amount.ts'
import type { Line } from './line.ts'
import { recordsOf } from './property-list.ts'
import { parsedRow, Unreadable, type ParsedRow, type Recognition } from './recognition.ts'
import { readTables, type TableRecord } from './table.ts'

type Role = 'drive' | 'size' | 'free' | 'used' | 'percent' | 'type' | 'server' | 'ignored'

function roleOf(header: string): Role {
  const name = header.replace(/\s/g, '').toUpperCase()
  if (/^(?:DEVICEID|CAPTION|NAME|DRIVE|DRIVELETTER|盘符)$/.test(name)) return 'drive'
  if (/^(?:NODE|PSCOMPUTERNAME|SYSTEMNAME)$/.test(name)) return 'server'
  if (name === 'DRIVETYPE') return 'type'
  if (/^(?:USEDPCT|USEDPERCENT|USED%|使用率(?:\(%\)|%)?)$/.test(name)) return 'percent'
  if (/^FREE(?:SPACE)?(?:\(?GB\)?|\(?MB\)?)?$/.test(name)) return 'free'
  if (/^USED(?:SPACE)?(?:\(?GB\)?|\(?MB\)?)?$/.test(name)) return 'used'
  if (/^(?:SIZE|CAPACITY|TOTAL)(?:\(?GB\)?|\(?MB\)?)?$/.test(name)) return 'size'
  return 'ignored'
}

const unitOf = (header: string): ByteUnit => (/GB/i.test(header) ? 'GB' : /MB/i.test(header) ? 'MB' : 'B')

function tellsDisk(headers: readonly string[]): boolean {
  const roles = headers.map(roleOf)
  return roles.includes('drive') && roles.includes('free') && (roles.includes('size') || roles.includes('used'))
}

interface Source {
  readonly headers: readonly string[]
  readonly records: readonly TableRecord[]
  readonly server: string
}

function rowOf(source: Source, record: TableRecord, percentScale: number): ParsedRow | null {
  const at = (role: Role): number => source.headers.findIndex((h) => roleOf(h) === role)
  const text = (role: Role): string => record.cells[at(role)] ?? ''
  const bad = (why: string): never => {
    throw new Unreadable(record.line.number, record.line.text, why)
  }
  const number = (role: Role): string | null => {
    const cell = cellOf(text(role))
    if (cell === 'text') return bad(`的“${text(role)}”不是数字`)
    return cell === 'empty' ? null : cell.number
  }
  const drive = /^([A-Za-z]):?\\?$/.exec(text('drive'))?.[1]
  if (!drive) return bad('没有盘符')
  const free = number('free')
  const size = number('size') ?? (free !== null && at('used') >= 0 ? add(number('used') ?? '0', free) : null)
  const localDisk = text('type') === '' || text('type') === '3'
  if (size === null || free === null || compareDecimal(size, 0) === 0 || !localDisk) return null
  if (compareDecimal(free, size) > 0) return bad('剩余大于总量')
  const header = source.headers[at('free')]!
  const unit = unitOf(header)
  const raw = number('percent')
  const amounts: Amounts = {
    used: subtract(size, free),
    total: size,
    printedScale: unit === 'B' ? null : Math.max(scaleOf(size), scaleOf(free), 2),
    printed: raw === null ? null : padded(raw, percentScale),
  }
  if (!agrees(amounts)) return bad('打印的使用率与剩余、总量算出的不一致')
  return parsedRow({
    quantity: 'used-percent',
    object: `${drive.toUpperCase()}:`,
    server: text('server') || source.server,
    ...percentage(amounts)!,
    used: amounts.used!,
    total: size,
    unit,
  })
}

/** `wmic` prints a drive without a disc as its letter alone. */
const emptyDrive = /^[A-Za-z]:\s*$/

/** Drives as Windows lists them: PowerShell table and list, `Get-PSDrive`, `wmic logicaldisk` as table, list and CSV. */
export function parseWindowsDisk(lines: readonly Line[]): Recognition | null {
  const lists = recordsOf(lines)
  const empty = lines.filter((l) => emptyDrive.test(l.text))
  const listed = lists.filter((r) => tellsDisk(r.fields.map((f) => f.name)))
  const sources: Source[] =
    listed.length > 0
      ? listed.map((r) => ({
          headers: r.fields.map((f) => f.name),
          records: [{ cells: r.fields.map((f) => f.value), line: r.line }],
          server: '',
        }))
      : readTables(
          lines.filter((l) => !empty.includes(l)),
          tellsDisk,
        )
  if (listed.length > 0 && listed.length < lists.length) {
    const lost = lists.find((r) => !listed.includes(r))!
    throw new Unreadable(lost.line.number, lost.line.text, '开始的一段没有盘符、容量和剩余')
  }
  const rows: ParsedRow[] = []
  let skipped = empty.length
  for (const source of sources)
    for (const record of source.records) {
      const row = rowOf(source, record, 2)
      if (row) rows.push(row)
      else skipped++
    }
  if (rows.length === 0) return null
  const notes = skipped > 0 ? [`略过${skipped}个没有容量或不是本地硬盘的盘符。`] : []
  return { parser: 'disk', format: 'windows-disk', title: '识别为 Windows 硬盘列表', rows, notes }
}
