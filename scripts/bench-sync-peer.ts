/** The peer of the bench: PouchDB on LevelDB, as laptop or as express-pouchdb server, in a process of its own. */
import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { serveProgram } from './bench-sync-process.ts'
import { smallRecord } from './bench-sync-record.ts'

interface Replicated {
  readonly docs_written: number
  readonly ok: boolean
}
interface Pouch {
  bulkDocs(docs: readonly object[]): Promise<unknown>
  info(): Promise<{ readonly doc_count: number }>
  readonly replicate: {
    to(url: string, options: object): Promise<Replicated>
    from(url: string, options: object): Promise<Replicated>
  }
  close(): Promise<void>
}
interface PouchClass {
  new (name: string): Pouch
  defaults(options: object): PouchClass
}

// What is installed on demand has no types here.
const load = createRequire(new URL('bench-peers/package.json', import.meta.url))
const PouchDB = load('pouchdb') as PouchClass
/** As large as ours; with its default of 100 the peer is slower. */
const batches = { batch_size: 1000 }
let own: Pouch | undefined

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

serveProgram({
  async serve({ folder }: { folder: string }): Promise<string> {
    mkdirSync(folder, { recursive: true })
    const express = load('express') as () => { use(handler: unknown): void }
    const api = load('express-pouchdb') as (of: PouchClass, options: object) => unknown
    const app = express()
    const options = { mode: 'minimumForPouchDB', inMemoryConfig: true, logPath: join(folder, 'log.txt') }
    app.use(api(PouchDB.defaults({ prefix: `${folder}/` }), options))
    const server = createServer(app as never)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/rounds`
  },
  open({ folder }: { folder: string }): void {
    mkdirSync(folder, { recursive: true })
    own = new PouchDB(join(folder, 'pouch'))
  },
  async fill({ records }: { records: number }): Promise<void> {
    for (let from = 0; from < records; from += 1000) {
      const some = Array.from({ length: Math.min(1000, records - from) }, (_, n) => smallRecord(from + n))
      await own!.bulkDocs(some.map((record) => ({ _id: `${record.table}:${record.row}`, ...record })))
    }
  },
  async takePhotos({ photos, size }: { photos: number; size: number }): Promise<void> {
    for (let n = 0; n < photos; n++) {
      const data = randomBytes(size).toString('base64')
      await own!.bulkDocs([{ _id: `photo:${n}`, _attachments: { photo: { content_type: 'image/jpeg', data } } }])
    }
  },
  push: ({ url }: { url: string }) => timed(() => own!.replicate.to(url, batches)),
  pull: ({ url }: { url: string }) => timed(() => own!.replicate.from(url, batches)),
  /** As a round of ours: both ways. */
  round: ({ url }: { url: string }) =>
    timed(async () => {
      await own!.replicate.to(url, batches)
      await own!.replicate.from(url, batches)
    }),
  count: async () => (await own!.info()).doc_count,
  close: () => own!.close(),
})
