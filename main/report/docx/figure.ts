/** Pictures: how wide each kind prints, its caption below, its words for those who cannot see it. */
import { ImageRun } from 'docx'
import type { Paragraph } from 'docx'
import type { Figure } from '../../../domain/report/block.ts'
import { clean } from './clean.ts'
import { fontOf } from './font.ts'
import { paragraph, paragraphOf } from './paragraph.ts'
import type { Picture, Sheet } from './sheet.ts'

/** Pixels at 96 to the inch, the unit that docx counts in. */
const pixelsPerMm = 96 / 25.4
/** No picture prints coarser than this. */
const leastDpi = 150
const chartWidthMm = 150

type PictureSource = Extract<Figure['source'], { kind: 'picture' }>
const widest: Readonly<Record<PictureSource['shape'], { readonly width: number; readonly height: number }>> = {
  window: { width: 125, height: 110 },
  terminal: { width: 135, height: 110 },
  phone: { width: 90, height: 90 },
}

/** Printed size in millimetres: as large as its kind allows, never below 150 dpi. */
export function printedSize(source: PictureSource): { width: number; height: number } {
  const limit = widest[source.shape]
  const scale = Math.min(limit.width / source.width, limit.height / source.height, 25.4 / leastDpi)
  return { width: source.width * scale, height: source.height * scale }
}

/** A chart's printed size from its pixels: 1500 px are 150 mm. */
export function chartSize(widthPx: number, heightPx: number): { width: number; height: number } {
  return { width: chartWidthMm, height: (chartWidthMm * heightPx) / widthPx }
}

function image(
  picture: Picture,
  size: { width: number; height: number },
  title: string,
  description: string,
): ImageRun {
  return new ImageRun({
    type: picture.type,
    data: picture.bytes,
    transformation: { width: size.width * pixelsPerMm, height: size.height * pixelsPerMm },
    altText: { name: title, title, description },
    run: { font: { ...fontOf('song') } },
  })
}

/** The picture and its caption, kept together. `size` in millimetres. */
export function figureOf(
  figure: Figure,
  picture: Picture,
  size: { width: number; height: number },
  sheet: Sheet,
): Paragraph[] {
  const title = clean(figure.caption)
  return [
    paragraphOf('Figure', sheet, [image(picture, size, title, clean(figure.alt))]),
    paragraph('CaptionFigure', sheet, figure.caption),
  ]
}

const logoMm = 18
/** Height of the logo's line on the cover in twips. */
export const logoHeight = Math.round(logoMm * 56.7) + 120

/** The logo on the cover, 18 mm high, less where it is wider than 90 mm. */
export function logoOf(picture: Picture, sheet: Sheet): Paragraph {
  const width = Math.min(90, logoMm * picture.proportion)
  const size = { width, height: width / picture.proportion }
  return paragraphOf('Figure', sheet, [image(picture, size, '标志', '单位标志')], { align: 'left' })
}
