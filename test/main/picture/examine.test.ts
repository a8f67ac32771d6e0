import { closeSync, copyFileSync, ftruncateSync, openSync, readFileSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, describe, expect, it } from 'vitest'
import { openStudio } from '../../../main/picture/studio.ts'
import { noisy, quarters, sampleFolder, write } from './sample.ts'

const at = sampleFolder()
const studio = openStudio()
afterAll(() => studio.close())

const corrupt = '图片已损坏，读不出来。原件已保存，可作为附件。'

describe('a readable picture', () => {
  it.each(['jpeg', 'png', 'webp', 'gif', 'tiff'] as const)(
    '%s is known by its content, not by its name',
    async (format) => {
      const path = at(`${format}.dat`)
      await quarters(40, 30).toFormat(format).toFile(path)
      expect(await studio.examine(path, { name: 'x.txt' })).toEqual({
        kind: 'picture',
        format,
        mime: `image/${format}`,
        width: 40,
        height: 30,
        capturedAt: '',
      })
    },
  )

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('has its upright size under orientation %i', async (orientation) => {
    const path = at(`orientation-${orientation}.jpg`)
    await quarters(40, 30).jpeg().withMetadata({ orientation }).toFile(path)
    expect(await studio.examine(path)).toMatchObject(
      orientation < 5 ? { width: 40, height: 30 } : { width: 30, height: 40 },
    )
  })

  it('is its first frame where it moves', async () => {
    const path = at('moving.gif')
    const frames = Buffer.concat(
      await Promise.all(
        [10, 200, 90].map((n) =>
          sharp({ create: { width: 20, height: 10, channels: 3, background: { r: n, g: 0, b: 0 } } })
            .raw()
            .toBuffer(),
        ),
      ),
    )
    await sharp(frames, { raw: { width: 20, height: 30, channels: 3, pageHeight: 10 } })
      .gif()
      .toFile(path)
    expect((await sharp(path, { animated: true }).metadata()).pages).toBe(3)
    expect(await studio.examine(path)).toMatchObject({ kind: 'picture', width: 20, height: 10 })
  })
})

describe('the time it was taken', () => {
  const taken = async (tags: Record<string, string>, format: 'jpeg' | 'png' = 'jpeg'): Promise<string> => {
    const path = at(`taken-${JSON.stringify(tags).replaceAll(/\W/g, '')}.${format}`)
    await quarters(16, 16).withExif({ IFD2: tags }).toFormat(format).toFile(path)
    const facts = await studio.examine(path)
    return facts.kind === 'picture' ? facts.capturedAt : facts.kind
  }
  it.each([
    ['2024:03:20 09:12:36', '', '2024-03-20T09:12:36.000+08:00'],
    ['2024:03:20 09:12:36', '+09:00', '2024-03-20T08:12:36.000+08:00'],
    ['2024:03:20 20:00:00', '-05:00', '2024-03-21T09:00:00.000+08:00'],
    ['2024:03:20 09:12:36', '   :  ', '2024-03-20T09:12:36.000+08:00'],
    ['0000:00:00 00:00:00', '', ''],
    ['2024:02:30 09:12:36', '', ''],
    ['2024:03:20 24:12:36', '', ''],
    ['    :  :     :  :  ', '', ''],
  ])('%s with offset "%s" is %s', async (time, offset, instant) => {
    expect(await taken({ DateTimeOriginal: time, ...(offset && { OffsetTimeOriginal: offset }) })).toBe(instant)
  })
  it('is read from a PNG too', async () => {
    expect(await taken({ DateTimeOriginal: '2024:03:20 09:12:36' }, 'png')).toBe('2024-03-20T09:12:36.000+08:00')
  })
  it('is unknown, and nothing worse, where the EXIF block is damaged at any place', async () => {
    const whole = at('exif.jpg')
    await quarters(16, 16)
      .withExif({ IFD2: { DateTimeOriginal: '2024:03:20 09:12:36' } })
      .jpeg()
      .toFile(whole)
    const bytes = readFileSync(whole)
    const start = bytes.indexOf('Exif\0\0') + 6
    for (let n = start; n < start + 120; n++) {
      const damaged = Buffer.from(bytes)
      damaged[n] = 0xff
      expect((await studio.examine(write(at('damaged.jpg'), damaged))).kind).toBe('picture')
    }
  })
})

