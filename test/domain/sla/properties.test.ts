import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluateSla } from '../../../domain/sla/evaluate.ts'
import { eventStart, type SlaEvent } from '../../../domain/sla/event.ts'
import { defaultSlaSetting } from '../../../domain/sla/setting.ts'
import type { SlaView } from '../../../domain/sla/state.ts'
import { epochOf, type Instant, instantOf } from '../../../domain/time/instant.ts'
import { holidays, policies, t } from './story.ts'

const zero = epochOf(t('05-13 09:00'))
const minute = 60_000
/** Minutes around T0, close together so that events meet at equal instants. */
const offset = fc.oneof(
  fc.integer({ min: -180, max: 15_000 }),
  fc.integer({ min: -2, max: 12 }).map((n) => n * 60),
)
const instant = offset.map((n) => instantOf(zero + n * minute))
const tier = fc.constantFrom('A-T1', 'A-T2', 'A-T3', 'A-HW', 'B-NONE')

const plain = fc.record({
  type: fc.constantFrom(
    'accepted',
    'auto_reply',
    'on_site',
    'plan_sent',
    'repair_needed',
    'handled',
    'answered',
    'resolved',
    'closed',
    'loaner_returned',
    'team_consultation',
    'first_response',
  ),
  at: instant,
}) as fc.Arbitrary<SlaEvent>
const detailed = fc.oneof(
  fc.record({ type: fc.constant('workaround' as const), at: instant, businessRestored: fc.boolean() }),
  fc.record({ type: fc.constant('repaired' as const), at: instant, rootCauseFixed: fc.boolean() }),
  fc.record({ type: fc.constant('reopened' as const), at: instant, sameSymptom: fc.boolean() }),
  fc.record({
    type: fc.constant('loaner_in_use' as const),
    at: instant,
    sameGrade: fc.boolean(),
    businessCheck: fc.boolean(),
  }),
)
const moved = fc.record({
  type: fc.constant('reclassified' as const),
  at: instant,
  to: tier,
  customerConfirmed: fc.boolean(),
})
const stretch = fc.tuple(offset, fc.option(fc.integer({ min: 0, max: 4000 }))).map(([from, length]) => ({
  from: instantOf(zero + from * minute),
  ...(length === null ? {} : { to: instantOf(zero + (from + length) * minute) }),
}))
const idle = stretch.map((s): SlaEvent => ({ type: 'waiting', ...s, for: '用户', customerWrittenConsent: false }))
const agreed = stretch.map((s): SlaEvent => ({ type: 'waiting', ...s, customerWrittenConsent: true }))
const majeureOf = (noticeSent: boolean, proofAttached: boolean, customerConfirmed: boolean) =>
  stretch.map((s): SlaEvent => ({ type: 'force_majeure', ...s, noticeSent, proofAttached, customerConfirmed }))
const proven = majeureOf(true, true, true)
const unproven = fc.oneof(majeureOf(false, true, true), majeureOf(true, false, true), majeureOf(true, true, false))
const done = fc.oneof(plain, detailed)
const anything: fc.Arbitrary<SlaEvent> = fc.oneof(done, done, idle, agreed, proven, unproven, moved)

const history = (event: fc.Arbitrary<SlaEvent>) =>
  fc.array(event, { maxLength: 14 }).map((events): SlaEvent[] => [{ type: 'reported', at: instantOf(zero) }, ...events])
const settings = fc
  .record({
    hours: fc.constantFrom('natural' as const, 'working' as const),
    week: fc.constantFrom('168h' as const, 'day7' as const, 'workdays5' as const),
    pause: fc.constantFrom('never' as const, 'consent' as const, 'always' as const),
    runFrom: fc.constantFrom('t0' as const, 'response' as const),
    reclassify: fc.constantFrom('keep' as const, 'restart' as const),
    loanerHours: fc.constantFrom(8, 24, 48),
  })
  .map((change) => ({ ...defaultSlaSetting, ...change }))
const soon = fc.integer({ min: 0, max: 20_000 }).map((n) => instantOf(zero + n * minute))

const view = (first: string, events: readonly SlaEvent[], now: Instant, setting = defaultSlaSetting): SlaView =>
  evaluateSla({ policies, tier: first, events, now, setting, workdays: holidays })
const runs = { numRuns: 400 }

