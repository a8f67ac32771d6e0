import type { OutputOf } from '../client/api.ts'

/** Everything the home page shows. */
export type Overview = OutputOf<'home.overview'>
/** One contract's card on it. */
export type Contract = Overview['contracts'][number]
