import { History } from 'lucide-react'
import { isDecimal } from '../../domain/inspection/decimal.ts'
import type { ItemJudgement } from '../../domain/inspection/judgement.ts'
import { showDecimal } from '../../domain/inspection/number.ts'
import { limitsOf } from '../../domain/inspection/value-text.ts'
import type { Item } from '../../domain/pack/schema.ts'
import { type ItemView, useInspection } from './context.ts'

const width = 292
const height = 110
const quarters = 4

/** The worst value over the last quarters with its limit, and whether a finding of it is still open. */
export function Trend({ item, template, judgement }: { item: ItemView; template: Item; judgement: ItemJudgement }) {
  const { view } = useInspection()
  const worst = judgement.worst
  const measure = worst && template.measures.find((m) => m.id === worst.measure)
  const carried = view.carried.filter((f) => f.origin?.item === item.id && f.state?.state === 'open')
  const before = worst
    ? item.history.slice(1 - quarters).flatMap((h) => {
        const value = h.rows.find((r) => r.key === worst.key)?.value
        return value && isDecimal(value) ? [{ period: h.period, value }] : []
      })
    : []
  if (before.length === 0 || !worst || !measure)
    return carried.length > 0 ? (
      <section className="aside-part">
        <p className="carried-mark">
          <History size={16} aria-hidden="true" /> 上季遗留未关闭 {carried.length} 条
        </p>
      </section>
    ) : null
  const points = [...before, { period: view.period.name, value: worst.value }]
  const limit = measure.abnormal?.value
  const values = [...points.map((p) => Number(p.value)), ...(limit === undefined ? [] : [limit])]
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const spread = high - low || 1
  const x = (n: number): number => 28 + (n * (width - 56)) / (points.length - 1)
  const y = (value: number): number => 22 + ((high - value) / spread) * (height - 60)
  const shown = (value: string): string => showDecimal(value, measure.decimals, limitsOf(measure))
  const name = worst.object || measure.name
  return (
    <section className="aside-part" aria-label={`${name} 走势`}>
      <header>
        <h3>{name} 走势</h3>
        {carried.length > 0 ? (
          <span className="carried-mark">
            <History size={16} aria-hidden="true" /> 上季遗留未关闭
          </span>
        ) : null}
      </header>
      <svg
        className="trend"
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={points.map((p) => `${p.period} ${shown(p.value)}${measure.unit}`).join('，')}
      >
        {limit === undefined ? null : (
          <>
            <line className="trend-limit" x1="0" x2={width} y1={y(limit)} y2={y(limit)} />
            <text className="trend-limit-text" x="0" y={y(limit) - 5}>
              限值 {limit}
            </text>
          </>
        )}
        <polyline className="trend-line" points={points.map((p, n) => `${x(n)},${y(Number(p.value))}`).join(' ')} />
        {points.map((p, n) => (
          <g key={p.period} className={n === points.length - 1 ? 'trend-now' : 'trend-then'}>
            <circle cx={x(n)} cy={y(Number(p.value))} r="4" />
            <text x={x(n)} y={y(Number(p.value)) + (n === points.length - 1 ? -9 : 18)} textAnchor="middle">
              {shown(p.value)}
            </text>
            <text x={x(n)} y={height - 4} textAnchor="middle">
              {p.period.replace(/^20/, '')}
            </text>
          </g>
        ))}
      </svg>
    </section>
  )
}
