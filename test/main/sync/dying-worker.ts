import { setTimeout as later } from 'node:timers/promises'

/** A thread that dies before it has handed over anything. */
await later(50)
process.exit(1)
