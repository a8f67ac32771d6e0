import { summarise, type Run } from './backup.ts'
import { cellOf } from './amount.ts'
import type { Line } from './line.ts'
import { momentOf } from './moment.ts'
import { parsedRow, Unreadable, type ParsedRow, type Recognition } from './recognition.ts'
import { readTables, type TableRecord } from './table.ts'

type Find = (pattern: RegExp) => number

const finder =
  (headers: readonly string[]): Find =>
  (pattern) =>
    headers.findIndex((h) => pattern.test(h.trim()))

const rmanStatus = /^(?:COMPLETED(?: WITH (?:WARNINGS|ERRORS))?|FAILED|RUNNING(?: WITH (?:WARNINGS|ERRORS))?)$/
const isRman = (headers: readonly string[]): boolean => {
  const find = finder(headers)
  return find(/^INPUT_TYPE$/i) >= 0 && find(/^STATUS$/i) >= 0
}

function moment(record: TableRecord, at: number): string {
  const text = record.cells[at] ?? ''
  if (at < 0 || cellOf(text) === 'empty') return ''
  const found = momentOf(text)
  if (!found) throw new Unreadable(record.line.number, record.line.text, `的时间“${text}”读不懂`)
  return found
}

function rmanRun(record: TableRecord, find: Find): Run {
  const status = (record.cells[find(/^STATUS$/i)] ?? '').toUpperCase()
  if (!rmanStatus.test(status)) throw new Unreadable(record.line.number, record.line.text, `的状态“${status}”读不懂`)
  const size = cellOf(record.cells[find(/^OUT_?GB$|^OUTPUT_BYTES$/i)] ?? '')
  return {
    outcome: status.startsWith('RUNNING')
      ? 'running'
      : /^COMPLETED(?: WITH WARNINGS)?$/.test(status)
        ? 'success'
        : 'failure',
    finished: moment(record, find(/^END_TIME$/i)),
    size: typeof size === 'object' ? size.number : null,
    kind: record.cells[find(/^INPUT_TYPE$/i)] ?? '',
  }
}

/** Oracle `v$rman_backup_job_details`. 完成但有警告 counts as success and is named. */
export function parseRman(lines: readonly Line[]): Recognition | null {
  const tables = readTables(lines, isRman)
  const records = tables.flatMap((t) => t.records.map((record) => ({ record, find: finder(t.headers) })))
  const runs = records.map(({ record, find }) => rmanRun(record, find))
  const rows = summarise(runs, tables[0]?.server ?? '')
  if (rows.length === 0) return null
  const notes: string[] = []
  const count = (pattern: RegExp): number =>
    records.filter(({ record, find }) => pattern.test(record.cells[find(/^STATUS$/i)] ?? '')).length
  if (count(/WITH WARNINGS/i) > 0) notes.push(`${count(/WITH WARNINGS/i)}次完成但有警告，按成功计。`)
  if (count(/^RUNNING/i) > 0) notes.push(`${count(/^RUNNING/i)}次正在进行，没有计入。`)
  return { parser: 'backup', format: 'rman', title: '识别为 Oracle RMAN 备份记录', rows, notes }
}

const isSqlServer = (headers: readonly string[]): boolean => {
  const find = finder(headers)
  return find(/^last_full$/i) >= 0 && find(/^(?:name|database_name)$/i) >= 0
}

/** SQL Server: last full, differential and log backup of each database. The latest of the three counts. */
export function parseSqlServerBackup(lines: readonly Line[]): Recognition | null {
  const notes: string[] = []
  const rows: ParsedRow[] = readTables(lines, isSqlServer).flatMap((table) => {
    const find = finder(table.headers)
    return table.records.flatMap((record) => {
      const name = record.cells[find(/^(?:name|database_name)$/i)] ?? ''
      const full = moment(record, find(/^last_full$/i))
      const latest = [full, moment(record, find(/^last_diff$/i)), moment(record, find(/^last_log$/i))]
        .toSorted()
        .at(-1)!
      if (full === '') notes.push(`${name} 没有完整备份记录。`)
      if (latest === '') return []
      return [
        parsedRow({
          quantity: 'backup-time',
          value: '',
          object: name,
          server: table.server,
          unit: 'h',
          extra: { finished: latest },
        }),
      ]
    })
  })
  if (rows.length === 0 && notes.length === 0) return null
  return { parser: 'backup', format: 'sqlserver-backup', title: '识别为 SQL Server 备份查询', rows, notes }
}

const isRecovery = (headers: readonly string[]): boolean => {
  const find = finder(headers)
  return find(/^LIM_GB$|^SPACE_LIMIT$/i) >= 0 && find(/^USED_PCT$/i) >= 0
}

/** Oracle `v$recovery_file_dest`: how full the recovery area is. */
export function parseRecoveryArea(lines: readonly Line[]): Recognition | null {
  const rows = readTables(lines, isRecovery).flatMap((table) =>
    table.records.map((record) => {
      const find = finder(table.headers)
      const cell = cellOf(record.cells[find(/^USED_PCT$/i)] ?? '')
      if (typeof cell !== 'object') throw new Unreadable(record.line.number, record.line.text, '没有使用率')
      return parsedRow({
        quantity: 'used-percent',
        object: record.cells[find(/^NAME$/i)] ?? '',
        server: table.server,
        value: cell.number,
        rounded: true,
      })
    }),
  )
  return rows.length === 0
    ? null
    : { parser: 'backup', format: 'recovery-area', title: '识别为 Oracle 恢复区使用', rows, notes: [] }
}
