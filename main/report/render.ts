/** A report model becomes the bytes of a Word file. CPU work: call it from the worker, not from the main thread. */
import { crc32 } from 'node:zlib'
import type { Figure, ReportModel } from '../../domain/report/block.ts'
import { newAlbum, type PictureLook, type Sink } from './album.ts'
import { drawChart } from './chart/draw.ts'
import { packDocument } from './docx/document.ts'
import { chartSize, figureOf, printedSize } from './docx/figure.ts'
import { pageOf } from './docx/page.ts'
import type { Sheet } from './docx/sheet.ts'
import { profileOf } from './docx/style.ts'

export interface ReportSources {
  /** A stored picture by its hash: JPEG or PNG, upright, already redacted. Asked one at a time. */
  look(sha256: string): Promise<PictureLook>
  /** SHA-256 of the model in hex, printed where the model says so; absent for a draft. */
  readonly contentHash?: string
}
export interface RenderOptions {
  readonly signal?: AbortSignal
  /** Blocks drawn so far, of all. The packing after the last block is not counted. */
  progress?(done: number, total: number): void
}

/*/**
 * Renders a model and writes the Word file piece by piece; nobody holds it whole. Rejects with the signal's reason when
 * aborted, and with whatever `look` or the sink reject with. The bytes differ from run to run (docx writes times and
 * ids); their content does not.
 */
export async function renderTo(
  model: ReportModel,
  sources: ReportSources,
  sink: Sink,
  options: RenderOptions = {},
): Promise<void> {
  const profile = profileOf(model)
  const sheet: Sheet = { profile, page: pageOf(profile), contentHash: sources.contentHash }
  const total = model.body.length + model.front.reduce((sum, front) => sum + front.blocks.length, 0)
  const album = newAlbum((sha256) => sources.look(sha256), sink)
  let done = 0

  const drawFigure = async (figure: Figure) => {
    options.signal?.throwIfAborted()
    if (figure.source.kind === 'chart') {
      const chart = drawChart(figure.source.chart)
      return figureOf(figure, album.add(chart.png), chartSize(chart.width, chart.height), sheet)
    }
    return figureOf(figure, await album.fetch(figure.source.sha256), printedSize(figure.source), sheet)
  }

  options.signal?.throwIfAborted()
  const emblem = model.cover?.logo ?? null
  const logo = emblem === null ? undefined : await album.fetch(emblem)
  const each = () => {
    options.signal?.throwIfAborted()
    done += 1
    options.progress?.(done, total)
  }
  await album.fill(await packDocument(model, sheet, { drawFigure, logo, each }))
}

/** Renders a model with pictures that lie in memory to the bytes of a Word file; for what is small enough to be held. */
export async function renderDocx(
  model: ReportModel,
  sources: Omit<ReportSources, 'look'> & { picture(sha256: string): Uint8Array | Promise<Uint8Array> },
  options: RenderOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = []
  const look = async (sha256: string): Promise<PictureLook> => {
    const bytes = await sources.picture(sha256)
    return { head: bytes, size: bytes.length, crc: crc32(bytes) }
  }
  const sink: Sink = {
    write: async (piece) => void pieces.push(piece),
    place: async (sha256) => void pieces.push(await sources.picture(sha256)),
  }
  await renderTo(model, { ...sources, look }, sink, options)
  return new Uint8Array(Buffer.concat(pieces))
}
