/** Columns standing in time: counts by month or by hour, each with its number on top. */
import type { Chart } from '../../../domain/report/block.ts'
import { countScale } from './scale.ts'
import { canvas, fitted, ink, label, labelWidth, rule, svg } from './svg.ts'

type Columns = Extract<Chart, { kind: 'columns' }>

const height = 400
const top = 50
const bottom = 336
const widest = 150

/** The chart as SVG, 40 mm high. A zero is written and has no column. */
export function columnsSvg(chart: Columns): string {
  const scale = countScale(Math.max(0, ...chart.columns.map((column) => column.value)))
  const ticks = scale.ticks.map((tick) => `${tick}${chart.unit}`)
  const left = Math.max(60, ...ticks.map((tick) => labelWidth(tick, 26))) + 34
  const right = canvas - 40
  const pitch = (right - left) / Math.max(1, chart.columns.length)
  const thick = Math.round(Math.min(widest, pitch * 0.6))
  const y = (value: number) => Math.round(bottom - (value / scale.high) * (bottom - top))
  const shapes: string[] = []
  for (const [at, tick] of scale.ticks.entries()) {
    shapes.push(rule(left, y(tick), right, y(tick), ink.grid, 2))
    shapes.push(label(left - 14, y(tick) + 10, ticks[at] ?? '', { anchor: 'end', size: 26, color: ink.axis }))
  }
  for (const [at, column] of chart.columns.entries()) {
    const middle = Math.round(left + (at + 0.5) * pitch)
    if (column.value > 0)
      shapes.push(
        `<rect x="${middle - Math.round(thick / 2)}" y="${y(column.value)}" width="${thick}" height="${bottom - y(column.value)}" fill="${ink.bar}" stroke="${ink.outline}" stroke-width="2.5"/>`,
      )
    shapes.push(label(middle, y(column.value) - 12, column.shown, { anchor: 'middle' }))
    shapes.push(label(middle, bottom + 42, fitted(column.label, pitch - 6, 28), { anchor: 'middle', size: 28 }))
  }
  shapes.push(rule(left, bottom, right, bottom, ink.axis, 3))
  return svg(height, shapes)
}
