/** The few SVG shapes that charts are made of. Pixels; 1500 px print as 150 mm, 30 px as 8.5 pt. */
import { clean } from '../docx/clean.ts'

export const canvas = 1500
export const fontFamily = 'Noto Sans CJK SC'
export const ink = {
  axis: '#404040',
  grid: '#D9D9D9',
  bar: '#5B7899',
  outline: '#22364D',
  abnormal: '#9C0006',
  attention: '#595959',
  line: '#22364D',
} as const

function escape(text: string): string {
  return clean(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

export interface LabelLook {
  readonly anchor?: 'start' | 'middle' | 'end'
  readonly size?: number
  readonly bold?: boolean
  readonly color?: string
}

/** Text with a white halo, so that no line runs through it. `y` is the baseline. */
export function label(x: number, y: number, text: string, look: LabelLook = {}): string {
  const { anchor = 'start', size = 30, bold = false, color = '#000000' } = look
  const place = `x="${x}" y="${y}" text-anchor="${anchor}" font-family="${fontFamily}" font-size="${size}"`
  const halo = `<text ${place} fill="#ffffff" stroke="#ffffff" stroke-width="9" stroke-linejoin="round">${escape(text)}</text>`
  // The bundled font has one weight: bold is a stroke of its own colour.
  const weight = bold ? ` stroke="${color}" stroke-width="1.4"` : ''
  return `${halo}<text ${place} fill="${color}"${weight}>${escape(text)}</text>`
}

export function rule(
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  color: string,
  width: number,
  dashed = false,
): string {
  const dash = dashed ? ' stroke-dasharray="14 9"' : ''
  return `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="${color}" stroke-width="${width}"${dash}/>`
}

/** Hatches for bars that must be found without colour. */
const hatches = `<defs>
<pattern id="abnormal" width="18" height="18" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="18" height="18" fill="${ink.abnormal}"/><rect width="5" height="18" fill="#ffffff"/></pattern>
<pattern id="attention" width="18" height="18" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="18" height="18" fill="#ffffff"/><rect width="9" height="18" fill="#7F7F7F"/></pattern>
</defs>`

export function svg(height: number, shapes: readonly string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${canvas}" height="${height}" viewBox="0 0 ${canvas} ${height}"><rect width="${canvas}" height="${height}" fill="#ffffff"/>${hatches}${shapes.join('')}</svg>`
}

/** Width of a label in pixels: Chinese one em, Latin a little over half. */
export function labelWidth(text: string, size = 30): number {
  let ems = 0
  for (const char of text) ems += (char.codePointAt(0) ?? 0) < 0x2000 ? 0.56 : 1
  return ems * size
}

/** A label cut to a width with …, so that it never runs into the plot. */
export function fitted(text: string, width: number, size = 30): string {
  if (labelWidth(text, size) <= width) return text
  let out = ''
  for (const char of text) {
    if (labelWidth(`${out}${char}…`, size) > width) break
    out += char
  }
  return `${out}…`
}
