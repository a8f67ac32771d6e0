import type { Measure } from '../pack/schema.ts'
import { compareDecimal, isDecimal, roundDecimal, trimZeros } from './decimal.ts'
import type { MeasuredRow } from './measured-row.ts'
import { showDecimal } from './number.ts'

/** The bounds of a measure, as the pack gives them. */
export function limitsOf(measure: Measure): number[] {
  return [measure.abnormal, measure.attention].flatMap((c) => (c ? [c.value] : []))
}

/** `93.41%`: the value as every screen and report shows it, never rounded onto a limit. `未采集` when empty. */
export function valueText(row: MeasuredRow, measure: Measure): string {
  if (!isDecimal(row.value)) return '未采集'
  const shown = row.rounded ? row.value : showDecimal(row.value, measure.decimals, limitsOf(measure))
  return `${shown}${measure.unit}`
}

/** `EBILL_DATA 93.41%`, with the server in front where it is known. */
export function namedValue(row: MeasuredRow, measure: Measure): string {
  const object = objectText(row, measure)
  return object === '' ? `${measure.name} ${valueText(row, measure)}` : `${object} ${valueText(row, measure)}`
}

/** The object with its server: `db01 /data`; empty for a single number without one. */
export function objectText(row: MeasuredRow, measure: Measure): string {
  const object = row.object === '' && row.server === '' ? '' : row.object || measure.name
  return [row.server, object].filter((part) => part !== '').join(' ')
}

const steps = ['B', 'KB', 'MB', 'GB', 'TB'] as const

/**
 * `38260.7MB`: an amount in its unit, whole or with at most one decimal. Bytes and kilobytes are shown in
 * the largest of MB, GB that leaves at least 1.
 */
export function sizeText(amount: string, unit: string): string {
  if (!isDecimal(amount)) return ''
  let at = steps.indexOf(unit as (typeof steps)[number])
  let size = amount
  if (at === 0 || at === 1) {
    const divide = (): void => {
      size = roundDecimal(scaledDown(size), 6)
      at++
    }
    while (at < 2) divide()
    if (compareDecimal(size, 1024) >= 0) divide()
    return `${trimZeros(roundDecimal(size, 2))}${steps[at]}`
  }
  return `${trimZeros(roundDecimal(size, 1))}${unit}`
}

const perStep = 1024

function scaledDown(size: string): string {
  const whole = BigInt(roundDecimal(size, 9).replace('.', '')) / BigInt(perStep)
  const text = whole.toString().padStart(10, '0')
  return `${text.slice(0, -9)}.${text.slice(-9)}`
}
