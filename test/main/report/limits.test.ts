import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import type { Block, ReportModel } from '../../../domain/report/block.ts'
import { sampleModel } from './fixture.ts'
import { renderDocx } from '../../../main/report/render.ts'
import { splitText } from '../../../main/report/docx/long.ts'
import { judged } from './fixture-items.ts'
import { elements, partsOf, rendered, schemaErrors, textOf } from './opened.ts'

const withBody = (...body: Block[]): ReportModel => ({
  ...sampleModel,
  body: [{ type: 'heading', level: 1, text: '1　长内容' }, ...body],
})
const bodyOf = async (bytes: Uint8Array) => (await partsOf(bytes)).get('word/document.xml') ?? ''

test('long text is split at lines and sentences and loses nothing but line ends', () => {
  expect(splitText('短')).toEqual(['短'])
  const sentences = splitText(`${'一二三四五。'.repeat(1000)}`)
  expect(sentences.join('')).toBe('一二三四五。'.repeat(1000))
  expect(sentences.every((piece) => piece.endsWith('。') && piece.length <= 2000)).toBe(true)
  expect(splitText('x'.repeat(5001)).map((piece) => piece.length)).toEqual([2000, 2000, 1001])
  expect(splitText(`${'a'.repeat(1000)}\n${'b'.repeat(1500)}`)).toEqual(['a'.repeat(1000), 'b'.repeat(1500)])
  expect(splitText('😀'.repeat(3000)).every((piece) => piece.isWellFormed())).toBe(true)
})

test('a logo keeps its proportions, PNG or JPEG, and comes with words', async () => {
  const plain = sharp({ create: { width: 400, height: 100, channels: 3, background: '#357' } })
  for (const logo of [await plain.png().toBuffer(), await plain.jpeg().toBuffer()]) {
    const model = { ...withBody(), front: [], cover: { ...sampleModel.cover!, logo: 'logo' } }
    const body = await bodyOf(await renderDocx(model, { picture: () => logo }))
    expect(body).toMatch(/<wp:extent cx="2592000" cy="648000"\/>/)
    expect(body).toMatch(/<wp:docPr [^>]*descr="单位标志"/)
  }
})

describe('the longest and the strangest input', () => {
  test('20 tablespaces: a long table may break, its ends stay together, its chart grows', async () => {
    const names = Array.from({ length: 20 }, (_, at) => `EBILL_ARCHIVE_${at + 2001}`)
    const bytes = await rendered(
      withBody(
        {
          type: 'table',
          caption: '表1-1　表空间',
          grid: [4536, 2268, 2268],
          header: [{ text: '表空间' }, { text: '使用率' }, { text: '结果' }],
          rows: names.map((text) => [{ text }, { text: '37.81%', align: 'right' }, judged('normal')]),
        },
        {
          type: 'figure',
          caption: '图1-1　表空间使用率',
          alt: '条形图：20个表空间。',
          source: {
            kind: 'chart',
            chart: {
              kind: 'bars',
              unit: '%',
              max: 100,
              rows: names.map((label) => ({ label, value: 37.81, shown: '37.81%', verdict: 'normal' })),
            },
          },
        },
      ),
    )
    expect(await schemaErrors(bytes)).toEqual([])
    const table = elements(await bodyOf(bytes), 'w:tbl').find((found) => found.includes('EBILL_ARCHIVE_2001')) ?? ''
    const kept = elements(table, 'w:tr').map((row) => row.includes('<w:keepNext/>'))
    expect(kept).toHaveLength(21)
    expect(kept.slice(0, 4)).toEqual([true, true, true, false])
    expect(kept.slice(-5)).toEqual([false, true, true, true, false])
  })

  test('a note of 1 MB prints whole, in a row that may break', { timeout: 60_000 }, async () => {
    const note = '巡检过程说明。'.repeat(50_000)
    const bytes = await rendered(
      withBody({ type: 'table', grid: [1360, 7712], rows: [[{ text: '备注', kind: 'label' }, { text: note }]] }),
    )
    const body = await bodyOf(bytes)
    expect(textOf(body)).toContain(note)
    const row = elements(body, 'w:tr').find((found) => textOf(found).startsWith('备注')) ?? ''
    expect(row).not.toContain('<w:cantSplit/>')
  })

  test('emoji and rare characters stay, control characters and broken pairs go', async () => {
    const bytes = await rendered(
      withBody({
        type: 'paragraph',
        style: 'body',
        text: '𠮷野家😀㐂\u0000\u0008\u001b[31m红\ud800尾\r\n下一行 <b>&"',
      }),
    )
    expect(await schemaErrors(bytes)).toEqual([])
    expect(textOf(await bodyOf(bytes))).toContain('𠮷野家😀㐂[31m红\ufffd尾\n下一行 <b>&"')
  })

  test('empty tables, cards, raw output, series and texts are still a valid file', async () => {
    const bytes = await rendered({
      ...withBody(
        { type: 'table', grid: [9072], rows: [] },
        { type: 'table', grid: [], rows: [[{ text: '' }]] },
        {
          type: 'card',
          verdict: 'unchecked',
          rows: [
            { kind: 'wide', label: '', value: '' },
            { kind: 'ticks', label: '检查子项', ticks: [] },
          ],
        },
        { type: 'raw', caption: 'B-1', lines: [], note: '' },
        {
          type: 'figure',
          caption: '图1-1',
          alt: '',
          source: { kind: 'chart', chart: { kind: 'line', unit: '%', points: [] } },
        },
        {
          type: 'figure',
          caption: '图1-2',
          alt: '',
          source: { kind: 'chart', chart: { kind: 'bars', unit: '', max: 0, rows: [] } },
        },
        { type: 'page-break' },
        { type: 'card', verdict: 'normal', rows: [{ kind: 'wide', label: '结论', value: [] }] },
      ),
      front: [],
    })
    expect(await schemaErrors(bytes)).toEqual([])
  })

  test('two tables have a paragraph between them, and a table at the end one after it', async () => {
    const table: Block = { type: 'table', grid: [9072], rows: [[{ text: '甲' }]] }
    const body = await bodyOf(await rendered(withBody(table, table)))
    expect(body).not.toContain('</w:tbl><w:tbl>')
    expect(body).not.toContain('</w:tbl><w:sectPr')
  })
})
