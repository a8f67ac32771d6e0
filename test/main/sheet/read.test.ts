import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Expected } from '../../../domain/failure.ts'
import { cellText } from '../../../domain/import/cell.ts'
import { openSheetFile } from '../../../main/sheet/open.ts'
import { testFolder } from '../../support/folder.ts'
import { type MadeSheet, madeXlsx } from '../../support/spreadsheet.ts'

async function opened(bytes: Uint8Array | string, name = '旧台账.xlsx') {
  const path = join(testFolder(), 'file')
  writeFileSync(path, bytes)
  return openSheetFile(path, name)
}

/** The rows of a sheet as texts by their numbers; holes are empty. */
async function rows(file: Awaited<ReturnType<typeof opened>>, sheet = 0) {
  const read: [number, ...string[]][] = []
  for await (const row of file.rows(sheet)) read.push([row.row, ...Array.from(row.cells, cellText)])
  return read
}

async function refusal(bytes: Uint8Array | string, name?: string): Promise<string> {
  const error = await opened(bytes, name)
    .then((file) => rows(file))
    .then(
      () => undefined,
      (e: unknown) => e,
    )
  if (!(error instanceof Expected)) throw new Error(`not refused: ${String(error)}`)
  expect(error.failure.sentence).toMatch(/。$/)
  return error.failure.sentence
}

const one = (...made: MadeSheet['rows'][number][]): MadeSheet => ({ name: '2023年', rows: made })

describe('a workbook', () => {
  test('dates, times, numbers and texts are read as they are shown', async () => {
    const file = await opened(
      await madeXlsx([
        one(['时间', '时刻', '电话', '金额'], [{ day: 45356.5 }, { clock: 0.645833 }, 13800000000, 0.1]),
      ]),
    )
    expect(await rows(file)).toEqual([
      [1, '时间', '时刻', '电话', '金额'],
      [2, '2024-03-05 12:00', '15:30', '13800000000', '0.1'],
    ])
  })

  test('the calendar of 1904 is kept to', async () => {
    const file = await opened(await madeXlsx([one([{ day: 43894 }])], { epoch1904: true }))
    expect(await rows(file)).toEqual([[1, '2024-03-05']])
  })

  test('of a formula the calculated result counts; one that was never calculated and errors are told apart', async () => {
    const file = await opened(
      await madeXlsx([
        one([
          { xml: '<c t="str"><f>A1&amp;"x"</f><v>结果</v></c>' },
          { xml: '<c><f>1+1</f><v>2</v></c>' },
          { xml: '<c><f>1+1</f></c>' },
          { xml: '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>' },
          { xml: '<c t="b"><v>1</v></c>' },
        ]),
      ]),
    )
    for await (const row of file.rows(0))
      expect(row.cells).toEqual([
        { is: 'text', text: '结果' },
        { is: 'number', number: 2, text: '2' },
        { is: 'uncalculated' },
        { is: 'error', error: '#DIV/0!' },
        { is: 'text', text: '是' },
      ])
  })

  test('cells merged over rows stand in each row that holds anything', async () => {
    const file = await opened(
      await madeXlsx([
        {
          ...one(['日期', '事项'], ['2024-03-05', '甲'], [null, '乙'], [null, null], [null, '丙'], [null, '丁']),
          merged: ['A2:A5', 'A1:B1'],
        },
      ]),
    )
    expect(file.sheets[0]!.merged).toEqual(['A2:A5'])
    expect((await rows(file)).map((r) => r.slice(0, 3))).toEqual([
      [1, '日期', '事项'],
      [2, '2024-03-05', '甲'],
      [3, '2024-03-05', '乙'],
      [5, '2024-03-05', '丙'],
      [6, '', '丁'],
    ])
  })

  test('hidden rows and sheets are told, shared and rich texts put together, phonetics left out', async () => {
    const shared = `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><r><t>开票</t></r><r><t>失败</t></r><rPh sb="0" eb="1"><t>kai</t></rPh></si><si><t>第一行_x000A_第二行</t></si></sst>`
    const file = await opened(
      await madeXlsx(
        [
          { ...one([{ xml: '<c t="s"><v>0</v></c>' }], [{ xml: '<c t="s"><v>1</v></c>' }]), hidden: [2] },
          { name: '旧', rows: [], veiled: true },
        ],
        { parts: { 'xl/sharedStrings.xml': shared } },
      ),
    )
    expect(file.sheets.map((s) => [s.name, s.hidden, s.hiddenRows])).toEqual([
      ['2023年', false, 1],
      ['旧', true, 0],
    ])
    expect(await rows(file)).toEqual([
      [1, '开票失败'],
      [2, '第一行\n第二行'],
    ])
  })

  test('prefixed elements and rows without places are read', async () => {
    const xml = `<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row><x:c t="str"><x:v>甲</x:v></x:c><x:c><x:v>2</x:v></x:c></x:row><x:row><x:c t="str"><x:v>乙</x:v></x:c></x:row></x:sheetData></x:worksheet>`
    const file = await opened(await madeXlsx([one(['-'])], { parts: { 'xl/worksheets/sheet1.xml': xml } }))
    expect(await rows(file)).toEqual([
      [1, '甲', '2'],
      [2, '乙'],
    ])
  })
})

