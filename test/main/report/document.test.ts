import JSZip from 'jszip'
import { beforeAll, describe, expect, test } from 'vitest'
import type { ReportModel } from '../../../domain/report/block.ts'
import { sampleModel } from './fixture.ts'
import { elements, partsOf, rendered, sampleHash, schemaErrors, textOf } from './opened.ts'

const official: ReportModel = { ...sampleModel, profile: 'official', draft: true, version: '草稿' }

describe.each([
  { name: 'engineering', model: sampleModel, hash: sampleHash, width: 9072 },
  { name: 'official', model: official, hash: undefined, width: 8844 },
])('a report in the $name profile', ({ model, hash, width }) => {
  let bytes: Uint8Array
  let parts: Map<string, string>
  let body: string
  beforeAll(async () => {
    bytes = await rendered(model, hash)
    parts = await partsOf(bytes)
    body = parts.get('word/document.xml') ?? ''
  })

  test('passes the Open XML validator', async () => {
    expect(await schemaErrors(bytes)).toEqual([])
  })

  test('asks nobody to update fields', () => {
    expect([...parts.values()].filter((xml) => /w:dirty=/.test(xml))).toEqual([])
    expect(parts.get('word/settings.xml')).not.toContain('updateFields')
  })

  test('has tables whose grid, width and cells agree and fill the text', () => {
    const tables = elements(body, 'w:tbl')
    expect(tables.length).toBeGreaterThan(20)
    for (const [at, table] of tables.entries()) {
      const grid = [...table.matchAll(/<w:gridCol w:w="(\d+)"/g)].map((found) => Number(found[1]))
      const total = grid.reduce((a, b) => a + b, 0)
      // The cover's facts are narrower than the text.
      expect(total).toBe(at === 0 ? 7072 : width)
      expect(table).toContain('<w:tblLayout w:type="fixed"/>')
      expect(table).toMatch(new RegExp(`<w:tblW [^>]*w:w="${total}"`))
      expect(elements(table.slice(6), 'w:tbl')).toEqual([])
      for (const row of elements(table, 'w:tr')) {
        const cells = elements(row, 'w:tc')
        const widths = cells.map((cell) => Number(/<w:tcW [^>]*w:w="(\d+)"/.exec(cell)?.[1]))
        const spans = cells.map((cell) => Number(/<w:gridSpan w:val="(\d+)"/.exec(cell)?.[1] ?? 1))
        expect(cells.every((cell) => cell.includes('w:type="dxa"'))).toBe(true)
        expect(widths.reduce((a, b) => a + b, 0)).toBe(total)
        expect(spans.reduce((a, b) => a + b, 0)).toBe(grid.length)
      }
    }
  })

  test('never splits a row and repeats the header of every table with one', () => {
    const rows = elements(body, 'w:tr')
    expect(rows.filter((row) => !row.includes('<w:cantSplit/>'))).toEqual([])
    const summary = elements(body, 'w:tbl').find((table) => table.includes('服务内容（合同原文）')) ?? ''
    const [head, second] = elements(summary, 'w:tr')
    expect(head).toContain('<w:tblHeader/>')
    expect(second).not.toContain('<w:tblHeader/>')
    for (const table of elements(body, 'w:tbl')) {
      if (elements(table, 'w:tr').length > 7) expect(elements(table, 'w:tr')[0]).toContain('<w:tblHeader/>')
    }
  })

  test('names all fonts and the East Asian hint on every run', () => {
    for (const name of ['word/document.xml', 'word/header1.xml', 'word/footer1.xml']) {
      const runs = elements(parts.get(name) ?? '', 'w:r')
      expect(runs.length).toBeGreaterThan(0)
      const slots = ['w:ascii=', 'w:hAnsi=', 'w:cs=', 'w:eastAsia=', 'w:hint="eastAsia"']
      expect(
        runs.filter((run) => !slots.every((slot) => (/<w:rFonts[^>]*>/.exec(run)?.[0] ?? '').includes(slot))),
      ).toEqual([])
    }
  })

  test('sets signs that are both Latin and Chinese in one font', () => {
    const signs = elements(body, 'w:r').filter((run) => /[“”×▲□■√—]/u.test(textOf(run)) && !run.includes('Courier'))
    expect(signs.length).toBeGreaterThan(30)
    const mixed = signs.filter(
      (run) =>
        new Set([...run.matchAll(/w:(?:ascii|hAnsi|cs|eastAsia)="([^"]+)"/g)].map((found) => found[1])).size !== 1,
    )
    // The contents' entries are docx's own runs, whole headings.
    expect(mixed.map(textOf).filter((text) => !/^\d|^附录/.test(text))).toEqual([])
  })

  test('has exact lines in every style but the picture’s', () => {
    const styles = elements(parts.get('word/styles.xml') ?? '', 'w:style').filter((style) =>
      /<w:spacing [^>]*w:line=/.test(style),
    )
    expect(styles.length).toBeGreaterThan(30)
    const loose = styles
      .filter((style) => !style.includes('w:lineRule="exact"'))
      .map((style) => /w:styleId="(\w+)"/.exec(style)?.[1])
    // docx adds the two styles of notes, which a report has none of.
    expect(loose.filter((id) => !/^(Foot|End)noteText$/.test(id ?? ''))).toEqual(['Figure'])
  })

  test('has contents filled with the right headings, in order, each with a page', () => {
    const entries = elements(elements(body, 'w:sdt')[0] ?? '', 'w:p').filter((entry) => entry.includes('PAGEREF'))
    const headings = model.body.flatMap((block) => (block.type === 'heading' && block.level <= 2 ? [block.text] : []))
    const printed = entries.map((entry) => textOf(entry).split('\t'))
    expect(printed.map(([text]) => text)).toEqual(headings)
    const pages = printed.map(([, page]) => Number(page))
    expect(pages.every((page) => page >= 2)).toBe(true)
    expect(pages).toEqual([...pages].sort((a, b) => a - b))
    expect(pages.at(-1)).toBeGreaterThan(8)
  })

  test('describes every picture', () => {
    const drawings = elements(body, 'wp:docPr')
    expect(drawings).toHaveLength(5)
    for (const drawing of drawings) {
      expect(drawing).toMatch(/ title="图3-\d/)
      expect(drawing).toMatch(/ descr="(条形图|折线图|浏览器|手机)/)
    }
  })

  test('is marked as a draft exactly when it is one', () => {
    const header = parts.get('word/header1.xml') ?? ''
    const mark = elements(header, 'w:r').find((run) => textOf(run) === '草稿')
    const cover = elements(body, 'w:p').find((entry) => entry.includes('"CoverDraft"'))
    expect([mark?.includes('C00000') ?? false, cover?.includes('C00000') ?? false]).toEqual([model.draft, model.draft])
  })

  test('has its properties, and its language for Chinese text', () => {
    const core = parts.get('docProps/core.xml') ?? ''
    for (const value of Object.values(model.properties)) expect(core).toContain(value)
    expect(parts.get('word/styles.xml')).toContain('w:eastAsia="zh-CN"')
  })
})

describe('the engineering profile', () => {
  let parts: Map<string, string>
  let body: string
  let bytes: Uint8Array
  beforeAll(async () => {
    bytes = await rendered(sampleModel, sampleHash)
    parts = await partsOf(bytes)
    body = parts.get('word/document.xml') ?? ''
  })
  const tableWith = (text: string) => elements(body, 'w:tbl').find((table) => textOf(table).includes(text)) ?? ''

  test('marks verdicts by word, sign and ground', () => {
    const rows = elements(tableWith('P01待整改') || tableWith('用户表空间EBILL_DATA使用率93.41%（ENV-05）'), 'w:tr')
    expect(textOf(rows[1] ?? '')).toContain('× 异常')
    expect(rows[1]).toContain('w:fill="9C0006"')
    expect(rows[1]).toContain('w:val="FFFFFF"')
    expect(textOf(rows[2] ?? '')).toContain('▲ 关注')
    expect(rows[2]).toContain('w:fill="D9D9D9"')
  })

  test('boxes the card of 异常 and keeps all of its rows together', () => {
    const card = tableWith('要求完成 2024-04-12')
    expect(card).toMatch(/<w:left w:val="single" w:sz="18"|<w:left [^>]*w:sz="18"/)
    const rows = elements(card, 'w:tr')
    expect(rows.slice(0, -1).every((row) => row.includes('<w:keepNext/>'))).toBe(true)
    expect(rows.at(-1)).not.toContain('<w:keepNext/>')
    expect(rows[0]).toContain('<w:tblHeader/>')
    expect(textOf(card)).toContain('□正常　　□关注　　■异常　　□不适用　　□未检查')
  })

  test('draws the measures of a card on the card’s own grid', () => {
    const card = tableWith('时钟偏差（s）')
    const row = elements(card, 'w:tr').find((tr) => textOf(tr).includes('app0228.75')) ?? ''
    expect(row).toContain('<w:vMerge w:val="continue"/>')
    expect([...row.matchAll(/<w:tcW [^>]*w:w="(\d+)"/g)].map((found) => Number(found[1]))).toEqual([
      1360, 2112, 1400, 1400, 1400, 1400,
    ])
  })

  test('prints the content hash in groups and by its ends', () => {
    expect(textOf(tableWith('内容校验值'))).toContain(
      '3f9a1c77 0b52e8d4 6c1e90aa 45d7f2b8\n91c03e6d 2a84b75f e017c9d2 58ab640f',
    )
    expect(textOf(tableWith('全文页数'))).toContain('3f9a1c77…58ab640f')
    expect(textOf(body)).not.toContain('定稿时生成')
  })

  test('does not let dates and codes break in running text', () => {
    const text = elements(body, 'w:p').find((entry) => textOf(entry).includes('见 ENV-05 与 2024-03-20 的记录')) ?? ''
    expect(text.match(/<w:noBreakHyphen\/>/g)).toHaveLength(3)
  })

  test('has one signature row of two cells, at least 5900 high, with ruled lines', () => {
    const block = tableWith('确认人（信息科）')
    expect(elements(block, 'w:tr')).toHaveLength(1)
    expect(elements(block, 'w:tc')).toHaveLength(2)
    expect(block).toMatch(/<w:trHeight (?=[^>]*w:val="5900")(?=[^>]*w:hRule="atLeast")/)
    expect(block.match(/w:leader="underscore"/g)).toHaveLength(6)
  })

  test('counts all pages, the cover too, and restarts nowhere', () => {
    expect(body).not.toMatch(/<w:pgNumType[^>]*w:start/)
    const footer = parts.get('word/footer1.xml') ?? ''
    expect(footer).toContain('NUMPAGES')
    expect(textOf(footer)).toContain('7×24服务热线 400-000-0000')
    const [cover, main] = elements(body, 'w:sectPr')
    expect(cover).not.toContain('headerReference')
    expect(main).toContain('headerReference')
  })

  test('stores pictures as they are', async () => {
    const zip = await JSZip.loadAsync(bytes)
    const media = Object.values(zip.files).filter((file) => file.name.startsWith('word/media/') && !file.dir)
    expect(media).toHaveLength(5)
    const jpeg = await zip.file('word/media/image1.jpg')?.async('uint8array')
    expect(Array.from(jpeg?.slice(0, 3) ?? [])).toEqual([0xff, 0xd8, 0xff])
  })
})

describe('the official profile', () => {
  test('numbers its pages from the body on, odd right and even left', async () => {
    const parts = await partsOf(await rendered(official))
    const body = parts.get('word/document.xml') ?? ''
    expect(body).toMatch(/<w:pgNumType[^>]*w:start="1"/)
    expect(parts.get('word/settings.xml')).toContain('<w:evenAndOddHeaders/>')
    const sides = ['word/footer1.xml', 'word/footer2.xml'].map(
      (name) => /<w:jc w:val="(\w+)"/.exec(parts.get(name) ?? '')?.[1],
    )
    expect(new Set(sides)).toEqual(new Set(['left', 'right']))
  })
})
