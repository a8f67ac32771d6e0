import { createReadStream } from 'node:fs'
import { CsvError, type Info, parse } from 'csv-parse'
import { fail } from '../../domain/failure.ts'
import type { SheetCell, SheetRow } from '../../domain/import/cell.ts'
import { mostColumns, mostRows, type SheetFile } from './file.ts'

/** Opens a text file with separated values. Fails as `bad-file` when it is no text. */
export async function openCsv(path: string, name: string): Promise<SheetFile> {
  const { encoding, label, rows, head } = await look(path, name)
  const delimiter = delimiterOf(head)
  return {
    encoding: label,
    sheets: [{ name: '', hidden: false, rows, hiddenRows: 0, merged: [] }],
    rows: () => rowsOf(path, name, encoding, delimiter),
  }
}

const bytesOf = (path: string): AsyncIterable<Uint8Array> => createReadStream(path, { highWaterMark: 1 << 16 })

/** Which encoding the whole file is valid in, and how many lines it has. */
async function look(path: string, name: string) {
  let encoding = ''
  let rows = 1
  let valid = true
  let nulls = 0
  let first: Uint8Array = new Uint8Array()
  let decoder: TextDecoder | undefined
  for await (const piece of bytesOf(path)) {
    if (first.byteLength === 0) {
      first = piece
      encoding = byMark(piece) ?? 'utf-8'
      decoder = new TextDecoder(encoding, { fatal: true })
    }
    for (const byte of piece) {
      if (byte === 10) rows++
      if (byte === 0) nulls++
    }
    if (valid)
      try {
        decoder!.decode(piece, { stream: true })
      } catch {
        valid = false
      }
  }
  if (first.byteLength === 0) fail('bad-file', `“${name}”是空文件，没有可以导入的行。`)
  if (valid)
    try {
      decoder!.decode()
    } catch {
      valid = false
    }
  if (!valid || (encoding === 'utf-8' && nulls > 0)) {
    if (nulls > 0) fail('bad-file', `“${name}”不是表格文件。请导入 .xlsx 或 .csv。`)
    encoding = 'gb18030'
  }
  return {
    encoding,
    label: encoding === 'gb18030' ? 'GBK / GB18030' : encoding.toUpperCase(),
    rows,
    head: new TextDecoder(encoding).decode(first.subarray(0, 20_000)),
  }
}

function byMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined
}

/** The sign that stands most often, and alike, in the first lines. */
function delimiterOf(head: string): string {
  const lines = head
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 20)
  const score = (sign: string): number => lines.reduce((n, line) => n + line.split(sign).length - 1, 0)
  return [',', '\t', ';', '|'].reduce((best, sign) => (score(sign) > score(best) ? sign : best))
}

async function* decoded(path: string, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const piece of bytesOf(path)) yield decoder.decode(piece, { stream: true })
  yield decoder.decode()
}

async function* rowsOf(path: string, name: string, encoding: string, delimiter: string): AsyncGenerator<SheetRow> {
  const parser = parse({
    delimiter,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: 1_000_000,
    record_delimiter: ['\r\n', '\n', '\r'],
  })
  const feed = (async () => {
    for await (const text of decoded(path, encoding))
      if (text !== '' && !parser.write(text)) await new Promise((resolve) => parser.once('drain', resolve))
    parser.end()
  })()
  feed.catch((error: Error) => parser.destroy(error))
  let count = 0
  let line = 1
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
      const cells = record.slice(0, mostColumns).map(cellOf)
      // A quoted text may run over several lines; its row is where it begins.
      const row = line
      line = info.lines + 1
      if (!cells.some(Boolean)) continue
      if (++count > mostRows) fail('too-large', `“${name}”超过 ${mostRows} 行，没有导入。请按年份拆成几个文件。`)
      yield { row, hidden: false, cells }
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    if (error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE')
      fail('bad-file', `“${name}”第 ${line} 行开始的引号没有成对，后面的行分不开。请改好后再导入。`)
    fail('bad-file', `“${name}”第 ${line} 行读不懂，没有导入。请用 Excel 打开后另存为 .xlsx。`)
  } finally {
    parser.destroy()
  }
}

function cellOf(text: string): SheetCell | undefined {
  return text.trim() === '' ? undefined : { is: 'text', text }
}
