import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Block } from '../../../../domain/report/block.ts'
import { hashPlaceholder, noHash } from '../../../../domain/report/edition.ts'
import { reportInspection } from '../../../../domain/report/inspection/model.ts'
import { canonical } from '../../../../domain/sync/canonical.ts'
import { draftEdition, edition, normalFacts, tablespace, withItems } from '../../../support/inspection-facts.ts'
import { packA } from '../../../support/pack-a.ts'
import { allTexts, cardOf, cardsOf, chapter, field, plain, textsOf } from '../../../support/report-text.ts'
import { rawTexts, sampleFacts } from '../../../support/sample-inspection.ts'

const quarter = reportInspection(sampleFacts(), edition({ rawTexts }))
const calm = reportInspection(normalFacts(), edition())
const twenty = withItems(sampleFacts(), {
  'ENV-05': (i) => ({
    meas: {
      ...i.meas,
      rows: [
        ...i.meas.rows,
        ...Array.from({ length: 17 }, (_, n) => tablespace(`EBILL_HISTORY_${2003 + n}`, 1000.5 + n * 97.3, 4096)),
      ],
    },
  }),
})
const long = reportInspection(twenty, edition({ rawTexts }))
const unfinished = withItems(sampleFacts(), {
  'BIZ-02': (i) => ({ meas: { ...i.meas, verdict: null, subPoints: {}, checker: '', checkedAt: '' } }),
  'ENV-09': (i) => ({ meas: { ...i.meas, verdict: 'unchecked', reason: '日志服务器维护中' } }),
  'BIZ-04': (i) => ({ meas: { ...i.meas, verdict: 'not-applicable', reason: '医院未使用归档功能，经甲方确认' } }),
})
const draft = reportInspection({ ...unfinished, firm: null }, draftEdition({ rawTexts }))
const every = { quarter, calm, long, draft }

const tables = (blocks: readonly Block[]) => blocks.flatMap((b) => (b.type === 'table' ? [b] : []))
const said = (blocks: readonly Block[]): string => blocks.flatMap(textsOf).join('\n')

