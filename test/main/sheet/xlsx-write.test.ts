import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import JSZip from 'jszip'
import { expect, test } from 'vitest'
import { type ExportSheet, exportTable } from '../../../domain/export/sheet.ts'
import { writeXlsx } from '../../../main/sheet/xlsx-write.ts'
import { testFolder } from '../../support/folder.ts'
import { hasOffice, sheetsInOffice } from '../../support/office.ts'
import { schemaErrors } from '../report/opened.ts'

async function written(...sheets: ExportSheet[]): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  await writeXlsx(sheets, async (piece) => void pieces.push(piece))
  return Buffer.concat(pieces)
}

interface Line {
  readonly text: string
  readonly date: string
  readonly at: string
  readonly hours: number | null
}
const table = exportTable<Line>(
  ['文字', 'text', 20, (l) => l.text],
  ['日期', 'date', 12, (l) => l.date],
  ['时间', 'time', 17, (l) => l.at],
  ['小时', 'hours', 10, (l) => l.hours],
)
const lines = (texts: readonly string[]): ExportSheet => ({
  name: '故障',
  columns: table.columns,
  rows: texts.map((text, n) =>
    table.row({ text, date: '2024-02-29', at: '2024-03-20T15:30:45.000+08:00', hours: n === 0 ? 5_400_000 : null }),
  ),
  total: texts.length,
})

/** Everything that a program might take for a formula, and what XML or Excel would change. */
const hostile = [
  '普通文字',
  '=HYPERLINK("http://192.0.2.1","点我")',
  '+86 400-000-0000',
  '-2+3',
  '@SUM(A1:A9)',
  '\t=1+1',
  '\r=1+1',
  "=cmd|'/c calc'!A1",
  '<b>&"引号"\u0001\u0000</b>',
  '第一行\n第二行',
  '_x000D_ 原样',
  '\ud800 半个字',
  '00012345678901234567',
  ' 前后空格 ',
]

test('a list is a valid file with a frozen heading, a filter and widths', async () => {
  const bytes = await written(lines(hostile), { ...lines(['另一张']), name: '故障' })
  expect(await schemaErrors(bytes, 'xlsx')).toEqual([])
  const zip = await JSZip.loadAsync(bytes)
  const sheet = await zip.file('xl/worksheets/sheet1.xml')!.async('string')
  expect(sheet).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>')
  expect(sheet).toContain(`<autoFilter ref="A1:D${hostile.length + 1}"/>`)
  expect(sheet).toContain('<col min="1" max="1" width="20" customWidth="1"/>')
  // Two sheets of one name would make the file unreadable.
  const book = await zip.file('xl/workbook.xml')!.async('string')
  expect([...book.matchAll(/<sheet name="([^"]*)"/g)].map(([, name]) => name)).toEqual(['故障', '故障 2'])
})

test('no text becomes a formula: every such cell is a string and marked as typed text', async () => {
  const zip = await JSZip.loadAsync(await written(lines(hostile)))
  const sheet = await zip.file('xl/worksheets/sheet1.xml')!.async('string')
  expect(sheet).not.toContain('<f>')
  const styles = await zip.file('xl/styles.xml')!.async('string')
  const formats = [.../<cellXfs[^>]*>(.*)<\/cellXfs>/.exec(styles)![1]!.matchAll(/<xf .*?(?:\/>|<\/xf>)/g)].map(
    ([xf]) => xf,
  )
  const cells = [...sheet.matchAll(/<c r="A(\d+)" s="(\d+)" t="inlineStr">/g)]
  expect(cells).toHaveLength(hostile.length + 1)
  for (const [, row, style] of cells.slice(1))
    expect(formats[Number(style)]!.includes('quotePrefix="1"'), hostile[Number(row) - 2]).toBe(
      /^[=+\-@\t\r]/.test(hostile[Number(row) - 2]!),
    )
})

test.skipIf(!hasOffice)('LibreOffice shows the same text, dates and numbers', { timeout: 180_000 }, async () => {
  const path = join(testFolder(), '列表.xlsx')
  writeFileSync(path, await written(lines(hostile)))
  const [sheet] = sheetsInOffice(path)
  expect(sheet![0]).toEqual(['文字', '日期', '时间', '小时'])
  expect(sheet![1]).toEqual(['普通文字', '2024-02-29', '2024-03-20 15:30', '1.5'])
  const shown = sheet!.slice(1).map((row) => row[0])
  expect(shown).toEqual([
    ...hostile.slice(0, 6),
    '\n=1+1',
    hostile[7],
    '<b>&"引号"</b>',
    '第一行\n第二行',
    '_x000D_ 原样',
    '\ufffd 半个字',
    '00012345678901234567',
    ' 前后空格 ',
  ])
})

test('a cancelled export stops, and long lists report how far they are', async () => {
  const abort = new AbortController()
  const seen: number[] = []
  const sheet = lines(Array.from({ length: 2000 }, (_, n) => `第 ${n} 行`))
  const write = writeXlsx([sheet], async () => undefined, {
    signal: abort.signal,
    progress: (done) => {
      seen.push(done)
      if (done >= 600) abort.abort()
    },
  })
  await expect(write).rejects.toThrow('aborted')
  expect(seen.length).toBeGreaterThan(1)
  expect(seen.at(-1)).toBeLessThan(1000)
})

test('text that is longer than a cell is cut with a word about it', async () => {
  const zip = await JSZip.loadAsync(await written(lines(['长'.repeat(40_000)])))
  const sheet = await zip.file('xl/worksheets/sheet1.xml')!.async('string')
  const [, cell] = /<c r="A2".*?>([^<]*)<\/t>/.exec(sheet)!
  expect(cell).toHaveLength(32_767)
  expect(cell).toMatch(/（表格放不下全文，请看原记录）$/)
})
