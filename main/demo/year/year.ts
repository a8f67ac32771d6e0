import type { WrittenDocument } from './paper.ts'

/** What a service year left behind. */
export interface Year {
  readonly contract: string
  /** Row ids by the keys of the story. */
  readonly ids: ReadonlyMap<string, string>
  readonly documents: readonly WrittenDocument[]
}
