import { pathToFileURL } from 'node:url'
import { requireNode } from './node.mjs'

// `node scripts/run.mjs PROGRAM ARGS…`: runs a TypeScript program on the Node that the project needs.
await requireNode()
process.argv.splice(1, 1)
await import(pathToFileURL(/** @type {string} */ (process.argv[1])).href)