describe('the SLA clock, whatever happened', () => {
  it('does not care in which order events were typed, under any setting', () => {
    const shuffled = history(anything).chain((events) =>
      fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })),
    )
    fc.assert(
      fc.property(tier, shuffled, soon, settings, (first, [events, other], now, setting) => {
        expect(view(first, other, now, setting)).toEqual(view(first, events, now, setting))
      }),
      runs,
    )
  })

  it('leaves deadlines and states exactly where they were while somebody waits without consent', () => {
    fc.assert(
      fc.property(
        tier,
        history(anything),
        fc.array(idle, { minLength: 1, maxLength: 4 }),
        soon,
        (first, events, waits, now) => {
          const after = view(first, [...events, ...waits], now)
          expect(after.rows).toEqual(view(first, events, now).rows)
        },
      ),
      runs,
    )
  })

  it('is moved by nothing but proven force majeure and agreed exclusions', () => {
    fc.assert(
      fc.property(tier, history(fc.oneof(done, idle, unproven)), soon, (first, events, now) => {
        for (const row of view(first, events, now).rows) expect(row.deadline).toBe(row.nominalDeadline)
      }),
      runs,
    )
  })

  it('never moves a deadline to an earlier time, and never the nominal one, under any setting', () => {
    const pauses = fc.array(fc.oneof(proven, agreed), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(tier, history(done), pauses, soon, settings, (first, events, more, now, setting) => {
        const [before, after] = [view(first, events, now, setting), view(first, [...events, ...more], now, setting)]
        after.rows.forEach((row, n) => {
          expect(row.nominalDeadline).toBe(before.rows[n]!.nominalDeadline)
          if (row.deadline !== null)
            expect(epochOf(row.deadline)).toBeGreaterThanOrEqual(epochOf(before.rows[n]!.deadline!))
        })
      }),
      runs,
    )
  })

  it('moves a deadline by no more than the pauses last', () => {
    fc.assert(
      fc.property(tier, history(done), fc.array(proven, { maxLength: 4 }), soon, (first, events, more, now) => {
        const counted = more.filter((m) => epochOf(eventStart(m)) <= epochOf(now))
        const length = counted.reduce((sum, m) => {
          const to = 'from' in m && m.to !== undefined ? epochOf(m.to) : epochOf(now)
          return sum + Math.max(0, to - Math.max(zero, epochOf(eventStart(m))))
        }, 0)
        for (const row of view(first, [...events, ...more], now).rows)
          if (row.deadline !== null)
            expect(epochOf(row.deadline) - epochOf(row.nominalDeadline!)).toBeLessThanOrEqual(length)
      }),
      runs,
    )
  })

  it('replays a reclassified fault as if it had been of that tier from the start', () => {
    fc.assert(
      fc.property(tier, tier, history(fc.oneof(done, idle, agreed, proven)), instant, (first, to, events, at) => {
        const now = instantOf(zero + 15_000 * minute)
        const change: SlaEvent = { type: 'reclassified', at, to, by: '工程师甲', customerConfirmed: true }
        expect(view(first, [...events, change], now)).toEqual(view(to, events, now))
      }),
      runs,
    )
  })

  it('does not care in which time zone times are written', () => {
    const zones = fc.array(fc.integer({ min: -11, max: 13 }), { minLength: 40, maxLength: 40 })
    const written = (text: Instant, zone: number): Instant => {
      const local = new Date(epochOf(text) + zone * 60 * minute).toISOString().slice(0, -1)
      return `${local}${zone < 0 ? '-' : '+'}${String(Math.abs(zone)).padStart(2, '0')}:00`
    }
    fc.assert(
      fc.property(tier, history(anything), zones, soon, settings, (first, events, zone, now, setting) => {
        let n = 0
        const next = (text: Instant): Instant => written(text, zone[n++ % zone.length]!)
        const abroad = events.map((event): SlaEvent => {
          if (!('from' in event)) return { ...event, at: next(event.at) }
          return { ...event, from: next(event.from), ...(event.to === undefined ? {} : { to: next(event.to) }) }
        })
        expect(view(first, abroad, next(now), setting)).toEqual(view(first, events, now, setting))
      }),
      runs,
    )
  })

  it('never turns a breach green as time goes by without new events', () => {
    fc.assert(
      fc.property(
        tier,
        history(fc.oneof(done, idle)),
        soon,
        fc.integer({ min: 1, max: 5000 }),
        (first, events, now, more) => {
          const later = instantOf(epochOf(now) + more * minute)
          const known = events.filter((event) => epochOf(eventStart(event)) <= epochOf(now))
          const after = view(first, known, later).rows
          view(first, known, now).rows.forEach((row, n) => {
            if (row.state.startsWith('超时')) expect(after[n]!.state).toBe(row.state)
          })
        },
      ),
      runs,
    )
  })
})
