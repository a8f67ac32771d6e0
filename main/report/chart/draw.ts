/** Charts become pictures: SVG first, then PNG with the bundled font, so that Chinese labels draw on any machine. */
import { fileURLToPath } from 'node:url'
import { Resvg } from '@resvg/resvg-js'
import type { Chart } from '../../../domain/report/block.ts'
import { assetUrl } from '../../worker-entry.ts'
import { barsSvg } from './bars.ts'
import { columnsSvg } from './columns.ts'
import { lineSvg } from './line.ts'
import { fontFamily } from './svg.ts'

const font = fileURLToPath(assetUrl('fonts/chart-sc.otf'))

/**
 * Draws a chart.
 * @returns PNG bytes and their size in pixels; 1500 px print as 150 mm
 */
export function drawChart(chart: Chart): { png: Uint8Array; width: number; height: number } {
  const image = new Resvg(svgOf(chart), {
    font: { loadSystemFonts: false, fontFiles: [font], defaultFontFamily: fontFamily },
    background: '#ffffff',
  }).render()
  return { png: new Uint8Array(image.asPng()), width: image.width, height: image.height }
}

function svgOf(chart: Chart): string {
  switch (chart.kind) {
    case 'bars':
      return barsSvg(chart)
    case 'columns':
      return columnsSvg(chart)
    case 'line':
      return lineSvg(chart)
  }
}
