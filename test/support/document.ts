import type { TestApp } from './app.ts'
import { partsOf, schemaErrors } from '../main/report/opened.ts'

/** A drawn document by its hash: its visible text, and what the Open XML SDK finds wrong with it. */
export async function readDocument(app: TestApp['app'], sha256: string): Promise<{ text: string; errors: string[] }> {
  const response = await app.file(new Request(`http://app/file/${sha256}`))
  const bytes = new Uint8Array(await response.arrayBuffer())
  const xml = (await partsOf(bytes)).get('word/document.xml') ?? ''
  const text = xml
    .replace(/<w:noBreakHyphen\/>/g, '-')
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '')
  return { text, errors: await schemaErrors(bytes) }
}
