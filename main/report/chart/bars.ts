/** Bars lying down: one object each, its value in a column right of the scale, limits as labelled lines. */
import type { Chart } from '../../../domain/report/block.ts'
import { countScale, niceScale } from './scale.ts'
import { canvas, fitted, ink, label, labelWidth, rule, svg } from './svg.ts'

type Bars = Extract<Chart, { kind: 'bars' }>
type Verdict = Bars['rows'][number]['verdict']

const words: Readonly<Record<Verdict, string>> = { normal: '', attention: ' 关注', abnormal: ' 异常' }
const fills: Readonly<Record<Verdict, string>> = {
  normal: ink.bar,
  attention: 'url(#attention)',
  abnormal: 'url(#abnormal)',
}
const outlines: Readonly<Record<Verdict, string>> = {
  normal: ink.outline,
  attention: '#000000',
  abnormal: ink.abnormal,
}

const longestName = 420

/** The chart as SVG. It is at most 45 mm high up to ten bars and grows by 3.4 mm for each further one. */
export function barsSvg(chart: Bars): string {
  const names = chart.rows.map((row) => fitted(row.label, longestName))
  const values = chart.rows.map((row) => `${row.shown}${words[row.verdict]}`)
  const left = Math.max(120, ...names.map((name) => labelWidth(name))) + 40
  const right = canvas - Math.max(90, ...values.map((value) => labelWidth(value))) - 40
  const marks = [
    ...(chart.warning ? [{ ...chart.warning, firm: false }] : []),
    ...(chart.limit ? [{ ...chart.limit, firm: true }] : []),
  ]
  const top = marks.length > 0 ? 52 : 16
  const pitch = Math.max(34, Math.min(50, Math.floor((450 - top - 58) / Math.max(1, chart.rows.length))))
  const thick = Math.round(pitch * 0.64)
  const bottom = top + chart.rows.length * pitch + 6
  const highest = Math.max(0, ...chart.rows.map((row) => row.value), ...marks.map((mark) => mark.value))
  const longest = chart.max > 0 ? Math.max(chart.max, highest) : highest
  const scale = chart.whole ? countScale(longest) : niceScale(0, longest, 5)
  const x = (value: number) =>
    Math.round(left + ((Math.max(0, value) - scale.low) / (scale.high - scale.low)) * (right - left - 30))

  const shapes: string[] = []
  for (const tick of scale.ticks) {
    shapes.push(rule(x(tick), top, x(tick), bottom, ink.grid, 2))
    shapes.push(label(x(tick), bottom + 34, `${tick}${chart.unit}`, { anchor: 'middle', size: 26, color: ink.axis }))
  }
  for (const [at, row] of chart.rows.entries()) {
    const y = top + at * pitch + Math.round((pitch - thick) / 2)
    const wide = Math.max(3, x(row.value) - left)
    shapes.push(
      `<rect x="${left}" y="${y}" width="${wide}" height="${thick}" fill="${fills[row.verdict]}" stroke="${outlines[row.verdict]}" stroke-width="2.5"/>`,
    )
  }
  for (const mark of marks)
    shapes.push(rule(x(mark.value), top - 8, x(mark.value), bottom, '#000000', mark.firm ? 4 : 3, !mark.firm))
  for (const [at, row] of chart.rows.entries()) {
    const base = top + at * pitch + Math.round(pitch / 2) + 11
    const bold = row.verdict !== 'normal'
    shapes.push(label(left - 16, base, names[at] ?? '', { anchor: 'end', bold }))
    shapes.push(label(right + 10, base, values[at] ?? '', { bold }))
  }
  shapes.push(...markLabels(marks.map((mark) => ({ ...mark, x: x(mark.value) }))))
  return svg(bottom + 52, shapes)
}

/** Labels over their lines: the lower one ends at its line, the higher one starts at it, so they never meet. */
function markLabels(
  marks: readonly { readonly label: string; readonly x: number; readonly firm: boolean }[],
): string[] {
  const sorted = [...marks].sort((a, b) => a.x - b.x)
  return sorted.map((mark, at) => {
    const alone = sorted.length === 1
    const anchor = alone ? 'middle' : at === 0 ? 'end' : 'start'
    const shift = alone ? 0 : at === 0 ? 6 : -6
    return label(mark.x + shift, 34, mark.label, { anchor, size: 28, bold: mark.firm })
  })
}
