import { halfWidth } from '../inspection/number.ts'
import { add, compareDecimal, multiply, percentOf, roundDecimal, scaleOf, subtract } from '../inspection/decimal.ts'

/** A cell of a table: a number, nothing (`NULL`, `-`, blank), or something that is no number. */
export type Cell = { number: string; percent: boolean } | 'empty' | 'text'

/** Reads one printed number: thousands separators, `.25` as Oracle prints it, a percent sign. */
export function cellOf(text: string): Cell {
  const cell = halfWidth(text).trim()
  if (/^(?:|-|--|null|\(null\)|<null>|n\/a|无|不限)$/i.test(cell)) return 'empty'
  const found = /^(-?)(\d{1,3}(?:,\d{3})+|\d*)(\.\d*)?(?:[eE]([+-]?\d{1,2}))?\s*(%)?$/.exec(cell)
  if (!found || !/\d/.test(found[2]! + (found[3] ?? ''))) return 'text'
  const mantissa = `${found[1]}${found[2]!.replace(/,/g, '') || '0'}${found[3] && found[3].length > 1 ? found[3] : ''}`
  const number = found[4] === undefined ? mantissa : multiply(mantissa, `1e${found[4]}`)
  return { number, percent: found[5] === '%' }
}

export type ByteUnit = 'B' | 'KB' | 'MB' | 'GB' | 'TB'

/** The number with zeros added up to `scale` decimals: `90` in a column that prints hundredths is `90.00`. */
export function padded(number: string, scale: number): string {
  return scaleOf(number) >= scale ? number : roundDecimal(number, scale)
}

export interface Amounts {
  readonly used: string | null
  readonly total: string | null
  /** Decimals that the source prints for its amounts, or null when they are whole by nature (bytes, blocks, KB). */
  readonly printedScale: number | null
  /** The percentage that the source prints, already padded to its column. */
  readonly printed: string | null
}

/** An uncertainty below this many percentage points cannot be seen with two decimals. */
const invisible = '0.005'
/** Up to this many points the amounts still count as the raw values, if they give the printed percentage. */
const confirmed = '0.05'
/** A printed percentage with more decimals than this was not rounded for display. */
const roundedDecimals = 4

function uncertainty({ used, total, printedScale }: Amounts): string {
  if (printedScale === null || used === null || total === null) return '0'
  const half = `0.${'0'.repeat(printedScale)}5`
  return percentOf(add(half, half), total) ?? '0'
}

function rawEnough(computed: string, amounts: Amounts): boolean {
  const doubt = uncertainty(amounts)
  if (compareDecimal(doubt, invisible) < 0) return true
  if (amounts.printed === null) return compareDecimal(doubt, confirmed) < 0
  if (compareDecimal(computed, amounts.printed) === 0) return true
  return compareDecimal(doubt, confirmed) < 0 && roundDecimal(computed, scaleOf(amounts.printed)) === amounts.printed
}

/**
 * The percentage that stands on the best ground the source gives: computed from the amounts when these are
 * fine enough or give exactly what is printed, else as printed, else computed and cut to the digits that mean
 * something. The last two are marked `rounded`. Null when there is nothing to compute from.
 */
export function percentage(amounts: Amounts): { value: string; rounded: boolean } | null {
  const computed = amounts.used !== null && amounts.total !== null ? percentOf(amounts.used, amounts.total) : null
  if (computed !== null && rawEnough(computed, amounts)) return { value: computed, rounded: false }
  if (amounts.printed !== null) return { value: amounts.printed, rounded: scaleOf(amounts.printed) <= roundedDecimals }
  if (computed === null) return null
  let decimals = 2
  while (decimals > 0 && compareDecimal(multiply(uncertainty(amounts), 2), `1e-${decimals}`) > 0) decimals--
  return { value: roundDecimal(computed, decimals), rounded: true }
}

/** Whether the printed percentage can be the rounded quotient of the amounts: columns were understood rightly. */
export function agrees(amounts: Amounts): boolean {
  if (amounts.printed === null || amounts.used === null || amounts.total === null) return true
  const computed = percentOf(amounts.used, amounts.total)
  if (computed === null) return true
  const distance = subtract(computed, amounts.printed).replace('-', '')
  const step = `1e-${scaleOf(amounts.printed)}`
  return compareDecimal(distance, add(add(step, uncertainty(amounts)), '0.000001')) <= 0
}
