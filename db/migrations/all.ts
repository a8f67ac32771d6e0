import { foundation } from './0001-foundation.ts'

/**
 * Every migration in order: a static list, because inside a bundle or an asar there is no folder to read.
 * The number of a database is how many have run. A shipped migration is never edited.
 */
export const migrations: readonly string[] = [foundation]
