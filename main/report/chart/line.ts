/** A trend: points joined in time, limits as labelled lines, a point over the limit as a filled square. */
import type { Chart } from '../../../domain/report/block.ts'
import { niceScale } from './scale.ts'
import { canvas, fitted, ink, label, labelWidth, rule, svg } from './svg.ts'

type Line = Extract<Chart, { kind: 'line' }>

const height = 436
const top = 46
const bottom = 372
/** At most this many labels stand under the axis and at the points. */
const mostLabels = 12

/** The chart as SVG, 43 mm high. */
export function lineSvg(chart: Line): string {
  const marks = [
    ...(chart.warning ? [{ ...chart.warning, firm: false }] : []),
    ...(chart.limit ? [{ ...chart.limit, firm: true }] : []),
  ]
  const values = [...chart.points.map((point) => point.value), ...marks.map((mark) => mark.value)]
  const scale = niceScale(Math.min(...values), Math.max(...values), 4)
  const ticks = scale.ticks.map((tick) => `${tick}${chart.unit}`)
  const left = Math.max(60, ...ticks.map((tick) => labelWidth(tick, 26))) + 34
  const right = canvas - Math.max(40, ...marks.map((mark) => labelWidth(mark.label, 28))) - 36
  const y = (value: number) => Math.round(bottom - ((value - scale.low) / (scale.high - scale.low)) * (bottom - top))
  const step = (right - left - 140) / Math.max(1, chart.points.length - 1)
  const x = (at: number) => Math.round(left + 70 + (chart.points.length === 1 ? (right - left - 140) / 2 : at * step))

  const shapes: string[] = []
  for (const [at, tick] of scale.ticks.entries()) {
    shapes.push(rule(left, y(tick), right, y(tick), ink.grid, 2))
    shapes.push(label(left - 14, y(tick) + 10, ticks[at] ?? '', { anchor: 'end', size: 26, color: ink.axis }))
  }
  for (const mark of marks)
    shapes.push(rule(left, y(mark.value), right, y(mark.value), '#000000', mark.firm ? 4 : 3, !mark.firm))
  const path = chart.points.map((point, at) => `${x(at)},${y(point.value)}`).join(' ')
  shapes.push(`<polyline points="${path}" fill="none" stroke="${ink.line}" stroke-width="5"/>`)
  const over = (value: number) => chart.limit !== undefined && value >= chart.limit.value
  for (const [at, point] of chart.points.entries()) shapes.push(dot(x(at), y(point.value), over(point.value)))
  shapes.push(
    ...markLabels(
      marks.map((mark) => ({ ...mark, y: y(mark.value) })),
      right + 14,
    ),
  )
  const every = Math.ceil(chart.points.length / mostLabels)
  const wide = Math.max(80, step * every - 10)
  for (const [at, point] of chart.points.entries()) {
    // Counted from the last point, which is the one that the report is about.
    if ((chart.points.length - 1 - at) % every !== 0) continue
    shapes.push(label(x(at), bottom + 42, fitted(point.label, wide, 28), { anchor: 'middle', size: 28 }))
    const bold = at === chart.points.length - 1
    shapes.push(
      label(
        x(at),
        valueBase(
          y(point.value),
          marks.map((mark) => y(mark.value)),
        ),
        point.shown,
        { anchor: 'middle', bold },
      ),
    )
  }
  return svg(height, shapes)
}

function dot(x: number, y: number, over: boolean): string {
  return over
    ? `<rect x="${x - 13}" y="${y - 13}" width="26" height="26" fill="#000000"/>`
    : `<circle cx="${x}" cy="${y}" r="11" fill="#ffffff" stroke="${ink.line}" stroke-width="5"/>`
}

/** Baseline of a point's value: above the point, or below it where a limit's line would run through the text. */
function valueBase(point: number, lines: readonly number[]): number {
  const above = point - 24
  const crossed = (base: number) => lines.some((line) => line > base - 30 && line < base + 8)
  const below = point + 46
  if (above - 24 < 0) return below
  return crossed(above) && !crossed(below) && below < bottom ? below : above
}

/** Labels right of the plot, moved apart where the lines are close. */
function markLabels(
  marks: readonly { readonly label: string; readonly y: number; readonly firm: boolean }[],
  x: number,
): string[] {
  let last = -Infinity
  return [...marks]
    .sort((a, b) => a.y - b.y)
    .map((mark) => {
      const base = Math.max(mark.y + 10, last + 36)
      last = base
      return label(x, base, mark.label, { size: 28, bold: mark.firm })
    })
}