describe('the model as a whole', () => {
  it('says what the golden model says', async () => {
    await expect(`${JSON.stringify(quarter, null, 1)}\n`).toMatchFileSnapshot('../../../golden/r01-quarter.json')
  })
  it('is a pure function of its input', () => {
    const again = reportInspection(structuredClone(sampleFacts()), edition({ rawTexts }))
    expect(canonical(again)).toBe(canonical(quarter))
  })
  it.each(Object.entries(every))('%s has no empty text anywhere', (_name, model) => {
    expect(allTexts(model).filter((text) => text.trim() === '' && text !== ' ')).toEqual([])
    expect(allTexts(model).filter((text) => /undefined|null|NaN|\{values\}|\[object/.test(text))).toEqual([])
  })
  it.each(Object.entries(every))('%s has rows as wide as their grids', (_name, model) => {
    for (const table of tables([...model.body, ...model.front.flatMap((p) => p.blocks)])) {
      expect(
        table.grid.reduce((a, b) => a + b, 0),
        table.caption ?? '',
      ).toBe(9072)
      for (const row of [...(table.header ? [table.header] : []), ...table.rows])
        expect(
          row.reduce((n, cell) => n + (cell.span ?? 1), 0),
          plain(row[0]!.text),
        ).toBe(table.grid.length)
    }
  })
  it.each(Object.entries(every))('%s numbers tables and figures without a gap', (_name, model) => {
    const captions = model.body.flatMap((b) =>
      (b.type === 'table' || b.type === 'figure') && b.caption ? [b.caption] : [],
    )
    const seen = new Map<string, number>()
    for (const caption of captions) {
      const [, kind, n] = /^(.\d+)-(\d+)　/.exec(caption)!
      expect(Number(n), caption).toBe((seen.get(kind!) ?? 0) + 1)
      seen.set(kind!, Number(n))
    }
  })
  it('prints the placeholder where its hash goes, in a draft the words', () => {
    const spans = JSON.stringify(quarter).split(hashPlaceholder).length - 1
    expect(spans).toBe(2)
    expect(createHash('sha256').update(canonical(quarter)).digest('hex')).toMatch(/^[0-9a-f]{64}$/)
    expect(JSON.stringify(draft)).not.toContain(hashPlaceholder)
    expect(allTexts(draft).filter((t) => t === noHash)).toHaveLength(2)
  })
  it('ends in the line that nothing follows', () => {
    expect(calm.body.at(-1)).toMatchObject({ type: 'paragraph', style: 'end', text: '（以下无正文）' })
  })
})

describe('the contract in the report', () => {
  it('prints all 10 and 7 rows with the contract sentence, its standard and its own number', () => {
    for (const [number, section] of [
      ['3', 'environment'],
      ['4', 'business'],
    ] as const) {
      const items = packA.checklists[0]!.sections.find((s) => s.id === section)!.items
      const [summary] = tables(chapter(quarter, `${number}　`))
      expect(summary!.rows.map((r) => plain(r[1]!.text))).toEqual(items.map((i) => i.sentence))
      expect(summary!.rows.every((r) => plain(r[2]!.text) === '1次/季度')).toBe(true)
      expect(summary!.rows.map((r) => plain(r[5]!.text))).toEqual(items.map((_i, n) => `${number}.${n + 1}`))
    }
    expect(cardsOf(quarter)).toHaveLength(17)
  })
  it('quotes the clauses verbatim', () => {
    const quoted = tables(chapter(quarter, '2　'))[0]!.rows.map((r) => plain(r[1]!.text))
    expect(quoted).toContain('及时提出调优、故障预防和网络安全防护建议。')
    expect(quoted).toContain('提供的7×24小时热线服务，技术支持。')
    for (const text of quoted) expect(packA.clauses.map((c) => c.text)).toContain(text)
  })
  it('marks the renewed period wherever the quoted one stands', () => {
    const facts = normalFacts()
    const renewed = reportInspection(
      { ...facts, contract: { ...facts.contract, period: { start: '2026-01-01', end: '2026-12-31' } } },
      edition(),
    )
    const clause = allTexts(renewed).find((t) => t.startsWith('运维服务期：2024年1月1日'))
    expect(clause).toBe(
      '运维服务期：2024年1月1日至2024年12月31日，为期壹年。\n本次服务期：2026-01-01 至 2026-12-31（续签，非原文）',
    )
    expect(renewed.cover?.facts).toContainEqual(['服务期', '2026-01-01 至 2026-12-31（续签，非原文）'])
    expect(JSON.stringify(calm)).not.toContain('续签')
  })
  it('names the hotline, the project and its number on the cover', () => {
    const facts = Object.fromEntries(quarter.cover!.facts)
    expect(facts['采购项目编号']).toBe('CGB-2023-XXK-FW-44')
    expect(facts['项目名称']).toBe('2024年度医疗电子票据管理系统运维服务项目')
    expect(facts['服务热线']).toBe('7×24小时　400-000-0000')
    expect(quarter.footerLeft).toContain('400-000-0000')
  })
})

describe('the answer', () => {
  it('says the state and what must happen by when', () => {
    const box = quarter.body.find((b) => b.type === 'conclusion')!
    expect(box.headline).toBe('系统存在高风险问题；1项异常须在2024-04-12前完成整改。')
    expect(said([box])).toContain('EBILL_DATA 使用率93.41%')
    expect(calm.body.find((b) => b.type === 'conclusion')!.headline).toBe('全部检查项结果正常，系统整体运行稳定。')
  })
  it('counts by the first result: a repair on the spot stays 关注', () => {
    const [counts, problems] = tables(chapter(quarter, '1　'))
    expect(counts!.rows.map((r) => r.map((c) => plain(c.text)).join(' '))).toEqual([
      '系统运行环境检查（第3章） 9 6 2 1 0 0 9',
      '系统业务功能检查（第4章） 7 7 0 0 0 0 7',
      '合　计 16 13 2 1 0 0 16',
      '第10项（巡检报告） 即本报告 XJ-2024-Q1-001，签收后计入合同17项',
    ])
    expect(problems!.rows.map((r) => plain(r[5]!.text))).toEqual(['待整改', '待整改', '现场已处理'])
  })
  it('says what was not checked and why', () => {
    const table = tables(chapter(draft, '1.3　')).find((t) => t.caption?.startsWith('表1-1'))!
    const rows = table.rows.map((r) => r.map((c) => plain(c.text)).join('|'))
    expect(rows).toContainEqual(
      expect.stringMatching(/^ENV-07 备份与空间\|恢复验证\|甲方本季度未安排恢复演练窗口，未检查；其余子项均已检查/),
    )
    expect(rows).toContainEqual(expect.stringMatching(/^ENV-09 系统日志\|整项\|日志服务器维护中，未检查/))
    expect(rows).toContainEqual(expect.stringMatching(/^BIZ-02 医疗票据管理\|整项\|尚未检查/))
    expect(draft.body.find((b) => b.type === 'conclusion')!.headline).toBe('草稿：16项中尚有1项未检查，暂不作结论。')
  })
  it('compares with the last quarter in percentage points', () => {
    expect(said(chapter(quarter, '1.4　'))).toContain('上升4.89个百分点')
    expect(said(chapter(calm, '1.4　'))).toContain('无上季度巡检记录')
  })
})

describe('the cards', () => {
  it('keeps the value before the repair beside the one after it', () => {
    const card = cardOf(quarter, 'ENV-03')
    expect(field(card, '复测值')).toBe('app01 时钟偏差：处理前2.41s → 处理后0.00s（原始值0.000812s，2024-03-20 10:31）')
    expect(field(card, '结论')).toMatch(/结论：关注（已处理）。$/)
    expect(card.verdict).toBe('attention')
  })
  it('bands the abnormal one with code, risk and date, worst value first', () => {
    const card = cardOf(quarter, 'ENV-05')
    expect(card.band).toBe('× 异常　　问题编号 P01　　风险等级 高　　要求完成 2024-04-12')
    expect(field(card, '实测值')).toBe('EBILL_DATA 使用率93.41%；其余见表3-3')
    const table = quarter.body.find((b) => b.type === 'table' && b.caption?.startsWith('表3-3'))
    expect(table?.type === 'table' && table.rows.map((r) => plain(r[4]!.text))).toEqual(['93.41%', '68.00%', '37.81%'])
  })
  it('draws the limit, the warning and the trend of the worst row', () => {
    const charts = chapter(quarter, '3.5　').flatMap((b) =>
      b.type === 'figure' && b.source.kind === 'chart' ? [b.source.chart] : [],
    )
    expect(charts.map((c) => c.kind)).toEqual(['bars', 'line'])
    expect(charts[0]).toMatchObject({ limit: { value: 90, label: '合同限值90%' }, warning: { value: 80 } })
    expect(charts[1]).toMatchObject({ points: [{ label: '2023Q1' }, {}, {}, {}, { label: '2024Q1', shown: '93.41%' }] })
  })
  it('says 现场截图 of a picture and 原文重现 of pasted text, never both', () => {
    const pictures = quarter.body.flatMap((b) =>
      b.type === 'figure' && b.source.kind === 'picture' ? [b.caption] : [],
    )
    expect(pictures.length).toBeGreaterThan(0)
    for (const caption of pictures) expect(caption).toMatch(/（现场截图）$/)
    const raw = quarter.body.flatMap((b) => (b.type === 'raw' ? [b] : []))
    expect(raw.map((r) => r.caption)).toEqual(['B-1　时钟状态（原文重现，ENV-03，2024-03-20 10:18）'])
    expect(raw[0]!.note).toContain('001e'.repeat(16))
  })
  it('leads from a card to its sub-point exceptions', () => {
    expect(field(cardOf(quarter, 'BIZ-03'), '例外子项')).toBe('—体检：医院无体检业务，经收费处确认（不适用）')
    expect(field(cardOf(draft, 'BIZ-04'), '抽样与数值')).toBe('不涉及（医院未使用归档功能，经甲方确认）')
  })
  it('gives 20 tablespaces a row each, the worst first, and draws no more than 12', () => {
    const blocks = chapter(long, '3.5　')
    expect(tables(blocks)[0]!.rows).toHaveLength(20)
    const bars = blocks.find((b) => b.type === 'figure')
    expect(
      bars?.type === 'figure' &&
        bars.source.kind === 'chart' &&
        bars.source.chart.kind === 'bars' &&
        bars.source.chart.rows.length,
    ).toBe(12)
  })
})

describe('the later chapters', () => {
  it('always has the three groups', () => {
    for (const model of Object.values(every)) {
      const heads = chapter(model, '6　').flatMap((b) => (b.type === 'heading' && b.level === 2 ? [b.text] : []))
      expect(heads).toEqual(['6.1　调优建议', '6.2　故障预防建议', '6.3　网络安全防护建议'])
    }
    expect(chapter(calm, '6　').filter((b) => b.type === 'paragraph' && b.text === '本季度无。')).toHaveLength(3)
  })
  it('never prints 0 for faults that nobody collected', () => {
    expect(tables(chapter(calm, '7　'))).toEqual([])
    expect(said(chapter(calm, '7　'))).toMatch(/达标率：未采集。未采集不表示未发生/)
    expect(said(chapter(calm, '7　'))).not.toMatch(/0[起件次]/)
  })
  it('follows up what the last quarter left', () => {
    const [table] = tables(chapter(quarter, '5　'))
    expect(table!.rows.map((r) => plain(r[4]!.text))).toEqual(['未完成\n转P01', '已关闭'])
    expect(said(chapter(calm, '5　'))).toContain('不涉及')
  })
  it('splits the proposed plan into columns and keeps free words as they are', () => {
    const [plan] = tables(chapter(quarter, '8　'))
    expect(plan!.rows[0]!.map((c) => plain(c.text))).toEqual(['1', 'P01 用户表空间整改与复检', '2024-04-12前', '双方'])
    const facts = normalFacts()
    const own = reportInspection(
      {
        ...facts,
        inspection: { ...facts.inspection, outlook: { plan: '1. 安排恢复演练\n2. 第二季度巡检', needs: '' } },
      },
      edition(),
    )
    expect(tables(chapter(own, '8　'))[0]!.rows.map((r) => r.map((c) => plain(c.text)))).toEqual([
      ['1', '安排恢复演练'],
      ['2', '第二季度巡检'],
    ])
  })
  it('confirms with the counts, what is open and the shared copies', () => {
    const text = said(chapter(quarter, '9　'))
    expect(text).toContain('正常13项、关注2项（P02、P03）、异常1项（P01）、未检查子项1个')
    expect(text).toContain('本报告一式贰份，甲乙双方各执壹份，具有同等效力。')
    expect(text).toContain('× 异常　用户表空间 EBILL_DATA 使用率93.41%')
    const odd = reportInspection(normalFacts(), edition({ copies: 3 }))
    expect(said(chapter(odd, '9　'))).toContain('本报告一式叁份，甲方执贰份、乙方执壹份')
  })
})
