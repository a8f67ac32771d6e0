import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FaultFacts } from '../../../domain/fault/facts.ts'
import { causeClasses, faultChannels } from '../../../domain/record/fault.ts'
import { startOfDay, addDays, instantOf, epochOf } from '../../../domain/time/instant.ts'
import { noAdvice } from '../../../domain/statistics/suggestion.ts'
import { faultFacts, packB, type Told } from '../../support/fault-facts.ts'
import { at, fewFaults, quarterFaults, statisticsOf, suppliesFaults, yearFaults } from '../../support/sample-faults.ts'
import { packA } from '../../support/pack-a.ts'

const now = at('07-15T09:00')
const tiers = ['A-T1', 'A-T2', 'A-T3', 'A-HW', '']
const minute = 60_000

/** Any fault of the first half of 2024: any tier, handled or not, with any classes, also none. */
const anyFault = (n: number): fc.Arbitrary<FaultFacts> =>
  fc
    .record({
      day: fc.integer({ min: 0, max: 180 }),
      minutes: fc.integer({ min: 0, max: 1439 }),
      policy: fc.constantFrom(...tiers),
      response: fc.option(fc.integer({ min: 0, max: 300 })),
      repair: fc.option(fc.integer({ min: 0, max: 20_000 })),
      closed: fc.boolean(),
      voided: fc.boolean(),
      cause: fc.option(fc.constantFrom(...causeClasses)),
      department: fc.constantFrom('', '收费处', '财务科', ' '),
      channel: fc.constantFrom(...faultChannels),
      symptom: fc.constantFrom('', '开票失败', '报表', '网络'),
      subject: fc.constantFrom('software', 'signature-server', 'unknown'),
      interruption: fc.option(fc.tuple(fc.integer({ min: -60, max: 3000 }), fc.integer({ min: -60, max: 6000 }))),
    })
    .map((f) => {
      const t0 = epochOf(startOfDay(addDays('2024-01-01', f.day))) + f.minutes * minute
      const after = (m: number): string => instantOf(t0 + m * minute)
      const told: Told[] = [
        ['reported', after(0)],
        ...(f.response === null ? [] : [['first_response', after(f.response), { channel: f.channel }] as const]),
        ...(f.repair === null
          ? []
          : (['handled', 'repaired', 'resolved'] as const).map((type): Told => [type, after(f.repair!)])),
        ...(f.closed && f.repair !== null ? [['closed', after(f.repair + 5)] as const] : []),
      ]
      const [from, to] = f.interruption ?? []
      return faultFacts({
        id: `f${n}`,
        policy: f.policy,
        now,
        told,
        registers: {
          cause: { class: f.cause, text: '' },
          reporter: { name: '', department: f.department, phone: '', channel: f.channel },
          symptom: { class: f.symptom, text: '' },
          subject: { id: f.subject, name: '', model: '', serial: '', asset: '', place: '' },
          impact: from === undefined || to === undefined ? null : { scope: '', from: after(from), to: after(to) },
          void: f.voided ? { reason: '重复登记', at: now } : null,
        },
      })
    })
const anyFaults = fc
  .integer({ min: 0, max: 25 })
  .chain((n) => fc.tuple(...Array.from({ length: n }, (_, i) => anyFault(i))))

