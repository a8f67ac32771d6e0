import { compareDecimal, isDecimal, roundDecimal, scaleOf, trimZeros } from './decimal.ts'

export { compareDecimal } from './decimal.ts'

export interface Bounds {
  readonly min: number
  readonly max: number | null
  readonly unit: string
}
export type ReadNumber = { ok: true; value: string } | { ok: false; sentence: string }

const kept = '您写的还在框里。'
const longest = 40

/** Full-width forms and the marks a Chinese input method leaves behind, as ASCII. Superscripts stay what they are. */
export function halfWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000\u00a0\u2007\u202f]/g, ' ')
    .replace(/\u2212/g, '-')
    .replace(/(\d)。(?=\d)/g, '$1.')
}

function withoutUnit(text: string, unit: string): string {
  const own = halfWidth(unit).trim()
  if (own !== '' && text.toLowerCase().endsWith(own.toLowerCase())) return text.slice(0, -own.length).trimEnd()
  return text
}

function plain(sign: string, whole: string, fraction: string): string {
  const head = whole.replace(/,/g, '').replace(/^0+(?=\d)/, '') || '0'
  const text = fraction === '' ? head : `${head}.${fraction}`
  return sign === '-' && /[1-9]/.test(text) ? `-${text}` : text
}

/**
 * Reads one number as a person types it: full-width digits, thousands separators, a trailing unit. The value
 * is plain decimal text with every digit that was typed. A refusal is a Chinese sentence that says what is
 * wrong; the caller keeps the text in the box.
 */
export function readNumber(text: string, bounds: Bounds): ReadNumber {
  const refuse = (what: string): ReadNumber => ({ ok: false, sentence: `${what}${kept}` })
  const written = halfWidth(text).trim()
  if (written === '') return { ok: false, sentence: '还没有填数字。' }
  const number = withoutUnit(written, bounds.unit)
  const found = /^([+-]?)\s*(\d{1,3}(?:,\d{3})+|\d*)(?:\.(\d*))?$/.exec(number)
  if (!found || !/\d/.test(number)) return refuse(explain(number, bounds.unit))
  const value = plain(found[1]!, found[2]!, found[3] ?? '')
  if (value.length > longest) return refuse(`数字太长，最多${longest}位。`)
  if (compareDecimal(value, bounds.min) < 0)
    return refuse(`${value}${bounds.unit}太小，不能小于${bounds.min}${bounds.unit}。`)
  if (bounds.max !== null && compareDecimal(value, bounds.max) > 0)
    return refuse(`${value}${bounds.unit}太大，不能大于${bounds.max}${bounds.unit}。`)
  return { ok: true, value }
}

function explain(text: string, unit: string): string {
  if (/^[+-]?[\d.,]+\s*e\s*[+-]?\d+$/i.test(text)) return `“${short(text)}”是科学计数法，请写成普通小数。`
  const numbers = text.match(/\d[\d,]*(?:\.\d+)*/g) ?? []
  if (numbers.length > 1)
    return `这里只能填一个数，看到了${numbers.length}个：${numbers.slice(0, 2).map(short).join('、')}。`
  if (/,/.test(text) && /^[+-]?[\d.,]+$/.test(text))
    return `“${short(text)}”的逗号位置不对：逗号只用来分隔千位，小数点请用“.”。`
  if (/\..*\./.test(text)) return `“${short(text)}”有两个小数点。`
  const trailing = /^[+-]?[\d.,]+\s*(\D+)$/.exec(text)?.[1]
  if (trailing)
    return unit === ''
      ? `这里只填数字，不要带“${short(trailing)}”。`
      : `单位应为${unit}，看到的是“${short(trailing)}”。`
  return `“${short(text)}”不是数字。`
}

function short(text: string): string {
  return text.length > 20 ? `${text.slice(0, 20)}…` : text
}

/** Decimals beyond which no display goes. */
const displayLimit = 30

/**
 * `value` rounded half up for display. Where rounding would move it onto or across a `limit` that the raw
 * value does not touch, more decimals are shown: 89.996 beside 90 stays `89.996`, never `90.00`.
 */
export function showDecimal(
  value: string,
  decimals: number,
  limit?: string | number | readonly (string | number)[],
): string {
  if (!isDecimal(value)) return value
  const limits =
    limit === undefined
      ? []
      : Array.isArray(limit)
        ? (limit as readonly (string | number)[])
        : [limit as string | number]
  for (let shown = decimals; shown < displayLimit; shown++) {
    const text = roundDecimal(value, shown)
    if (limits.every((l) => compareDecimal(text, l) === compareDecimal(value, l))) return text
  }
  return trimZeros(roundDecimal(value, Math.max(decimals, scaleOf(value))))
}
