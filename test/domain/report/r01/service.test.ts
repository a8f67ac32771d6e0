import { describe, expect, it } from 'vitest'
import type { FaultFacts } from '../../../../domain/fault/facts.ts'
import type { ReportModel, Table } from '../../../../domain/report/block.ts'
import { reportInspection } from '../../../../domain/report/inspection/model.ts'
import type { ServiceEntry } from '../../../../domain/service/view.ts'
import { serviceCounts } from '../../../../domain/statistics/service-count.ts'
import { edition, normalFacts } from '../../../support/inspection-facts.ts'
import { chapter, plain, textsOf } from '../../../support/report-text.ts'
import { packA } from '../../../support/pack-a.ts'
import {
  at,
  fewFaults,
  quarterFaults,
  statisticsOf,
  suppliesFaults,
  yearFaults,
} from '../../../support/sample-faults.ts'

const record = { scope: 'contract-1', heads: {}, drafts: {}, conflicts: [] }

/** A phone question on a day of March 2024, answered after `minutes`; open where null. */
function question(n: number, minutes: number | null, over: Partial<ServiceEntry> = {}): ServiceEntry {
  const askedAt = at(`03-${String(n).padStart(2, '0')}T10:00`)
  return {
    ...record,
    id: `service-${n}`,
    identity: {
      contract: 'contract-1',
      kind: 'phone',
      number: `ZX-202403${String(n).padStart(2, '0')}-001`,
      createdAt: askedAt,
      createdBy: 'person-1',
    },
    span: { from: askedAt, to: '' },
    request: { way: 'phone', person: '收费员', department: '收费处', phone: '', askedAt },
    subject: { text: '换开怎么操作' },
    content: null,
    reply:
      minutes === null
        ? null
        : {
            text: '已说明',
            firstAt: at(`03-${String(n).padStart(2, '0')}T10:${String(minutes).padStart(2, '0')}`),
            by: '工程师甲',
          },
    result: { state: minutes === null ? 'open' : 'done', text: '', leftover: '' },
    people: null,
    detail: null,
    confirmation: null,
    link: null,
    backdated: null,
    correction: null,
    void: null,
    imported: null,
    ...over,
  }
}

function seventh(faults: readonly FaultFacts[], id = '2024-Q1', services: readonly ServiceEntry[] = []) {
  const now = at('04-02T09:00')
  const statistics = statisticsOf(faults, id, {
    ...(faults.length === 0 && { now, contract: packA.faults, service: packA.period }),
  })
  const { from, to } = statistics.period
  const model: ReportModel = reportInspection(
    { ...normalFacts(), work: { statistics, services: serviceCounts(services, from, to) } },
    edition(),
  )
  const blocks = chapter(model, '7　')
  return {
    model,
    said: blocks.flatMap(textsOf).join('\n'),
    tables: blocks.filter((b): b is Table => b.type === 'table'),
  }
}
const rowsOf = (table: Table | undefined): string[][] => (table?.rows ?? []).map((r) => r.map((c) => plain(c.text)))

describe('chapter 7 of R01', () => {
  it('counts faults by tier, every fault in one row', () => {
    const { tables } = seventh(quarterFaults())
    expect(rowsOf(tables[0])).toEqual([
      ['紧急影响业务', '3', '3', '0', '0', '3/3', '网络2、现场1'],
      ['不影响业务', '2', '2', '0', '1', '1/2', '网络2'],
      ['常见即时', '1', '1', '0', '0', '1/1', '电话1'],
      ['签名验签服务器', '1', '0', '1', '0', '1/1', '电话1'],
      ['合计', '7', '6', '1', '1', '6/7（85.71%）', '电话2、网络4、现场1'],
    ])
  })
  it('hides no late milestone', () => {
    const { said, tables } = seventh(quarterFaults())
    expect(rowsOf(tables[1])).toEqual([
      [
        'GZ-20240226-001',
        '回复方案\nA-052',
        '2024-02-27 09:40',
        '2024-02-27 11:05',
        '超时达成，超1小时25分。等待院方提供样张，未申请扣除。',
      ],
    ])
    expect(said).toContain('GZ-20240328-001“修复或备机”：达标(备机保障)')
  })
  it('lists every fault by its number', () => {
    const { tables } = seventh(quarterFaults())
    expect(rowsOf(tables[2]).map((r) => r[0])).toEqual(quarterFaults().map((f) => f.fault.identity.number))
    expect(rowsOf(tables[2])[6]).toEqual([
      'GZ-20240328-001',
      '2024-03-28 13:40',
      '签名验签服务器电源故障',
      '签名验签服务器',
      '25分',
      '处理中',
    ])
  })
  it('prints counts, no percentages, of few faults', () => {
    expect(seventh(fewFaults()).said).not.toContain('%')
  })
  it('names an exemption apart from the rate', () => {
    const { tables, said } = seventh(yearFaults(), '2024-Q3')
    expect(rowsOf(tables[0])).toEqual([['不影响业务', '1', '1', '0', '0', '豁免1', '网络1']])
    expect(said).toContain('GZ-20240903-001“解决”：豁免，')
  })
  it('says honestly that a quarter had none', () => {
    const { said, tables, model } = seventh([])
    expect(tables).toEqual([])
    expect(said).toContain(
      '本季度（2024-01-01 至 2024-03-31，统计截至 2024-04-02 09:00）未发生故障（0起），设备连续运行91天。',
    )
    expect(said).toContain('本季度没有登记咨询与其他服务请求。')
    expect(model.body.flatMap(textsOf).join('')).not.toContain('故障与服务情况未采集')
  })
  it('does not claim that the device ran on while a fault from before was open', () => {
    const { said } = seventh(quarterFaults(at('07-02T09:00')), '2024-Q2')
    expect(said).toContain('未新发生故障（0起）')
    expect(said).toContain('上期遗留故障1起：GZ-20240328-001（处理中）')
    expect(said).not.toContain('连续运行')
  })
  it('counts a contract without hours by its symptom classes, without rates', () => {
    const { said, tables } = seventh(suppliesFaults(), 'S1')
    expect(tables[0]!.header!.map((c) => plain(c.text))).not.toContain('时限达标')
    expect(rowsOf(tables[0])[0]).toEqual(['登录不上系统', '2', '2', '0', '12分', '网络2'])
    expect(said).not.toContain('逾期')
  })
  it('counts services by kind with their numbers, open ones too', () => {
    const records = [
      question(4, 20),
      question(3, 10),
      question(5, null),
      question(6, 5, { void: { reason: '误登', at: at('03-06T11:00') } }),
      question(7, 0, {
        span: null,
        request: null,
        identity: { ...question(7, 0).identity, createdAt: at('04-01T00:00') },
      }),
    ]
    const { tables } = seventh([], '2024-Q1', records)
    expect(rowsOf(tables[0])).toEqual([
      ['电话咨询', '3', '2', '1', '15分', 'ZX-20240303-001\nZX-20240304-001\nZX-20240305-001'],
    ])
  })
})
