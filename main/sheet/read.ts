import { fail } from '../../domain/failure.ts'
import { cellText, type SheetRow } from '../../domain/import/cell.ts'
import { headingRow, proposedColumns, titlesOf } from '../../domain/import/heading.ts'
import { importTargets, type ImportTarget, readRow } from '../../domain/import/target.ts'
import type { SheetFile } from './file.ts'
import type { LeftOut, Looked, LookedSheet, Previewed, PreviewRow, RowReading, Taken } from './messages.ts'
import { openSheetFile } from './open.ts'

export type Tick = (done: number, total: number) => void

/** Rows at the top of a sheet by which the user finds the headings. */
const headRows = 30
/** Rows between two words about the progress. */
const portion = 1000

/** What sheets a file has, and what their headings seem to say. Fails as `bad-file` when none holds anything. */
export async function look(path: string, name: string): Promise<Looked> {
  const file = await openSheetFile(path, name)
  const sheets: LookedSheet[] = []
  for (const [n, info] of file.sheets.entries()) {
    const top: SheetRow[] = []
    for await (const row of file.rows(n)) {
      top.push(row)
      if (top.length >= headRows) break
    }
    const columns = Math.max(0, ...top.map((row) => row.cells.length))
    const propose = (target: ImportTarget): LookedSheet['proposals'][ImportTarget] => {
      const { fields } = importTargets[target]
      const heading = headingRow(top, fields)
      const proposed = proposedColumns(titlesOf(heading, columns), fields)
      return { header: heading?.row ?? 1, columns: proposed, known: proposed.filter((c) => c.field !== '').length }
    }
    const head = top.map(({ row, cells }) => ({ row, cells: Array.from(cells, (cell) => cellText(cell)) }))
    sheets.push({
      ...info,
      columns,
      head,
      proposals: { fault: propose('fault'), service: propose('service'), device: propose('device') },
    })
  }
  if (!sheets.some((s) => s.head.length > 0)) fail('bad-file', `“${name}”里没有内容，没有可以导入的行。`)
  return { encoding: file.encoding, sheets }
}

interface Known {
  readonly read: ReturnType<typeof readRow>
  readonly duplicate: string
}

/** Every row below the headings, read as a record, with what it repeats. */
async function* readRows(file: SheetFile, reading: RowReading, tick: Tick): AsyncGenerator<Known> {
  const { sheet, header, target, columns, context } = reading
  const info = file.sheets[sheet] ?? fail('not-found', `“${reading.name}”里没有这张工作表，请重新选择文件。`)
  const known = new Map(reading.known)
  const seen = new Map<string, number>()
  for await (const row of file.rows(sheet)) {
    if (row.row <= header) continue
    if (row.row % portion === 0) tick(row.row, Math.max(info.rows, row.row))
    const read = readRow(target, row, columns, context)
    const there = read.keys.find((key) => known.has(key))
    const before = read.keys.find((key) => seen.has(key))
    for (const key of read.keys) if (!seen.has(key)) seen.set(key, row.row)
    yield {
      read,
      duplicate:
        there !== undefined
          ? `与已有的 ${known.get(there)} 重复`
          : before !== undefined
            ? `与第 ${seen.get(before)} 行重复`
            : '',
    }
  }
}

/** Counts every row and shows one page of them. */
export async function preview(
  reading: RowReading & { readonly show: 'all' | 'problem'; readonly offset: number; readonly limit: number },
  tick: Tick,
): Promise<Previewed> {
  const counts = { total: 0, errors: 0, notes: 0, duplicates: 0, hidden: 0, shown: 0 }
  const byReasons = Array<number>(8).fill(0)
  const rows: PreviewRow[] = []
  for await (const { read, duplicate } of readRows(await openSheetFile(reading.path, reading.name), reading, tick)) {
    const broken = read.draft === null
    const reasons = (broken ? 1 : 0) + (duplicate === '' ? 0 : 2) + (read.hidden ? 4 : 0)
    byReasons[reasons]!++
    counts.total++
    if (broken) counts.errors++
    else if (read.problems.length > 0) counts.notes++
    if (duplicate !== '') counts.duplicates++
    if (read.hidden) counts.hidden++
    if (reading.show === 'problem' && !broken && duplicate === '' && read.problems.length === 0 && !read.hidden)
      continue
    if (counts.shown >= reading.offset && rows.length < reading.limit) {
      const { keys: _, ...shown } = read
      rows.push({ ...shown, duplicate, reasons })
    }
    counts.shown++
  }
  if (counts.total === 0) fail('bad-file', noRows(reading))
  return { ...counts, byReasons, rows }
}

function noRows({ name, header }: RowReading): string {
  return `“${name}”的这张表里，第 ${header} 行标题下面没有内容，没有可以导入的行。`
}

/** Why a row is left out; empty where it is not. */
function leftOutBy({ errors, duplicates, hidden, rows }: LeftOut, { read, duplicate }: Known): string {
  if (rows.includes(read.row)) return '不导入这一行'
  if (read.draft === null && errors) return read.problems.find((p) => p.level === 'error')?.sentence ?? '有问题'
  if (duplicate !== '' && duplicates) return duplicate
  return read.hidden && hidden ? '表格里隐藏的行' : ''
}

/**
 * The drafts of every row that is not left out. Fails as `incomplete`, naming sheet and row, when one of them cannot
 * become a record. Beyond `most` the rest waits for the next time if it is so wanted, else it fails as `too-large`.
 */
export async function take(
  reading: RowReading & { readonly leave: LeftOut; readonly most: number },
  tick: Tick,
): Promise<Taken> {
  const file = await openSheetFile(reading.path, reading.name)
  const title = file.sheets[reading.sheet]?.name ?? ''
  const drafts: Taken['drafts'][number][] = []
  const left: Taken['left'][number][] = []
  let total = 0
  for await (const known of readRows(file, reading, tick)) {
    total++
    const { read, duplicate } = known
    const why = leftOutBy(reading.leave, known)
    if (why !== '') {
      // Of a sheet that is taken in several goes, what came before is no news.
      if (!reading.leave.rest || duplicate === '') left.push({ row: read.row, why })
      continue
    }
    if (read.draft === null) {
      const problem = read.problems.find((p) => p.level === 'error')?.sentence ?? '读不懂'
      fail(
        'incomplete',
        `${title === '' ? '' : `工作表“${title}”`}第 ${read.row} 行${problem}。没有导入任何一行；请在表格里改好，或选择不导入有问题的行。`,
      )
    }
    if (drafts.length === reading.most && reading.leave.rest)
      return { sheet: title, total: total - 1, drafts, left, rest: true }
    drafts.push({ row: read.row, draft: read.draft })
    if (drafts.length > reading.most)
      fail(
        'too-large',
        `一次最多导入 ${reading.most} 行，这张表更多，没有导入任何一行。请分批导入，或按年份拆成几个文件。`,
      )
  }
  if (total === 0) fail('bad-file', noRows(reading))
  return { sheet: title, total, drafts, left, rest: false }
}
