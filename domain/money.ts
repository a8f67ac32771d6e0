/**
 * Money is whole cents (分) everywhere; yuan exist only as text. No amount passes through a floating-point number of
 * yuan, where 0.1 + 0.2 is not 0.3.
 */
export type Cents = number

/** `44,660.00`. */
export function yuanOf(amount: Cents): string {
  const whole = Math.trunc(Math.abs(amount) / 100)
  const rest = String(Math.abs(amount) % 100).padStart(2, '0')
  const grouped = String(whole).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${amount < 0 ? '-' : ''}${grouped}.${rest}`
}

/** Largest sum that is believed: a slip of the finger must not become ten milliards. */
const most = 1_000_000_000_00

/**
 * Reads an amount as people write it: `44660`, `44,660.00`, `¥44660.5`, `30000元`. Null for anything else, for more
 * than two decimals and for what is too large: nothing is ever rounded silently.
 */
export function readYuan(text: string): Cents | null {
  const plain = text
    .trim()
    .replace(/^[¥￥]\s*/, '')
    .replace(/\s*元。?$/, '')
    .replace(/[，]/g, ',')
  if (!/^(\d{1,3}(,\d{3})+|\d+)(\.\d{1,2})?$/.test(plain)) return null
  const [whole, part = ''] = plain.replaceAll(',', '').split('.') as [string, string?]
  if (whole.length > 11) return null
  const amount = Number(whole) * 100 + Number(part.padEnd(2, '0'))
  return amount <= most ? amount : null
}

/** Hundredths of a percent from `33.33` or `50%`; null for anything else. */
export function readPercent(text: string): number | null {
  const found = /^(\d{1,3})(?:\.(\d{1,2}))?\s*[%％]?$/.exec(text.trim())
  if (!found) return null
  const value = Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0'))
  return value <= 10_000 ? value : null
}

/** `33.33%`, `50%`. */
export function percentOf(hundredths: number): string {
  const rest = hundredths % 100
  return `${Math.trunc(hundredths / 100)}${rest === 0 ? '' : `.${String(rest).padStart(2, '0').replace(/0$/, '')}`}%`
}

/** The share of a sum, rounded half up to the cent. Exact: both factors are whole numbers below 2^53. */
export function shareOf(sum: Cents, hundredths: number): Cents {
  return Number((BigInt(sum) * BigInt(hundredths) + 5_000n) / 10_000n)
}
