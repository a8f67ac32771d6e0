import { readContent } from './content.ts'
import { capturedAt } from './exif.ts'
import type { PictureFacts } from './job.ts'
import { formatNotice, notices } from './notice.ts'
import { decodeNotice, openPicture } from './source.ts'

const pictureName = /\.(jpe?g|jfif|png|webp|gif|tiff?|bmp|hei[cf]|avif)$/i

/**
 * What the file at `path` is, by its content. `name` is what the user called it: where that promises a
 * picture and the content is none, the user is told. A picture counts only when all of its pixels can be read.
 */
export async function examine(path: string, name: string): Promise<PictureFacts> {
  const { kind, mime, name: format } = await readContent(path)
  const unreadable = (notice: string): PictureFacts => ({ kind: 'unreadable', mime, notice })
  switch (kind) {
    case 'empty':
      return unreadable(notices.empty)
    case 'foreign-picture':
      return unreadable(formatNotice(format))
    case 'other':
      return pictureName.test(name) ? unreadable(notices.notPicture) : { kind: 'other', mime }
    case 'picture':
      try {
        const facts = await openPicture(path).metadata()
        await openPicture(path).resize(64, 64, { fit: 'inside' }).raw().toBuffer()
        const { width, height } = facts.autoOrient
        return {
          kind: 'picture',
          format: facts.format,
          mime,
          width,
          height,
          capturedAt: facts.exif ? capturedAt(facts.exif) : '',
        }
      } catch (error) {
        return unreadable(decodeNotice(error))
      }
  }
}