describe('totals', () => {
  test('equal the list, whatever the faults are', () => {
    fc.assert(
      fc.property(
        anyFaults,
        fc.constantFrom('2024-Q1', '2024-Q2', '2024', '2024-03', '2024-02-10..2024-05-01'),
        (faults, id) => {
          const s = statisticsOf(faults, id, { now, contract: packA.faults, service: packA.period })
          const listed = faults.filter((f) => {
            const day = f.events.find((e) => e.entry.type === 'reported')!.entry.at.slice(0, 10)
            return f.state !== 'void' && s.period.from <= day && day <= s.period.to
          })
          expect(s.faults.map((f) => f.id).sort()).toEqual(listed.map((f) => f.id).sort())
          expect(s.solved + s.unsolved).toBe(s.faults.length)
          for (const { rows } of s.distributions)
            expect(rows.reduce((sum, r) => sum + r.count, 0)).toBe(s.faults.length)
          expect(s.subjects.reduce((sum, x) => sum + x.faults, 0)).toBe(s.faults.length)
          for (const m of s.milestones) {
            expect(m.met + m.loaner + m.exempt + m.late + m.broken + m.pending + m.notApplicable).toBe(m.total)
            expect(m.total).toBeLessThanOrEqual(s.faults.length)
          }
          const late = listed.flatMap((f) => f.sla.rows.filter((r) => r.state.startsWith('超时')))
          expect(s.milestones.reduce((sum, m) => sum + m.late + m.broken, 0)).toBe(late.length)
          expect(new Set(s.late.map((l) => `${l.fault}/${l.milestone}/${l.deadline}`))).toEqual(
            new Set(
              listed.flatMap((f) =>
                f.sla.rows.filter((r) => r.state.startsWith('超时')).map((r) => `${f.id}/${r.milestone}/${r.deadline}`),
              ),
            ),
          )
          expect(s.recurrence.once).toBeLessThanOrEqual(s.solved)
          expect(s.faults.some((f) => s.carried.some((c) => c.id === f.id))).toBe(false)
        },
      ),
      { numRuns: 60 },
    )
  })

  test('do not depend on the order in which faults are read', () => {
    fc.assert(
      fc.property(anyFaults, (faults) => {
        const given = { now, contract: packA.faults, service: packA.period }
        expect(statisticsOf(faults.toReversed(), '2024-Q1', given)).toEqual(statisticsOf(faults, '2024-Q1', given))
      }),
      { numRuns: 20 },
    )
  })
})

describe('a quarter with seven faults', () => {
  const s = statisticsOf(quarterFaults(), '2024-Q1')
  test('counts them, and lists what is open', () => {
    expect([s.faults.length, s.solved, s.unsolved]).toEqual([7, 6, 1])
    expect(s.faults.filter((f) => !f.solved).map((f) => f.number)).toEqual(['GZ-20240328-001'])
  })
  test('lists each late milestone with its reason, the loaner apart', () => {
    expect(s.late.map((l) => [l.number, l.name, l.state, l.lateMs / minute, l.reason])).toEqual([
      ['GZ-20240226-001', '回复方案', '超时达成', 85, '等待院方提供样张，未申请扣除'],
    ])
    expect(s.loaner.map((l) => [l.name, l.state, l.reason])).toEqual([
      ['修复或备机', '达标(备机保障)', '备机在期限内投入使用'],
      ['维修到位', '达标(备机保障)', '未在24h修复，已按(2)2提供备机'],
    ])
    expect(s.exempt).toEqual([])
    const plan = s.milestones.find((m) => m.key === 'A-T3/plan')!
    expect([plan.judged, plan.met, plan.late]).toEqual([2, 1, 1])
    expect(s.milestones.at(-1)!.policy).toBe('A-AS')
  })
  test('averages to the minute', () => {
    const repairs = s.faults.flatMap((f) => f.repairMs ?? []).map((ms) => ms / minute)
    expect(repairs).toEqual([51, 4000, 220, 6080, 18, 120])
    expect(s.metrics.mttrMs).toBe(Math.round((10_489 * minute) / 6))
    expect(s.metrics.responseMs).toBe(((11 + 40 + 18 + 25 + 3 + 11 + 25) * minute) / 7)
    expect(s.metrics.mtbfMs).toBe((91 * 1440 * minute) / 7)
    expect(s.metrics.interruptionMs).toBe((53 + 225 + 125 + 1205) * minute)
  })
  test('rounds availability down', () => {
    expect(s.metrics.availability).toBe('98.77')
    const short = faultFacts({
      id: 'x',
      policy: 'A-T1',
      now,
      told: [['reported', at('02-01T09:00')]],
      registers: { impact: { scope: '', from: at('02-01T09:00'), to: at('02-01T09:01') } },
    })
    expect(statisticsOf([short], '2024-Q1').metrics.availability).toBe('99.99')
  })
  test('knows a repeat within 60 days, and the fault that it repeats is not fixed at once', () => {
    expect(s.recurrence.repeats).toEqual(['GZ-20240311-001'])
    expect([s.recurrence.once, s.recurrence.solved]).toEqual([5, 6])
    expect(statisticsOf(quarterFaults(), '2024-Q1', { recurrenceDays: 50 }).recurrence.repeats).toEqual([])
  })
  test('takes the way that came closest', () => {
    expect(s.faults.map((f) => f.way)).toEqual(['网络', '网络', '现场', '网络', '电话', '网络', '电话'])
  })
  test('suggests only what a fault gives ground for', () => {
    const headings = s.advice.map((a) => a.heading)
    expect(new Set(headings)).toEqual(new Set(['维护', '管理', '升级']))
    for (const a of s.advice) {
      expect(a.basis).toMatch(/\d/)
      expect(a.faults.length).toBeGreaterThan(0)
      expect(s.faults.map((f) => f.number)).toEqual(expect.arrayContaining([...a.faults]))
    }
    expect(s.advice.find((a) => a.text.includes('备件'))?.faults).toEqual(['GZ-20240328-001'])
    expect(s.advice.find((a) => a.text.includes('程序缺陷'))?.heading).toBe('升级')
  })
  test('picks the gravest as typical', () => {
    expect(s.typical.map((t) => [t.number, t.why])).toEqual([
      ['GZ-20240209-001', '一级故障、业务中断'],
      ['GZ-20240311-001', '二级故障、重复发生、业务中断'],
      ['GZ-20240117-001', '二级故障、业务中断'],
    ])
  })
})

