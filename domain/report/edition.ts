import type { DateText, Instant } from '../time/instant.ts'

/** One line of 修改记录. */
export interface EditionRecord {
  readonly version: string
  readonly date: DateText
  readonly author: string
  /** What changed, in words; for a correction the reason. */
  readonly change: string
  /** `现行`, `已被V1.1替代`. */
  readonly state: string
}

/** What the report says about itself: not known of the inspection, but of this one paper. */
export interface Edition {
  /** `V1.0`, `V1.1`, or `草稿`. */
  readonly version: string
  /** `XJ-2024-Q1-001`. */
  readonly number: string
  readonly draft: boolean
  /** When it was finalised; null for a draft. */
  readonly finalisedAt: Instant | null
  readonly author: string
  /** Versions up to and with this one, the oldest first. */
  readonly history: readonly EditionRecord[]
  /** Originals on paper, 1–9. */
  readonly copies: number
  /** Pasted text by the SHA-256 of what may be printed: the redacted copy where there is one. */
  readonly rawTexts: Readonly<Record<string, string>>
}

/**
 * Stands in the model wherever the report prints its own hash. The hash is that of the model with this text in it, so
 * it can be checked without taking anything out.
 */
export const hashPlaceholder = '{{CONTENT_HASH}}'
/** Printed instead in a draft, whose content may still change. */
export const noHash = '草稿无校验值'
