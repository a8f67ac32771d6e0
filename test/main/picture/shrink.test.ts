import { readFileSync } from 'node:fs'
import sharp from 'sharp'
import { afterAll, describe, expect, it } from 'vitest'
import { openStudio } from '../../../main/picture/studio.ts'
import { colourAt, noisy, pixelAt, quarters, sampleFolder, screen, write } from './sample.ts'

const at = sampleFolder()
const studio = openStudio()
afterAll(() => studio.close())

const formatOf = async (bytes: Uint8Array): Promise<string> => (await sharp(bytes).metadata()).format

describe('shrink', () => {
  // What the picture looks like once turned upright, by the EXIF standard: corners in reading order.
  it.each([
    [1, 'R G B RGB'],
    [2, 'G R RGB B'],
    [3, 'RGB B G R'],
    [4, 'B RGB R G'],
    [5, 'R B G RGB'],
    [6, 'B R RGB G'],
    [7, 'RGB G B R'],
    [8, 'G RGB R B'],
  ])('turns orientation %i upright', async (orientation, corners) => {
    const path = at(`turn-${orientation}.jpg`)
    await quarters(2000, 1000).jpeg().withMetadata({ orientation }).toFile(path)
    const { copy, thumbnail, width, height } = await studio.shrink(path)
    expect([width, height]).toEqual(orientation < 5 ? [1600, 800] : [800, 1600])
    for (const picture of [copy, thumbnail]) {
      const seen = await Promise.all([
        colourAt(picture, 0.2, 0.2),
        colourAt(picture, 0.8, 0.2),
        colourAt(picture, 0.2, 0.8),
        colourAt(picture, 0.8, 0.8),
      ])
      expect(seen.join(' ')).toBe(corners)
      expect((await sharp(picture).metadata()).orientation).toBeUndefined()
    }
    const small = await sharp(thumbnail).metadata()
    expect(Math.max(small.width, small.height)).toBe(320)
  })

  it.each(['jpeg', 'png', 'webp', 'tiff'] as const)(
    'leaves no place, camera, time or comment of a %s behind',
    async (format) => {
      const path = at(`place.${format}`)
      await noisy(300, 200)
        .withExif({
          IFD0: { Make: 'SECRETMAKE' },
          IFD2: { DateTimeOriginal: '2024:03:20 09:12:36' },
          IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '39/1 54/1 0/1' },
        })
        .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">SECRETXMP</x:xmpmeta>')
        .toFormat(format)
        .toFile(path)
      expect(readFileSync(path).includes('SECRET')).toBe(true)
      const { copy, thumbnail } = await studio.shrink(path)
      for (const picture of [copy, thumbnail]) {
        const { exif, xmp, iptc, icc } = await sharp(picture).metadata()
        expect({ exif, xmp, iptc, icc }).toEqual({})
        for (const trace of ['SECRET', 'Exif', '2024:03:20']) expect(Buffer.from(picture).includes(trace)).toBe(false)
      }
    },
  )

  it('never enlarges', async () => {
    const path = at('small.png')
    await quarters(40, 30).png().toFile(path)
    expect(await studio.shrink(path)).toMatchObject({ width: 40, height: 30 })
  })
  it('keeps a line of pixels a picture', async () => {
    const path = at('line.png')
    await quarters(9000, 2).png().toFile(path)
    expect(await studio.shrink(path)).toMatchObject({ width: 1600, height: 1 })
  })
  it('makes a JPEG of a photo, whatever it came as', async () => {
    const path = at('photo.png')
    await noisy(2400, 1800).png().toFile(path)
    const { copy } = await studio.shrink(path)
    expect(await formatOf(copy)).toBe('jpeg')
  })
  it('keeps a screen as a PNG with the very colours of its text', async () => {
    const path = at('screen.png')
    await screen(1366, 768).png().toFile(path)
    const { copy } = await studio.shrink(path)
    expect(await formatOf(copy)).toBe('png')
    const pixels = (picture: Uint8Array | string): Promise<Buffer> =>
      sharp(picture).removeAlpha().toColourspace('srgb').raw().toBuffer()
    expect((await pixels(copy)).equals(await pixels(path))).toBe(true)
  })
  it('lays what is see-through on white', async () => {
    const path = at('clear.png')
    await sharp({ create: { width: 50, height: 50, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
      .png()
      .toFile(path)
    const { copy, thumbnail } = await studio.shrink(path)
    expect(await pixelAt(copy, 0.5, 0.5)).toEqual([255, 255, 255])
    expect(await pixelAt(thumbnail, 0.5, 0.5)).toEqual([255, 255, 255])
  })
  it.each([
    ['grey', noisy(300, 200).greyscale().toColourspace('b-w').png()],
    ['sixteen bits', noisy(300, 200).toColourspace('rgb16').png()],
    ['four printing colours', noisy(300, 200).toColourspace('cmyk').jpeg()],
  ])('reads %s as screen colours', async (name, made) => {
    const path = at(`${name}.bin`)
    await made.toFile(path)
    const { copy } = await studio.shrink(path)
    const { space, depth, channels } = await sharp(copy).metadata()
    expect({ space, depth, channels }).toEqual({ space: 'srgb', depth: 'uchar', channels: 3 })
    const mean = async (picture: Uint8Array | string): Promise<number> => {
      const bytes = await sharp(picture).toColourspace('srgb').greyscale().raw({ depth: 'uchar' }).toBuffer()
      return bytes.reduce((sum, n) => sum + n, 0) / bytes.length
    }
    expect(Math.abs((await mean(copy)) - (await mean(path)))).toBeLessThan(4)
  })
  it.each([
    ['empty', Buffer.alloc(0), /^文件是空的/],
    ['broken', Buffer.from('ffd8ffe000', 'hex'), /^图片已损坏/],
    ['text', Buffer.from('文字'), /内容不是图片/],
  ])('fails with a sentence on a file that is %s', async (name, bytes, sentence) => {
    await expect(studio.shrink(write(at(name), bytes))).rejects.toMatchObject({
      failure: { code: 'bad-file', sentence: expect.stringMatching(sentence) },
    })
  })
})
