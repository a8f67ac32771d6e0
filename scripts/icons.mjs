import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Resvg } from '@resvg/resvg-js'
import { root } from './node.mjs'

// `npm run icons`: draws assets/icons/icon.svg as the formats that the three systems want.
const folder = join(root, 'assets', 'icons')
const svg = readFileSync(join(folder, 'icon.svg'), 'utf8')

/** @param {number} size edge in pixels */
const png = (size) => new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render().asPng()

/** Windows: a directory of PNG pictures. A size of 256 is written as 0. */
function ico() {
  const pictures = [16, 24, 32, 48, 64, 128, 256].map((size) => ({ size, bytes: png(size) }))
  const head = Buffer.alloc(6 + 16 * pictures.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(pictures.length, 4)
  let offset = head.length
  pictures.forEach(({ size, bytes }, index) => {
    const at = 6 + 16 * index
    head.writeUInt8(size % 256, at)
    head.writeUInt8(size % 256, at + 1)
    head.writeUInt16LE(1, at + 4)
    head.writeUInt16LE(32, at + 6)
    head.writeUInt32LE(bytes.length, at + 8)
    head.writeUInt32LE(offset, at + 12)
    offset += bytes.length
  })
  return Buffer.concat([head, ...pictures.map(({ bytes }) => bytes)])
}

/** macOS: chunks of a four-letter type, a length that counts itself, and a PNG picture. */
function icns() {
  const types = { ic07: 128, ic08: 256, ic09: 512, ic10: 1024, ic11: 32, ic12: 64, ic13: 256, ic14: 512 }
  const chunks = Object.entries(types).map(([type, size]) => chunk(type, png(size)))
  return chunk('icns', Buffer.concat(chunks))
}

/**
 * @param {string} type
 * @param {Uint8Array} bytes
 */
function chunk(type, bytes) {
  const head = Buffer.alloc(8)
  head.write(type, 'latin1')
  head.writeUInt32BE(bytes.length + 8, 4)
  return Buffer.concat([head, bytes])
}

writeFileSync(join(folder, 'icon.png'), png(512))
writeFileSync(join(folder, 'icon.ico'), ico())
writeFileSync(join(folder, 'icon.icns'), icns())
