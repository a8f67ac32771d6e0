/** The hub of the bench: the shipped server over HTTPS, in a process of its own. */
import { mkdirSync, openSync, closeSync, ftruncateSync, writeSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { dirname } from 'node:path'
import { issueCard } from '../hub/feed/devices.ts'
import { type Served, serveHub } from '../hub/serve.ts'
import { serveProgram } from './bench-sync-process.ts'

/** What a laptop must know of a hub. */
export interface HubAddress {
  readonly hub: string
  readonly hubKey: string
  readonly address: string
  readonly fingerprint: string
}

/** What a laptop is known by. */
export interface Enrolled {
  readonly id: string
  readonly publicKey: string
  readonly persons: readonly string[]
}

export interface Announced {
  readonly sha256: string
  readonly size: number
  readonly thumbnail: string
}

const thumbnailSize = 8 * 1024
let served: Served | undefined

/**
 * Puts photos into the hub as if a laptop had brought them: zeros with a tail of their own, so that 5 GB take no 5 GB of
 * disk, each with its true size and hash, and a thumbnail of ordinary bytes.
 */
async function stock({ photos, size }: { photos: number; size: number }): Promise<Announced[]> {
  const { hub, blobs } = served!
  const zeros = createHash('sha256').update(Buffer.alloc(size - 16))
  const store = (sha256: string, tail: Buffer, whole: number): void => {
    const path = blobs.path(sha256)
    mkdirSync(dirname(path), { recursive: true })
    const file = openSync(path, 'w')
    ftruncateSync(file, whole - tail.byteLength)
    writeSync(file, tail, 0, tail.byteLength, whole - tail.byteLength)
    closeSync(file)
  }
  const all = Array.from({ length: photos }, (_, n): Announced => {
    const tail = Buffer.from(String(n).padStart(16, '0'))
    const sha256 = zeros.copy().update(tail).digest('hex')
    store(sha256, tail, size)
    const small = Buffer.alloc(thumbnailSize, sha256)
    const thumbnail = createHash('sha256').update(small).digest('hex')
    store(thumbnail, small, thumbnailSize)
    return { sha256, size, thumbnail }
  })
  await hub.store.write(async (write) => {
    for (const { sha256, thumbnail } of all) {
      await write.saveBlob({ sha256, size, device: 'bench', at: hub.now() })
      await write.saveBlob({ sha256: thumbnail, size: thumbnailSize, device: 'bench', at: hub.now() })
    }
  })
  return all
}

serveProgram({
  async serve({ folder, databaseUrl }: { folder: string; databaseUrl: string }): Promise<HubAddress> {
    const config = { folder, databaseUrl, host: '127.0.0.1', port: 0, watchPort: null, watchToken: '', names: [] }
    served = await serveHub({ ...config, names: ['localhost'] }, { write: () => undefined })
    const { id, publicKey, fingerprint } = served.identity
    return { hub: id, hubKey: publicKey, address: `https://127.0.0.1:${served.port}`, fingerprint }
  },
  async enrol({ id, publicKey, persons }: Enrolled): Promise<void> {
    const { hub, identity } = served!
    const grant = { name: id.slice(0, 6), kind: 'laptop' as const, persons, scopes: ['*'] }
    await hub.store.write((write) => issueCard(write, hub, identity, { id, publicKey }, grant))
  },
  stock,
  totals: () => served!.hub.store.read((read) => read.totals()),
  stop: () => served!.stop(),
})
