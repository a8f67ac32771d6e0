import { fileURLToPath } from 'node:url'
import { Resvg } from '@resvg/resvg-js'
import { assetUrl } from '../worker-entry.ts'

/** Renders a scene to PNG with the bundled font. */
export function drawScene(svg: string): Uint8Array {
  const font = fileURLToPath(assetUrl('fonts/chart-sc.otf'))
  const image = new Resvg(svg, {
    font: { loadSystemFonts: false, fontFiles: [font], defaultFontFamily: 'Noto Sans CJK SC' },
  })
  return new Uint8Array(image.render().asPng())
}
