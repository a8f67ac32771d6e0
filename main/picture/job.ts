import type { Failure } from '../../domain/failure.ts'
import type { Box } from '../../domain/record/evidence.ts'
import type { Instant } from '../../domain/time/instant.ts'

/** What a stored file is, by its content. */
export type PictureFacts =
  | {
      readonly kind: 'picture'
      /** sharp's name of the format: `jpeg`, `png`, `webp`, `gif`, `tiff`. */
      readonly format: string
      readonly mime: string
      /** Pixels after EXIF rotation; of the first frame or page where there are several. */
      readonly width: number
      readonly height: number
      /** When the camera took it, written with +08:00; empty where the picture does not say. */
      readonly capturedAt: Instant | ''
    }
  /** Meant as a picture, but not readable here: `notice` is a Chinese sentence for the user. */
  | { readonly kind: 'unreadable'; readonly mime: string; readonly notice: string }
  | { readonly kind: 'other'; readonly mime: string }

/** An upright picture fit for reports, without metadata. */
export interface PictureCopy {
  /** JPEG, or PNG where that keeps text crisp; the first bytes tell. */
  readonly copy: Uint8Array
  readonly thumbnail: Uint8Array
  /** Pixels of `copy`. */
  readonly width: number
  readonly height: number
}

/** What the worker is asked to do. */
export type Job =
  | { readonly task: 'examine'; readonly path: string; readonly name: string }
  | { readonly task: 'shrink'; readonly path: string; readonly boxes: readonly Box[] }

/** What the worker says: once that it is up, then one answer per job, in order. */
export type Answer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly value: PictureFacts | PictureCopy }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'bug'; readonly message: string }
