import { describe, expect, it } from 'vitest'
import type { FaultFacts } from '../../../../domain/fault/facts.ts'
import type { ReportModel, Table } from '../../../../domain/report/block.ts'
import { reportR04 } from '../../../../domain/report/r04/model.ts'
import { faultFacts } from '../../../support/fault-facts.ts'
import { draftEdition, edition } from '../../../support/inspection-facts.ts'
import { chapter, plain, textsOf } from '../../../support/report-text.ts'
import { at, quarterFaults, suppliesFaults, yearFaults } from '../../../support/sample-faults.ts'

const paper = (fault: FaultFacts): ReportModel =>
  reportR04(fault, edition({ number: `${fault.fault.identity.number}-BG` }))
const faults = quarterFaults()
const said = (model: ReportModel, from: string): string => chapter(model, from).flatMap(textsOf).join('\n')
const bare = faultFacts({
  id: 'bare',
  policy: 'A-T2',
  now: at('02-01T10:00'),
  told: [['reported', at('02-01T09:00')]],
  registers: {
    reporter: null,
    symptom: null,
    cause: null,
    remedy: null,
    responsibility: null,
    verification: null,
    level: null,
    title: null,
  },
})
const all = [...faults, ...yearFaults(), ...suppliesFaults(), bare]

describe('R04', () => {
  it('has its nine sections in the official profile, no empty cell and whole rows', () => {
    for (const model of all.map(paper)) {
      expect([model.profile, model.layout, model.cover]).toEqual(['official', 'form', null])
      const heads = model.body.flatMap((b) => (b.type === 'heading' && b.level === 1 ? [b.text.slice(0, 2)] : []))
      expect(heads).toEqual([...'一二三四五六七八九'].map((n) => `${n}、`))
      for (const table of model.body.filter((b): b is Table => b.type === 'table')) {
        expect(table.grid.reduce((a, b) => a + b, 0)).toBe(8844)
        for (const row of table.rows) {
          expect(row).toHaveLength(table.grid.length)
          for (const cell of row) expect(plain(cell.text).trim()).not.toBe('')
        }
      }
      const text = model.body.flatMap(textsOf).join('\n')
      expect(text).not.toMatch(/undefined|null|NaN|。。|，。/)
    }
  })
  it('answers first: when repaired, how long it stood, whether in time', () => {
    const box = paper(faults[2]!).body.find((b) => b.type === 'conclusion')!
    expect(textsOf(box).join('')).toContain(
      '急诊无法开票。故障于2024年2月10日02:10修复，历时3小时40分（临时措施）；业务中断3小时45分；各项时限均已达成。',
    )
  })
  it('tells who reported what, in the user’s words', () => {
    expect(said(paper(faults[2]!), '一、')).toContain('2024年2月9日22:30，急诊收费处急诊收费以电话方式报障')
    expect(said(paper(faults[2]!), '二、')).toContain('用户报障时的原话：“三个窗口开不出票，病人在排队。”')
  })
  it('hides no late milestone, and its reason', () => {
    expect(said(paper(faults[3]!), '七、')).toContain('“回复方案”逾期1小时25分，原因：等待院方提供样张，未申请扣除。')
  })
  it('claims nothing of what nobody filled in', () => {
    const text = paper(bare).body.flatMap(textsOf).join('\n')
    for (const words of [
      '故障尚未解决',
      '根因尚未查明',
      '责任性质未定',
      '没有登记业务中断',
      '故障级别未定',
      '首次响应时间没有记录',
    ])
      expect(text).toContain(words)
  })
  it('judges no limits where the contract names none', () => {
    const section = said(paper(suppliesFaults()[0]!), '七、')
    expect(section).toContain('合同没有约定小时数')
    expect(section).not.toContain('达标')
  })
  it('says of a draft that it is one', () => {
    expect(reportR04(faults[0]!, draftEdition()).body.flatMap(textsOf).join('')).toContain('草稿，供核对')
  })
})
