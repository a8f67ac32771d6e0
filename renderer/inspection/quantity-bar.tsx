import type { Measure } from '../../domain/pack/schema.ts'
import { isDecimal } from '../../domain/inspection/decimal.ts'

/** A percentage as a bar with its warning and its limit as ticks; says nothing that the row does not say in words. */
export function QuantityBar({ measure, value, tone }: { measure: Measure; value: string; tone: string }) {
  const percent = isDecimal(value) ? Math.min(100, Math.max(0, Number(value))) : 0
  return (
    <svg className="quantity-bar" viewBox="0 0 100 22" preserveAspectRatio="none" aria-hidden="true">
      <rect x="0" y="3" width="100" height="16" rx="1.5" className="bar-track" />
      <rect x="0" y="3" width={percent} height="16" rx="1.5" className={`bar-fill bar-${tone}`} />
      {measure.attention ? (
        <line x1={measure.attention.value} x2={measure.attention.value} y1="0" y2="22" className="tick-warning" />
      ) : null}
      {measure.abnormal ? (
        <line x1={measure.abnormal.value} x2={measure.abnormal.value} y1="0" y2="22" className="tick-limit" />
      ) : null}
    </svg>
  )
}

/** True for a measure that fits on the scale of the bar. */
export function hasBar(measure: Measure): boolean {
  return measure.unit === '%' && measure.max === 100 && (measure.abnormal !== null || measure.attention !== null)
}
