import type { OutputOf } from '../client/api.ts'

/** What the choice of a contract pack shows. */
export type PackSummary = OutputOf<'pack.list'>[number]
