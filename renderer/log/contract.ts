import type { OutputOf } from '../client/api.ts'

/** A contract as it was entered, with what its pack says. */
export type Contract = OutputOf<'setup.records'>['contracts'][number]
