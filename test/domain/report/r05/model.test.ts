import { describe, expect, it } from 'vitest'
import type { Table } from '../../../../domain/report/block.ts'
import { reportR05 } from '../../../../domain/report/r05/model.ts'
import type { FaultFacts } from '../../../../domain/fault/facts.ts'
import { edition, normalFacts } from '../../../support/inspection-facts.ts'
import { packA } from '../../../support/pack-a.ts'
import { chapter, plain, textsOf } from '../../../support/report-text.ts'
import {
  at,
  fewFaults,
  quarterFaults,
  statisticsOf,
  suppliesFaults,
  yearFaults,
} from '../../../support/sample-faults.ts'

function paperOf(faults: readonly FaultFacts[], period: string) {
  const base = normalFacts()
  const pack = faults[0]?.pack ?? packA
  const statistics = statisticsOf(
    faults,
    period,
    faults.length > 0 ? {} : { now: at('04-02T09:00'), contract: packA.faults, service: packA.period },
  )
  const contract = faults[0]?.contract ?? base.contract
  return reportR05({ contract, firm: base.firm, pack, statistics }, edition({ number: `GZTJ-${period}` }))
}
const every = {
  seven: paperOf(quarterFaults(), '2024-Q1'),
  two: paperOf(fewFaults(), '2024-Q1'),
  none: paperOf([], '2024-Q1'),
  year: paperOf(yearFaults(), '2024'),
  supplies: paperOf(suppliesFaults(), 'S1'),
}
const said = (model: (typeof every)['seven'], from: string): string => chapter(model, from).flatMap(textsOf).join('\n')

describe('R05', () => {
  it.each(Object.entries(every))(
    '%s: has its nine sections, rows as wide as their grids and no empty cell',
    (_, model) => {
      const heads = model.body.flatMap((b) => (b.type === 'heading' && b.level === 2 ? [b.text.slice(0, 2)] : []))
      expect(heads).toEqual([...'一二三四五六七八九'].map((n) => `${n}、`))
      for (const table of model.body.filter((b): b is Table => b.type === 'table')) {
        expect(table.grid.reduce((a, b) => a + b, 0)).toBe(9072)
        for (const row of [...(table.header ? [table.header] : []), ...table.rows]) {
          expect(row.reduce((n, c) => n + (c.span ?? 1), 0)).toBe(table.grid.length)
          for (const cell of row) expect(plain(cell.text).trim()).not.toBe('')
        }
      }
    },
  )
  it('answers first, and names what is late, lent or open', () => {
    const [box] = every.seven.body.filter((b) => b.type === 'conclusion')
    expect(textsOf(box!).join('')).toContain(
      '发生故障7起，已解决6起，未解决1起；时限逾期1项，逐条列于第三节，备机保障2项',
    )
    expect(said(every.seven, '三、')).toContain('等待院方提供样张，未申请扣除')
    expect(said(every.year, '三、')).toContain('GZ-20240903-001“解决”：豁免。')
  })
  it('lists as many faults as it counts, and its divisions add up to them', () => {
    const rows = said(every.seven, '二、').match(/^GZ-\d{8}-\d{3}$/gm)
    expect(rows).toHaveLength(7)
    const [spread] = chapter(every.seven, '四、').filter((b): b is Table => b.type === 'table')
    for (const [, shares] of spread!.rows)
      expect([...plain(shares!.text).matchAll(/（(\d+)）(?=、|$)/g)].reduce((n, m) => n + Number(m[1]), 0)).toBe(7)
  })
  it('proves a quarter without a fault', () => {
    expect(said(every.none, '二、')).toContain('本季度未发生故障（0起），设备连续运行91天。')
    expect(said(every.none, '八、').match(/没有故障数据可作依据/g)).toHaveLength(3)
    expect(every.none.body.some((b) => b.type === 'figure')).toBe(false)
  })
  it('claims no trend and no percentages of two faults', () => {
    expect(said(every.two, '二、') + said(every.two, '三、')).not.toMatch(/呈.*趋势|%）/)
  })
  it('gives each suggestion its data', () => {
    const tables = chapter(every.seven, '八、').filter((b): b is Table => b.type === 'table')
    expect(tables).toHaveLength(3)
    for (const t of tables) for (const r of t.rows) expect(plain(r[2]!.text)).toMatch(/\d+[起项]/)
  })
  it('has no rates for a contract that names no hours', () => {
    expect(said(every.supplies, '三、')).toContain('合同未约定响应与处理的小时数')
    expect(every.supplies.body.flatMap(textsOf).join('')).not.toContain('备机保障）÷')
  })
})
