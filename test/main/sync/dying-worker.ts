import { parentPort } from 'node:worker_threads'

/** A thread that dies of the first thing that it is told. */
parentPort!.on('message', () => process.exit(1))
