import type { OutputOf } from '../client/api.ts'

/** All that the screen of an order shows. */
export type OrderView = OutputOf<'rectification.view'>
