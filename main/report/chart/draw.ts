/** Charts become pictures: SVG first, then PNG with the bundled font, so that Chinese labels draw on any machine. */
import { fileURLToPath } from 'node:url'
import { Resvg } from '@resvg/resvg-js'
import type { Chart } from '../../../domain/report/block.ts'
import { barsSvg } from './bars.ts'
import { lineSvg } from './line.ts'
import { fontFamily } from './svg.ts'

/** Not a literal in `new URL`, so that no bundler takes it for an asset to inline. */
const fontPath = '../../../assets/fonts/chart-sc.otf'
const bundledFont = () => fileURLToPath(new URL(fontPath, import.meta.url))

/**
 * Draws a chart.
 * @param font path of the font file; the bundled one when absent (only where the sources lie beside the assets)
 * @returns PNG bytes and their size in pixels; 1500 px print as 150 mm
 */
export function drawChart(chart: Chart, font: string = bundledFont()): { png: Uint8Array; width: number; height: number } {
  const svg = chart.kind === 'bars' ? barsSvg(chart) : lineSvg(chart)
  const image = new Resvg(svg, {
    font: { loadSystemFonts: false, fontFiles: [font], defaultFontFamily: fontFamily },
    background: '#ffffff',
  }).render()
  return { png: new Uint8Array(image.asPng()), width: image.width, height: image.height }
}
