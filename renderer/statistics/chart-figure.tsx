import type { Chart } from '../../domain/report/block.ts'
import type { StatisticsChart } from '../../domain/statistics/chart.ts'
import css from './statistics.module.css'

/** One chart with its caption; the words say all that the picture does. */
export function ChartFigure({ drawn }: { readonly drawn: StatisticsChart }) {
  return (
    <figure className={css['figure']}>
      <figcaption>{drawn.title}</figcaption>
      <Drawing chart={drawn.chart} alt={drawn.alt} />
    </figure>
  )
}

const width = 520

function Drawing({ chart, alt }: { readonly chart: Chart; readonly alt: string }) {
  if (chart.kind === 'columns') return <Columns chart={chart} alt={alt} />
  if (chart.kind === 'bars') return <Bars chart={chart} alt={alt} />
  return null
}

function Columns({ chart, alt }: { readonly chart: Extract<Chart, { kind: 'columns' }>; readonly alt: string }) {
  const [top, bottom, height] = [24, 150, 176]
  const most = Math.max(1, ...chart.columns.map((c) => c.value))
  const pitch = width / chart.columns.length
  const thick = Math.min(56, pitch * 0.6)
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={alt} className={css['svg']}>
      {chart.columns.map((column, n) => {
        const tall = ((bottom - top) * column.value) / most
        const middle = (n + 0.5) * pitch
        return (
          <g key={column.label}>
            <rect x={middle - thick / 2} y={bottom - tall} width={thick} height={tall} rx="2" className={css['bar']} />
            <text x={middle} y={bottom - tall - 6} textAnchor="middle">
              {column.shown}
            </text>
            <text x={middle} y={bottom + 18} textAnchor="middle" className={css['label']}>
              {column.label}
            </text>
          </g>
        )
      })}
      <line x1="0" x2={width} y1={bottom} y2={bottom} className={css['axis']} />
    </svg>
  )
}

/** Characters of a label that fit left of the bars. */
const labelRoom = 12

function Bars({ chart, alt }: { readonly chart: Extract<Chart, { kind: 'bars' }>; readonly alt: string }) {
  const [pitch, left, right] = [26, 172, 110]
  const most = Math.max(1, ...chart.rows.map((r) => r.value))
  const short = (text: string): string => (text.length > labelRoom ? `${text.slice(0, labelRoom - 1)}…` : text)
  return (
    <svg viewBox={`0 0 ${width} ${chart.rows.length * pitch + 8}`} role="img" aria-label={alt} className={css['svg']}>
      {chart.rows.map((row, n) => {
        const long = ((width - left - right) * row.value) / most
        const base = n * pitch + 20
        return (
          <g key={row.label}>
            <text x={left - 8} y={base} textAnchor="end" className={css['label']}>
              {short(row.label)}
            </text>
            <rect x={left} y={n * pitch + 6} width={long} height="18" rx="2" className={css['bar']} />
            <text x={left + long + 6} y={base}>
              {row.shown}
            </text>
          </g>
        )
      })}
    </svg>
  )
}
