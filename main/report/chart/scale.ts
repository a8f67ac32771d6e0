/** Axis steps that people read: 1, 2, 2.5 or 5 times a power of ten. */

export interface Scale {
  readonly low: number
  readonly high: number
  readonly ticks: readonly number[]
}

/** An axis that covers low…high in about `count` steps. Values that are not finite count as 0. */
export function niceScale(low: number, high: number, count: number): Scale {
  const from = Number.isFinite(low) ? low : 0
  const to = Number.isFinite(high) && high > from ? high : from + 1
  const raw = (to - from) / count
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= raw * 0.999) ?? 10) * power
  const first = Math.floor(from / step + 1e-9)
  const last = Math.ceil(to / step - 1e-9)
  const ticks = Array.from({ length: last - first + 1 }, (_, at) => round((first + at) * step))
  return { low: ticks[0] ?? 0, high: ticks.at(-1) ?? 1, ticks }
}

function round(value: number): number {
  return Number(value.toPrecision(12))
}

/** An axis for counts from 0 in at most five steps of 1, 2 or 5 times a power of ten: none is a fraction. */
export function countScale(most: number): Scale {
  const raw = Math.max(1, Math.ceil(most)) / 5
  const power = 10 ** Math.max(0, Math.floor(Math.log10(raw)))
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= raw) ?? 10) * power
  const count = Math.max(1, Math.ceil(most / step))
  return { low: 0, high: count * step, ticks: Array.from({ length: count + 1 }, (_, at) => at * step) }
}
