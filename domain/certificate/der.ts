/** One element of DER: its tag, its content, and the content's own elements where it is constructed. */
export interface Element {
  readonly tag: number
  readonly content: Uint8Array
}

/** Told apart from every other failure: the bytes are no DER. */
export class NotDer extends Error {}

/** Deeper or longer than a certificate can be. */
const mostElements = 4096

/** The elements that follow each other in `bytes`. Throws {@link NotDer}. */
export function elementsOf(bytes: Uint8Array): Element[] {
  const found: Element[] = []
  let at = 0
  while (at < bytes.length) {
    if (found.length >= mostElements) throw new NotDer('too many elements')
    const tag = bytes[at]!
    if ((tag & 0x1f) === 0x1f) throw new NotDer('long tag')
    const { length, next } = lengthAt(bytes, at + 1)
    if (next + length > bytes.length) throw new NotDer('cut off')
    found.push({ tag, content: bytes.subarray(next, next + length) })
    at = next + length
  }
  return found
}

function lengthAt(bytes: Uint8Array, at: number): { length: number; next: number } {
  const first = bytes[at]
  if (first === undefined) throw new NotDer('cut off')
  if (first < 0x80) return { length: first, next: at + 1 }
  const count = first & 0x7f
  if (count === 0 || count > 4) throw new NotDer('indefinite or huge length')
  let length = 0
  for (let n = 1; n <= count; n++) length = length * 256 + (bytes[at + n] ?? Number.NaN)
  if (Number.isNaN(length)) throw new NotDer('cut off')
  return { length, next: at + 1 + count }
}

/** The `n`-th element with that tag expected. */
export function childAt(list: readonly Element[], n: number, tag: number): Element {
  const element = list[n]
  if (!element || element.tag !== tag) throw new NotDer(`expected tag ${tag}`)
  return element
}

/** `1.2.156.10197.1.501`. */
export function oidOf(content: Uint8Array): string {
  const parts: number[] = []
  let value = 0
  for (const byte of content) {
    value = value * 128 + (byte & 0x7f)
    if (byte & 0x80) continue
    if (parts.length === 0) {
      const first = Math.min(2, Math.floor(value / 40))
      parts.push(first, value - first * 40)
    } else parts.push(value)
    value = 0
  }
  return parts.join('.')
}

/** Upper-case hexadecimal, without a leading sign byte. */
export function hexOf(content: Uint8Array): string {
  const from = content.length > 1 && content[0] === 0 ? 1 : 0
  return [...content.subarray(from)].map((b) => b.toString(16).padStart(2, '0').toUpperCase()).join('')
}

const utf8 = 0x0c
const bmp = 0x1e

/** Text of a string type. What is not valid UTF-8 is read byte by byte, so that something can be shown and corrected. */
export function stringOf({ tag, content }: Element): string {
  const bytes = [...content]
  const plain = (): string => bytes.map((b) => String.fromCharCode(b)).join('')
  if (tag === bmp) {
    let text = ''
    for (let n = 0; n + 1 < bytes.length; n += 2) text += String.fromCharCode(bytes[n]! * 256 + bytes[n + 1]!)
    return text
  }
  if (tag !== utf8 && bytes.every((b) => b < 0x80)) return plain()
  try {
    return decodeURIComponent(bytes.map((b) => `%${b.toString(16).padStart(2, '0')}`).join(''))
  } catch {
    return plain()
  }
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Bytes of base64 text, blanks ignored; null where it is none. */
export function base64Bytes(text: string): Uint8Array | null {
  const plain = text.replace(/\s+/g, '')
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(plain) || plain.length % 4 === 1) return null
  const digits = plain.replace(/=+$/, '')
  const bytes = new Uint8Array(Math.floor((digits.length * 3) / 4))
  let held = 0
  let bits = 0
  let at = 0
  for (const sign of digits) {
    held = (held << 6) | alphabet.indexOf(sign)
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes[at++] = (held >> bits) & 0xff
    held &= (1 << bits) - 1
  }
  return bytes
}
