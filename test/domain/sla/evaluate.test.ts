import { describe, expect, it } from 'vitest'
import { evaluateSla } from '../../../domain/sla/evaluate.ts'
import { isBreach } from '../../../domain/sla/state.ts'
import { e, holidays, lent, majeure, minute, policies, t, viewOf, waiting, withSetting } from './story.ts'

const hours = (n: number): number => n * 3_600_000
const may = e('reported', '05-13 09:00')

describe('legal outer limit of 一周内', () => {
  const outer = (reported: string, ...events: Parameters<typeof viewOf>[0]['events'][number][]): string | null => {
    const view = viewOf({ tier: 'A-T3', events: [e('reported', reported), ...events], now: '12-01 00:00' })
    expect(view.rows.filter((r) => r.milestone !== 'resolved').every((r) => r.outerLimit === null)).toBe(true)
    const row = view.rows.find((r) => r.milestone === 'resolved')!
    return row.outerLimit
  }

  it('is the first workday after the holidays for a report on 除夕: 02-18 24:00', () => {
    expect(outer('02-09 22:30')).toBe('2024-02-19T00:00:00.000+08:00')
  })
  it('is the end of the seventh day where that is worked on', () => {
    expect(outer('05-13 09:00')).toBe('2024-05-21T00:00:00.000+08:00')
  })
  it('gives way to Monday after a plain weekend', () => {
    expect(outer('05-11 09:00')).toBe('2024-05-21T00:00:00.000+08:00')
  })
  it('knows no holidays without a calendar, only weekends', () => {
    const view = evaluateSla({ policies, tier: 'A-T3', events: [e('reported', '02-09 22:30')], now: t('02-10 00:00') })
    expect(view.rows.at(-1)!.outerLimit).toBe('2024-02-17T00:00:00.000+08:00')
  })
  it('moves with proven force majeure, to the end of the day it leads into', () => {
    expect(outer('09-03 09:00', majeure('09-05 18:00', '09-07 06:00'))).toBe('2024-09-13T00:00:00.000+08:00')
  })
})

describe('both clocks', () => {
  const story = {
    tier: 'A-T2',
    events: [
      may,
      waiting('05-13 10:00', '05-13 12:00'),
      majeure('05-13 11:00', '05-13 14:00'),
      e('repaired', '05-13 20:00'),
    ],
    now: '05-20 00:00',
  }
  it('stand when the fault is settled; the contract clock knows only what counts, the working clock all waiting', () => {
    const view = viewOf(story)
    // Each limit that stood still: the response was due at 11:00, when the force majeure began.
    expect(view.contractMs).toBe(hours(8))
    expect(view.workingMs).toBe(hours(7))
  })
  it('run on while it is open', () => {
    const view = viewOf({ ...story, now: '05-13 15:00' })
    expect([view.contractMs, view.workingMs]).toEqual([hours(3), hours(2)])
  })
  it('list the intervals as they count', () => {
    const view = viewOf({ ...story, events: [...story.events, waiting('05-13 08:00', null, true)] })
    expect(view.intervals.map((i) => [minute(i.from), i.to && minute(i.to), i.why, i.label])).toEqual([
      ['05-13 09:00', null, 'agreed', '等待（用户）'],
      ['05-13 10:00', '05-13 12:00', 'waiting', '等待（用户）'],
      ['05-13 11:00', '05-13 14:00', 'force-majeure', '不可抗力（台风）'],
    ])
  })
  it('do not stop for force majeure that came after every deadline', () => {
    const late = viewOf({ tier: 'A-T1', events: [may, majeure('05-13 12:00', '05-13 20:00')], now: '05-13 21:00' })
    expect(late.contractMs).toBe(hours(12))
    expect(late.workingMs).toBe(hours(4))
  })
  it('are null and zero before a report', () => {
    expect(viewOf({ tier: 'A-T2', events: [], now: '05-13 09:00' })).toMatchObject({
      start: null,
      policy: 'A-T2',
      contractMs: 0,
      next: null,
    })
  })
})

describe('how much of a limit is used', () => {
  const used = (now: string, ...events: Parameters<typeof viewOf>[0]['events'][number][]): number =>
    viewOf({ tier: 'A-T2', events: [may, ...events], now }).rows.find((r) => r.milestone === 'repair')!.used!
  it('goes from 0 through the warnings to more than 1', () => {
    expect(
      ['05-13 09:00', '05-13 21:00', '05-14 03:00', '05-14 06:36', '05-14 09:00', '05-15 09:00'].map((n) => used(n)),
    ).toEqual([0, 0.5, 0.75, 0.9, 1, 2])
  })
  it('stands still in proven force majeure', () => {
    const storm = majeure('05-13 21:00', '05-14 21:00')
    expect([used('05-13 21:00', storm), used('05-14 10:00', storm), used('05-15 03:00', storm)]).toEqual([
      0.5, 0.5, 0.75,
    ])
  })
  it('stays what it was when met', () => {
    expect(used('06-01 00:00', e('repaired', '05-13 15:00'))).toBe(0.25)
  })
})

