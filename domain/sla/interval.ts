import { epochOf, instantOf } from '../time/instant.ts'
import type { Timed } from './replay.ts'
import type { SlaSetting } from './setting.ts'
import type { Interval } from './state.ts'

/** A stretch of time in milliseconds since 1970 UTC, `to` excluded. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** The same stretches in order, those that overlap or touch made one: time that is stopped twice is stopped once. */
export function merge(spans: readonly Span[]): Span[] {
  const merged: { from: number; to: number }[] = []
  for (const { from, to } of spans.filter((s) => s.to > s.from).toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1)
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else merged.push({ from, to })
  }
  return merged
}

/** A recorded interval of waiting or force majeure, with what it is worth under the contract's setting. */
export interface Pause extends Span {
  readonly event: Timed['event'] & { readonly type: 'waiting' | 'force_majeure' }
  /** True while nobody has written its end: `to` is then the instant of the evaluation. */
  readonly lasting: boolean
  /** Whether the contract clock stands still in it, provided that it began before a deadline. */
  readonly counts: boolean
}

/** What a force majeure lacks before it counts (A15): `书面通知`, `证明材料`, `院方确认`. */
export function lackingProof(event: Pause['event']): string[] {
  if (event.type !== 'force_majeure') return []
  return [
    ...(event.noticeSent ? [] : ['书面通知']),
    ...(event.proofAttached ? [] : ['证明材料']),
    ...(event.customerConfirmed ? [] : ['院方确认']),
  ]
}

/**
 * A15: force majeure stops the clock only with notice, proof and the customer's confirmation.
 * A11: waiting stops it only with the customer's written consent; the alternatives are never, and always.
 */
function counts(event: Pause['event'], setting: SlaSetting): boolean {
  if (event.type === 'force_majeure') return setting.forceMajeure && lackingProof(event).length === 0
  return setting.pause === 'always' || (setting.pause === 'consent' && event.customerWrittenConsent === true)
}

/** Every interval that had begun, in order. A written end is taken as written, also when it lies ahead of `now`. */
export function pausesOf(events: readonly Timed[], now: number, setting: SlaSetting): Pause[] {
  return events.flatMap(({ at, event }) => {
    if (event.type !== 'waiting' && event.type !== 'force_majeure') return []
    const to = event.to === undefined ? now : epochOf(event.to)
    return [{ from: at, to: Math.max(to, at), event, lasting: event.to === undefined, counts: counts(event, setting) }]
  })
}

/** The interval for the screen, cut to what lies after T0; null when it had ended by then. */
export function intervalOf(pause: Pause, start: number): Interval | null {
  if (!pause.lasting && pause.to <= start) return null
  const { event } = pause
  const majeure = event.type === 'force_majeure'
  return {
    from: instantOf(Math.max(pause.from, start)),
    to: pause.lasting ? null : instantOf(pause.to),
    why: !pause.counts ? 'waiting' : majeure ? 'force-majeure' : 'agreed',
    label: majeure ? named('不可抗力', event.event) : named('等待', event.for),
  }
}

/** `不可抗力（台风）`; without the bracket where nothing is known. */
export function named(what: string, detail: string | undefined): string {
  return detail === undefined || detail.trim() === '' ? what : `${what}（${detail.trim()}）`
}
