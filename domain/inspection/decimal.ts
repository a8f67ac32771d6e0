/**
 * Exact arithmetic on decimal text. Judgement compares what was typed or computed, so no value may pass
 * through a binary fraction: 89.999999999999999999 is less than 90.
 */
interface Decimal {
  readonly digits: bigint
  /** Digits after the point; never negative. */
  readonly scale: number
}

const pattern = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,3}))?$/i

function decimalOf(value: string | number): Decimal {
  const found = pattern.exec(String(value))
  const whole = found?.[2] ?? ''
  const fraction = found?.[3] ?? ''
  if (!found || whole + fraction === '') throw new RangeError(`not a decimal: ${value}`)
  const signed = BigInt(whole + fraction) * (found[1] === '-' ? -1n : 1n)
  const scale = fraction.length - Number(found[4] ?? 0)
  return scale < 0 ? { digits: signed * 10n ** BigInt(-scale), scale: 0 } : { digits: signed, scale }
}

function textOf({ digits, scale }: Decimal): string {
  const plain = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0')
  const text = scale === 0 ? plain : `${plain.slice(0, -scale)}.${plain.slice(-scale)}`
  return digits < 0n ? `-${text}` : text
}

function aligned(a: Decimal, b: Decimal): { a: bigint; b: bigint; scale: number } {
  const scale = Math.max(a.scale, b.scale)
  const up = (d: Decimal): bigint => d.digits * 10n ** BigInt(scale - d.scale)
  return { a: up(a), b: up(b), scale }
}

/** True for text that the other functions of this file read. */
export function isDecimal(text: string): boolean {
  return pattern.test(text) && /\d/.test(text)
}

/** Exact order of two decimals. Throws a RangeError on text that is no decimal. */
export function compareDecimal(a: string, b: string | number): -1 | 0 | 1 {
  const both = aligned(decimalOf(a), decimalOf(b))
  return both.a < both.b ? -1 : both.a > both.b ? 1 : 0
}

/** `a − b`, exact. */
export function subtract(a: string, b: string | number): string {
  const both = aligned(decimalOf(a), decimalOf(b))
  return textOf({ digits: both.a - both.b, scale: both.scale })
}

/** `a + b`, exact. */
export function add(a: string, b: string | number): string {
  const both = aligned(decimalOf(a), decimalOf(b))
  return textOf({ digits: both.a + both.b, scale: both.scale })
}

/** `a × b`, exact. */
export function multiply(a: string, b: string | number): string {
  const left = decimalOf(a)
  const right = decimalOf(b)
  return textOf({ digits: left.digits * right.digits, scale: left.scale + right.scale })
}

/** How many digits stand after the point. */
export function scaleOf(value: string): number {
  return decimalOf(value).scale
}

/** The same number without zeros at the end of its fraction. */
export function trimZeros(value: string): string {
  return value.includes('.') ? value.replace(/\.?0+$/, '') : value
}

/** Rounded half up (away from zero) to `decimals` digits after the point, which are all printed. */
export function roundDecimal(value: string, decimals: number): string {
  const exact = decimalOf(value)
  if (exact.scale <= decimals)
    return textOf({ digits: exact.digits * 10n ** BigInt(decimals - exact.scale), scale: decimals })
  const unit = 10n ** BigInt(exact.scale - decimals)
  const size = exact.digits < 0n ? -exact.digits : exact.digits
  const rounded = (size + unit / 2n) / unit
  return textOf({ digits: exact.digits < 0n ? -rounded : rounded, scale: decimals })
}

const minimumDigits = 10
const maximumDigits = 30
/** Limits in packs have at most this many decimals. */
const limitDigits = 4

/**
 * `used` as a percentage of `total`: exact when the fraction ends, otherwise cut (never rounded) after so
 * many digits that it cannot be mistaken for a limit it does not reach. Null when `total` is not positive.
 */
export function percentOf(used: string, total: string): string | null {
  const both = aligned(decimalOf(used), decimalOf(total))
  if (both.b <= 0n) return null
  const numerator = both.a * 100n
  for (let digits = minimumDigits; ; digits++) {
    const shifted = numerator * 10n ** BigInt(digits)
    const quotient = shifted / both.b
    const exact = shifted % both.b === 0n
    const looksRound = quotient % 10n ** BigInt(digits - limitDigits) === 0n
    if (exact || !looksRound || digits === maximumDigits) return trimZeros(textOf({ digits: quotient, scale: digits }))
  }
}
