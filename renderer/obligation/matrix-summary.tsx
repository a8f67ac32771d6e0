import type { OutputOf } from '../client/api.ts'
import css from './matrix.module.css'

/** Checks counted, and what is at stake. */
export function MatrixSummary({ matrix }: { readonly matrix: OutputOf<'obligation.matrix'> }) {
  const { items, exposure } = matrix
  if (!items && !exposure) return null
  const left = items?.periods.flatMap((p) => p.missing) ?? []
  return (
    <p className={css['summary']}>
      {items && (
        <span>
          检查项次 <b>{`${items.done}/${items.expected}`}</b>
          {items.expected - items.done <= 3 && left.length > 0 ? `，缺 ${left.join('、')}` : ''}
        </span>
      )}
      {exposure && exposure.cents !== null && (
        <span data-bad={exposure.overdue > 0}>
          {exposure.overdue > 0 ? `${exposure.overdue} 条逾期` : '没有逾期'}，违约金按 {exposure.clause} 为合同总额的{' '}
          {exposure.percent}%：<b>¥{yuan(exposure.cents)}</b>
          {exposure.from === 'budget' ? '（按预算金额）' : exposure.from === 'decided' ? '（按决算金额）' : ''}
        </span>
      )}
    </p>
  )
}

/** `8,932.00`. */
function yuan(cents: number): string {
  const whole = String(Math.trunc(cents / 100)).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${whole}.${String(cents % 100).padStart(2, '0')}`
}