describe('few faults', () => {
  const s = statisticsOf(fewFaults(), '2024-Q1')
  test('are counted without percentages or a trend', () => {
    expect(s.trend.join('')).not.toMatch(/呈.*趋势|%/)
    expect(statisticsOf(fewFaults(), '2024-02').trend.join('')).not.toMatch(/呈.*趋势|%/)
  })
})

describe('three periods', () => {
  const many = (month: string, n: number): FaultFacts[] =>
    Array.from({ length: n }, (_, i) =>
      faultFacts({
        id: `${month}-${i}`,
        policy: 'A-T1',
        now,
        told: [['reported', at(`${month}-${String(i + 1).padStart(2, '0')}T10:00`)]],
      }),
    )
  const trend = (...counts: readonly number[]): string =>
    statisticsOf(
      ['03', '04', '05'].flatMap((m, i) => many(m, counts[i]!)),
      '2024-05',
      { contract: packA.faults },
    ).trend[0]!
  test.each([
    [[3, 5, 6], '上升'],
    [[9, 8, 5], '下降'],
    [[6, 6, 6], '持平'],
  ] as const)('%j have a direction: %s', (counts, word) => {
    expect(trend(...counts)).toContain(`故障数呈${word}趋势`)
  })
  test('that go up and down have none', () => expect(trend(3, 9, 6)).toContain('有升有降'))
  test('of which the last has four faults are only counted', () => {
    expect(trend(1, 2, 4)).toContain('不作趋势判断')
    expect(trend(1, 2, 4)).toContain('2024年3月1起、2024年4月2起、2024年5月4起')
  })
  test('need a service that covers them', () => {
    expect(statisticsOf(quarterFaults(), '2024-Q1').trend[0]).toContain('没有可比的统计期')
  })
  test('compare in percent only what is enough', () => {
    const s = statisticsOf([...many('04', 5), ...many('05', 8)], '2024-05', { contract: packA.faults })
    expect(s.trend[1]).toBe('环比：较2024年4月（5起）增加3起（60.00%）。')
  })
})