describe('what comes next', () => {
  it('is the unmet milestone that expires first, the contract’s own order at equal ones', () => {
    const next = (now: string, ...events: Parameters<typeof viewOf>[0]['events'][number][]) =>
      viewOf({ tier: 'A-T2', events: [may, ...events], now }).next
    expect(next('05-13 09:10')).toMatchObject({ policy: 'A-T2', milestone: 'response' })
    expect(next('05-13 09:30', e('first_response', '05-13 09:20'))).toMatchObject({ milestone: 'repair' })
    const all = [e('first_response', '05-13 09:20'), e('repaired', '05-13 15:00'), e('answered', '05-13 15:00')]
    expect(next('05-13 16:00', ...all)).toBeNull()
  })
  it('is what was missed, as long as it is not made up for', () => {
    const view = viewOf({ tier: 'A-T2', events: [may], now: '06-01 00:00' })
    expect(view.next!.milestone).toBe('response')
    expect(isBreach(view.next!.state)).toBe(true)
  })
})

describe('rows', () => {
  it('say that a loaner stood in, in the words of the contract', () => {
    const view = viewOf({ tier: 'A-HW', events: [may, e('loaner_in_use', '05-13 20:00', lent)], now: '05-20 00:00' })
    expect(view.rows.map((r) => r.note)).toEqual(['', '', '', '未在24h修复，已按(2)2提供备机'])
  })
  it('quote their clauses', () => {
    const keys = ['A-T1', 'A-T2', 'A-T3', 'A-HW']
    const rows = keys.flatMap((tier) => viewOf({ tier, events: [may], now: '05-13 09:00' }).rows)
    expect([...new Set(rows.map((r) => r.clause))].toSorted()).toEqual([
      'A-047',
      'A-048',
      'A-049',
      'A-050',
      'A-051',
      'A-052',
      'A-067',
      'A-068',
      'A-071',
      'A-072',
    ])
    expect(rows.every((r) => r.quote.length > 3)).toBe(true)
  })
})

describe('a tier without contractual hours', () => {
  const events = [may, e('first_response', '05-13 09:30')]
  it('shows nothing where no internal target is set', () => {
    const view = viewOf({ tier: 'B-NONE', events, now: '05-13 12:00' })
    expect([view.rows, view.internal, view.next]).toEqual([[], [], null])
    expect(view.contractMs).toBe(hours(3))
  })
  it('shows internal targets under that name, which nothing moves', () => {
    const view = viewOf({
      tier: 'B-NONE',
      events: [...events, majeure('05-13 10:00', '05-13 20:00')],
      now: '05-14 09:01',
      setting: { internal: { response: 4, resolved: 24 } },
    })
    expect(view.rows).toEqual([])
    expect(view.internal.map((i) => [i.name, minute(i.deadline), i.state])).toEqual([
      ['内部目标：响应', '05-13 13:00', '达标'],
      ['内部目标：解决', '05-14 09:00', '超时未达成'],
    ])
  })
  it('never adds them to contractual limits', () => {
    const view = viewOf({
      tier: 'A-T2',
      events,
      now: '05-13 12:00',
      setting: { internal: { response: 1, resolved: 1 } },
    })
    expect(view.internal).toEqual([])
  })
})

describe('what cannot be evaluated', () => {
  const input = { policies, tier: 'A-T2', events: [may], now: t('05-13 10:00') }
  it('is a tier that no policy has, named in the error', () => {
    expect(() => evaluateSla({ ...input, tier: 'A-T9' })).toThrow('unknown tier: A-T9')
    const moved = e('reclassified', '05-13 09:30', { to: 'C-X', customerConfirmed: true })
    expect(() => evaluateSla({ ...input, events: [may, moved] })).toThrow('unknown tier: C-X')
  })
  it('is a time without its offset', () => {
    expect(() => evaluateSla({ ...input, now: '2024-05-13T10:00:00' })).toThrow(RangeError)
  })
  it('is a working day without hours, or a calendar without workdays', () => {
    const working = withSetting({ hours: 'working' })
    const closed = { ...working, workingDay: { from: '17:00', to: '09:00' } }
    expect(() => evaluateSla({ ...input, setting: closed })).toThrow('working day')
    const never = { ...holidays, isWorkday: () => false }
    expect(() => evaluateSla({ ...input, setting: working, workdays: never })).toThrow('no workday')
  })
})
