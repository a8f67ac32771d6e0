import { describe, expect, it } from 'vitest'
import { faultRowOf } from '../../../domain/fault/row.ts'
import type { Duty } from '../../../domain/obligation/duty.ts'
import { certificateNotices, clockNotices, dutyNotices } from '../../../domain/obligation/notice.ts'
import { faultFacts, packB } from '../../support/fault-facts.ts'

const duty = (days: number, over: Partial<Duty> = {}): Duty => ({
  id: 'quarterly-report:2024-Q1',
  deliverable: 'quarterly-report',
  name: '季度巡检报告',
  report: 'R01',
  clause: 'A-017',
  span: '2024 Q1',
  due: '2024-03-31',
  shown: '2024-03-01',
  reminders: ['2024-03-01', '2024-03-16', '2024-03-24'],
  state: days < 0 ? 'overdue' : 'active',
  days,
  proofs: [],
  gaps: [],
  carried: '',
  note: '',
  ...over,
})

describe('notices of duties', () => {
  it.each([
    ['on a lead day', duty(30), '2024-03-01', ['还有 30 天：R01 季度巡检报告 2024 Q1']],
    ['between lead days', duty(20), '2024-03-11', []],
    ['within a week', duty(5), '2024-03-26', ['还有 5 天：R01 季度巡检报告 2024 Q1']],
    ['on the day', duty(0), '2024-03-31', ['今天到期：R01 季度巡检报告 2024 Q1']],
    ['late', duty(-3), '2024-04-03', ['逾期 3 天：R01 季度巡检报告 2024 Q1']],
    ['done', duty(-3, { state: 'done' }), '2024-04-03', []],
    [
      'without a document',
      duty(2, { report: '', name: '7×24值班表' }),
      '2024-03-29',
      ['还有 2 天：7×24值班表 2024 Q1'],
    ],
  ])('%s', (_, one, today, titles) => {
    expect(dutyNotices([one], '合同 A', today).map((n) => n.title)).toEqual(titles)
  })

  it('come once a day', () => {
    const [a, b] = ['2024-04-03', '2024-04-04'].map((day) => dutyNotices([duty(-3)], '合同 A', day)[0]!.key)
    expect(a).not.toBe(b)
  })
})

describe('notices of certificates', () => {
  const ending = { id: 'c', name: 'CA 证书 ZS-1', to: '2024-12-31' }
  it.each([
    ['2024-09-01', []],
    ['2024-10-02', ['certificate/c/plan']],
    ['2024-12-01', ['certificate/c/must']],
    ['2024-12-30', ['certificate/c/daily/2024-12-30']],
    ['2025-01-02', ['certificate/c/expired/2025-01-02']],
  ])('%s', (today, keys) => {
    expect(certificateNotices([ending], '合同 A', today).map((n) => n.key)).toEqual(keys)
  })
})

describe('notices of running clocks', () => {
  const at = (now: string) =>
    clockNotices([
      faultRowOf(
        faultFacts({
          id: 'f',
          number: 'GZ-20240209-001',
          policy: 'A-T2',
          now,
          told: [
            ['reported', '2024-02-09T22:30:00+08:00'],
            ['first_response', '2024-02-09T22:40:00+08:00'],
          ],
        }),
      ),
    ])
  it.each([
    ['2024-02-10T08:00:00+08:00', []],
    ['2024-02-10T11:00:00+08:00', ['clock/f/repair/0.5']],
    ['2024-02-10T17:00:00+08:00', ['clock/f/repair/0.75']],
    ['2024-02-10T21:00:00+08:00', ['clock/f/repair/0.9']],
    ['2024-02-10T23:00:00+08:00', ['clock/f/repair/late']],
  ])('at %s', (now, keys) => {
    expect(at(now).map((n) => n.key)).toEqual(keys)
  })

  it('say nothing where the contract names no hours', () => {
    const fault = faultFacts({
      id: 'g',
      pack: packB,
      policy: 'B-NONE',
      now: '2026-09-01T00:00:00+08:00',
      told: [['reported', '2026-08-01T00:00:00+08:00']],
    })
    expect(clockNotices([faultRowOf(fault)])).toEqual([])
  })
})
