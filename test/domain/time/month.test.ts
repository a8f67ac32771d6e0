import { describe, expect, it } from 'vitest'
import { monthsOf } from '../../../domain/time/month.ts'

describe('service months', () => {
  it('of contract B begin on the 26th; the 11th is 05-26 to 06-25', () => {
    const months = monthsOf('contract-quarter', '2026-07-26', '2027-07-25')
    expect(months.map((m) => m.id)).toEqual(Array.from({ length: 12 }, (_, n) => `M${String(n + 1).padStart(2, '0')}`))
    expect([months[0], months[10], months[11]]).toEqual([
      { id: 'M01', name: '第1个服务月', from: '2026-07-26', to: '2026-08-25' },
      { id: 'M11', name: '第11个服务月', from: '2027-05-26', to: '2027-06-25' },
      { id: 'M12', name: '第12个服务月', from: '2027-06-26', to: '2027-07-25' },
    ])
  })

  it.each([
    [
      'from the 31st, in a leap year',
      '2023-12-31',
      '2024-04-29',
      ['2023-12-31…2024-01-30', '2024-01-31…2024-02-28', '2024-02-29…2024-03-30', '2024-03-31…2024-04-29'],
    ],
    [
      'from the 31st, in a common year',
      '2024-12-31',
      '2025-04-29',
      ['2024-12-31…2025-01-30', '2025-01-31…2025-02-27', '2025-02-28…2025-03-30', '2025-03-31…2025-04-29'],
    ],
    [
      'from 02-29',
      '2024-02-29',
      '2024-05-28',
      ['2024-02-29…2024-03-28', '2024-03-29…2024-04-28', '2024-04-29…2024-05-28'],
    ],
    ['cut to the end', '2024-01-15', '2024-02-20', ['2024-01-15…2024-02-14', '2024-02-15…2024-02-20']],
    ['of a single day', '2024-01-31', '2024-01-31', ['2024-01-31…2024-01-31']],
  ])('%s', (_, start, end, spans) => {
    expect(monthsOf('contract-quarter', start, end).map((m) => `${m.from}…${m.to}`)).toEqual(spans)
  })

  it('follow each other without a gap and end with the service', () => {
    for (const start of ['2026-07-26', '2024-01-31', '2023-11-30', '2024-02-29', '2025-12-01'])
      for (const cycle of ['contract-quarter', 'calendar-quarter'] as const) {
        const months = monthsOf(cycle, start, '2027-03-17')
        const day = (text: string): number => Date.parse(`${text}T00:00:00Z`) / 86_400_000
        months.slice(1).forEach((m, n) => expect([start, day(m.from)]).toEqual([start, day(months[n]!.to) + 1]))
        expect([months[0]!.from, months.at(-1)!.to]).toEqual([start, '2027-03-17'])
      }
  })
})

describe('natural months', () => {
  it('of contract A are those of the year, February with 29 days in a leap year', () => {
    const months = monthsOf('calendar-quarter', '2024-01-01', '2024-12-31')
    expect(months.length).toBe(12)
    expect(months[1]).toEqual({ id: '2024-02', name: '2024年2月', from: '2024-02-01', to: '2024-02-29' })
  })

  it('are cut to the service', () => {
    expect(monthsOf('calendar-quarter', '2024-11-15', '2025-01-10')).toEqual([
      { id: '2024-11', name: '2024年11月', from: '2024-11-15', to: '2024-11-30' },
      { id: '2024-12', name: '2024年12月', from: '2024-12-01', to: '2024-12-31' },
      { id: '2025-01', name: '2025年1月', from: '2025-01-01', to: '2025-01-10' },
    ])
  })
})
