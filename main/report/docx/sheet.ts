/** What every part of a document needs to be drawn: its profile, the hash to print, and pictures already fetched. */
import type { Page } from './page.ts'
import type { Profile } from './style.ts'

/** A picture, or the few bytes that stand for it until the document is packed. */
export interface Picture {
  readonly bytes: Uint8Array
  /** Width divided by height. */
  readonly proportion: number
  readonly type: 'png' | 'jpg' | 'gif' | 'bmp'
}
export interface Sheet {
  readonly profile: Profile
  readonly page: Page
  /** SHA-256 of the report's content in hex; absent while it is a draft. */
  readonly contentHash: string | undefined
}