describe('a text file', () => {
  test.each([
    ['UTF-8 with a mark', Buffer.from('\ufeff日期,事项\r\n2024-3-5,"甲,乙"\r\n'), 'UTF-8'],
    ['UTF-8', Buffer.from('日期,事项\n2024-3-5,"甲,乙"\n'), 'UTF-8'],
    ['UTF-16', Buffer.from('\ufeff日期\t事项\r\n2024-3-5\t甲,乙\r\n', 'utf16le'), 'UTF-16LE'],
    // 日期,事项 / 2024-3-5,"甲,乙" as GBK.
    ['GBK', Buffer.from('c8d5c6da2ccac2cfee0d0a323032342d332d352c22bcd72cd2d2220d0a', 'hex'), 'GBK / GB18030'],
  ])('%s is recognised', async (_, bytes, encoding) => {
    const file = await opened(bytes, '旧台账.csv')
    expect(file.encoding).toBe(encoding)
    expect(await rows(file)).toEqual([
      [1, '日期', '事项'],
      [2, '2024-3-5', '甲,乙'],
    ])
  })

  test('lines within quotes keep the numbers of the rows, and empty lines hold nothing', async () => {
    const file = await opened('a;b\n"一\n二";x\n\n三;y\n', '旧台账.csv')
    expect(await rows(file)).toEqual([
      [1, 'a', 'b'],
      [2, '一\n二', 'x'],
      [5, '三', 'y'],
    ])
  })

  test('a quote that is never closed names its row', async () => {
    expect(await refusal(`日期,事项\n2024-3-5,甲\n2024-3-6,"乙\n${'2024-3-7,丙\n'.repeat(50)}`, '台账.csv')).toMatch(
      /“台账\.csv”第 3 行开始的引号没有成对/,
    )
  })
})

describe('what is no spreadsheet is refused with what to do', () => {
  const ole = (text: string) =>
    Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(600),
      Buffer.from(text, 'utf16le'),
      Buffer.alloc(200),
    ])
  test.each([
    ['an old workbook', ole('Workbook'), /旧的 \.xls 格式.*另存为 \.xlsx/],
    ['one with a password', ole('EncryptedPackage'), /有打开密码.*去掉密码/],
    ['a web page', '<html><table><tr><td>1</td></tr></table></html>', /其实是网页表格.*另存为 \.xlsx/],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), /不是表格文件/],
    ['a program', Buffer.from('4d5a00000300000004000000', 'hex'), /不是表格文件/],
    ['nothing', '', /是空文件/],
  ])('%s', async (_, bytes, sentence) => expect(await refusal(bytes, '台账.xls')).toMatch(sentence))

  test('a document, an archive, a damaged and a cut workbook', async () => {
    const whole = await madeXlsx([one(['甲'], ['乙'])])
    expect(await refusal(whole.slice(0, -30))).toMatch(/不完整或已损坏/)
    const flipped = Uint8Array.from(whole)
    const at = Buffer.from(whole).indexOf('xl/worksheets/sheet1.xml') + 60
    flipped.fill(0xff, at, at + 40)
    expect(await refusal(flipped)).toMatch(/不完整或已损坏/)
    expect(
      await refusal(await madeXlsx([one(['甲'])], { parts: { 'xl/worksheets/sheet1.xml': '<worksheet><row>' } })),
    ).toMatch(/不完整或已损坏/)
    expect(await refusal(await madeXlsx([], { parts: { 'word/document.xml': '<w/>' } }))).toMatch(/是 Word 文档/)
    expect(await refusal(await madeXlsx([], { parts: { 'xl/workbook.bin': 'x' } }))).toMatch(/\.xlsb/)
  })
})