describe('a quarter without a fault', () => {
  const s = statisticsOf([], '2024-Q1', { now: at('04-02T09:00') })
  test('ran on all its days', () => {
    expect([s.faults.length, s.days, s.metrics.availability, s.metrics.mtbfMs, s.metrics.mttrMs]).toEqual([
      0,
      91,
      '100.00',
      null,
      null,
    ])
    expect(s.advice).toEqual([])
    expect(noAdvice('升级', 0, s.period.self)).toContain('没有故障数据可作依据')
  })
  test('that has not ended counts its days so far', () => {
    const running = statisticsOf([], '2024-Q1', { now: at('02-10T09:00') })
    expect([running.running, running.days]).toEqual([true, 41])
  })
  test('that has not begun counts none', () => {
    const future = statisticsOf([], '2024-Q4', { now: at('02-10T09:00') })
    expect([future.days, future.metrics.availability]).toEqual([0, null])
  })
})

describe('what crosses a period’s edge', () => {
  const crossing = faultFacts({
    id: 'c',
    policy: 'A-T2',
    now,
    told: [
      ['reported', at('03-31T22:00')],
      ['first_response', at('03-31T22:10')],
      ['repaired', at('04-01T02:00')],
      ['closed', at('04-01T03:00')],
    ],
    registers: { impact: { scope: '', from: at('03-31T22:00'), to: at('04-01T02:00') } },
  })
  test('belongs to the period of its T0 and is carried into the next', () => {
    const [first, second] = ['2024-Q1', '2024-Q2'].map((id) => statisticsOf([crossing], id))
    expect([first!.faults.length, first!.carried.length]).toEqual([1, 0])
    expect([second!.faults.length, second!.carried.map((f) => f.id)]).toEqual([0, ['c']])
    expect([first!.metrics.interruptionMs, second!.metrics.interruptionMs]).toEqual([120 * minute, 120 * minute])
  })
  test('is not carried once it was settled before', () => {
    expect(statisticsOf([crossing], '2024-Q3').carried).toEqual([])
  })
})

describe('the year', () => {
  const s = statisticsOf(yearFaults(), '2024')
  test('has exactly one exemption, named apart and outside the rate', () => {
    expect(s.exempt.map((e) => [e.number, e.name, e.state])).toEqual([['GZ-20240903-001', '解决', '豁免']])
    expect(s.late.map((l) => l.number)).toEqual(['GZ-20240226-001'])
    const solved = s.milestones.find((m) => m.key === 'A-T3/resolved')!
    expect([solved.total, solved.exempt, solved.judged, solved.met]).toEqual([3, 1, 2, 2])
  })
  test('splits the device from the system', () => {
    expect(s.subjects.map((x) => [x.id, x.faults])).toEqual([
      ['software', 7],
      ['signature-server', 2],
    ])
  })
})

describe('contract B', () => {
  const s = statisticsOf(suppliesFaults(), 'S1')
  test('has its five fixed classes, also without a fault', () => {
    expect(s.distributions.find((d) => d.id === 'symptom')!.rows.map((r) => [r.label, r.count])).toEqual(
      packB.faults.symptoms.map((label, n) => [label, [2, 1, 0, 2, 1][n]]),
    )
  })
  test('has first replies, and no rates', () => {
    expect(s.contractual).toBe(false)
    expect(s.milestones).toEqual([])
    expect(s.metrics.responseMs).toBe(12.5 * minute)
  })
  test('labels its internal targets as such', () => {
    const setting = { ...suppliesFaults()[0]!.setting, internal: { response: 0.2, resolved: 8 } }
    const faults = suppliesFaults().map((f) =>
      faultFacts({
        id: f.id,
        pack: packB,
        policy: 'B-NONE',
        now: f.now,
        setting,
        told: f.events.map((e): Told => [e.entry.type, e.entry.at]),
      }),
    )
    const targets = statisticsOf(faults, 'S1').milestones
    expect(targets.map((m) => [m.name, m.contractual])).toEqual([
      ['内部目标：响应', false],
      ['内部目标：解决', false],
    ])
    expect(targets[0]!.late).toBe(3)
    expect(statisticsOf(faults, 'S1').late.every((l) => !l.contractual)).toBe(true)
  })
})