describe('what cannot be read is told in a sentence', () => {
  const notice = async (name: string, bytes: Uint8Array | string): Promise<string> => {
    const facts = await studio.examine(write(at(name), bytes), { name })
    return facts.kind === 'unreadable' ? facts.notice : facts.kind
  }

  it('an empty file', async () => {
    expect(await notice('empty.png', '')).toMatch(/^文件是空的/)
  })
  it.each(['jpeg', 'png', 'webp', 'gif'] as const)('a %s cut off in the middle', async (format) => {
    const whole = await noisy(200, 150).toFormat(format).toBuffer()
    expect(await notice(`cut.${format}`, whole.subarray(0, whole.length / 2))).toBe(corrupt)
  })
  it('a PNG with flipped bytes', async () => {
    const whole = await noisy(200, 150).png().toBuffer()
    whole.fill(0x55, whole.length / 2, whole.length / 2 + 100)
    expect(await notice('flipped.png', whole)).toBe(corrupt)
  })
  it('a header and nothing behind', async () => {
    expect(await notice('head.jpg', Buffer.from('ffd8ffe0', 'hex'))).toBe(corrupt)
  })
  it('HEIC, whatever its name', async () => {
    const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic'), Buffer.alloc(200)])
    expect(await notice('IMG_0001.heic', heic)).toMatch(/不能读取 HEIC 图片.*可作为附件.*JPEG.*截图/)
    expect(await studio.examine(write(at('renamed.jpg'), heic))).toMatchObject({
      kind: 'unreadable',
      mime: 'image/heic',
    })
  })
  it('BMP', async () => {
    const bmp = Buffer.alloc(100)
    bmp.write('BM')
    bmp.writeUInt32LE(40, 14)
    expect(await notice('x.bmp', bmp)).toMatch(/不能读取 BMP 图片/)
  })
  it('a document named as a picture', async () => {
    expect(await notice('report.png', '%PDF-1.7\n')).toBe('文件名像图片，但内容不是图片。原件已保存，可作为附件。')
  })
  it('a picture of 2.5 thousand million pixels, without unpacking it', async () => {
    const chunk = (type: string, data: Buffer): Buffer => {
      const body = Buffer.concat([Buffer.from(type), data])
      const frame = Buffer.alloc(8)
      frame.writeUInt32BE(data.length, 0)
      frame.writeUInt32BE(crc32(body), 4)
      return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
    }
    const size = Buffer.from('0000c3500000c3500802000000', 'hex')
    const bomb = Buffer.concat([
      Buffer.from('89504e470d0a1a0a', 'hex'),
      chunk('IHDR', size),
      chunk('IDAT', Buffer.alloc(64)),
      chunk('IEND', Buffer.alloc(0)),
    ])
    expect(await notice('bomb.png', bomb)).toMatch(/像素太多/)
  })
})

describe('100 MB that is no picture', () => {
  it.each([
    ['junk', '', /内容不是图片/],
    ['junk behind the signature of a PNG', '89504e470d0a1a0a', /已损坏/],
    ['junk behind the start of a JPEG', 'ffd8ffe0', /已损坏/],
  ])('%s is told without reading it into memory', async (_, head, sentence) => {
    const path = write(at('huge.png'), Buffer.concat([Buffer.from(head, 'hex'), Buffer.from([1, 0, 2])]))
    const file = openSync(path, 'r+')
    ftruncateSync(file, 100 * 1024 * 1024)
    closeSync(file)
    const before = process.memoryUsage().rss
    const facts = await studio.examine(path, { name: 'huge.png' })
    expect(facts.kind === 'unreadable' && facts.notice).toMatch(sentence)
    expect(process.memoryUsage().rss - before).toBeLessThan(50 * 1024 * 1024)
  })
})

describe('other files', () => {
  it.each([
    [
      'svg',
      '<?xml version="1.0"?>\n<!-- x --><svg xmlns="http://www.w3.org/2000/svg"><script/></svg>',
      'image/svg+xml',
    ],
    ['text', '表空间 使用率 93.41%', 'text/plain;charset=utf-8'],
    ['text that begins with BM', 'BM 是任意文字，后面还有很多很多字', 'text/plain;charset=utf-8'],
    ['text cut inside a character by the look at its head', '统'.repeat(5000), 'text/plain;charset=utf-8'],
    ['pdf', '%PDF-1.7', 'application/pdf'],
    ['zip', Buffer.from('504b030414000000', 'hex'), 'application/zip'],
    ['film', Buffer.from('\0\0\0\x14ftypisom\0\0\0\0isom', 'latin1'), 'video/mp4'],
    ['bytes', Buffer.from([1, 0, 255]), 'application/octet-stream'],
  ])('%s is no picture', async (name, bytes, mime) => {
    expect(await studio.examine(write(at('other'), bytes), { name })).toEqual({ kind: 'other', mime })
  })
  it('an SVG is never drawn, even when it is called a PNG', async () => {
    const path = write(at('drawn.png'), '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    expect(await studio.examine(path, { name: 'drawn.png' })).toMatchObject({
      kind: 'unreadable',
      mime: 'image/svg+xml',
    })
    await expect(studio.shrink(path)).rejects.toMatchObject({ failure: { code: 'bad-file' } })
  })
})

it('a file that is not there is a bug, not a sentence', async () => {
  await expect(studio.examine(at('absent'))).rejects.toThrow(/ENOENT/)
})

it('the original stays as it was', async () => {
  const path = at('kept.jpg')
  await quarters(400, 300).jpeg().withMetadata({ orientation: 6 }).toFile(path)
  copyFileSync(path, at('twin.jpg'))
  await studio.examine(path)
  await studio.shrink(path)
  await studio.redact(path, [{ x: 0, y: 0, width: 1, height: 1 }])
  expect(readFileSync(path).equals(readFileSync(at('twin.jpg')))).toBe(true)
})
