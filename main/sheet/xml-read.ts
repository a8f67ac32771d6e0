import { SaxesParser, type SaxesTagPlain } from 'saxes'

/** What is made of the elements of an XML part, one after the other. Names come without their prefix. */
export interface XmlReader {
  open?(name: string, attributes: Readonly<Record<string, string>>): void
  close?(name: string): void
  text?(text: string): void
}

/** Feeds an XML part to a reader; yields after each piece so that what was read can be handed on. */
export async function* readXml(pieces: AsyncIterable<Uint8Array>, reader: XmlReader): AsyncGenerator<void> {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false })
  parser.on('error', (error) => {
    throw new XmlProblem(error.message)
  })
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => reader.open?.(bare(name), attributes))
  parser.on('closetag', ({ name }) => reader.close?.(bare(name)))
  parser.on('text', (text) => reader.text?.(text))
  parser.on('cdata', (text) => reader.text?.(text))
  let decoder: TextDecoder | undefined
  for await (const piece of pieces) {
    decoder ??= new TextDecoder(encodingOf(piece))
    parser.write(decoder.decode(piece, { stream: true }))
    yield
  }
  parser.write(decoder?.decode() ?? '')
  parser.close()
  yield
}

/** Reads a whole XML part. */
export async function wholeXml(pieces: AsyncIterable<Uint8Array>, reader: XmlReader): Promise<void> {
  for await (const _ of readXml(pieces, reader));
}

/** The XML is not well-formed. */
export class XmlProblem extends Error {}

function bare(name: string): string {
  const at = name.indexOf(':')
  return at < 0 ? name : name.slice(at + 1)
}

function encodingOf(piece: Uint8Array): string {
  if (piece[0] === 0xff && piece[1] === 0xfe) return 'utf-16le'
  return piece[0] === 0xfe && piece[1] === 0xff ? 'utf-16be' : 'utf-8'
}
