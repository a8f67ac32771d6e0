/** A laptop of the bench: the shipped engine on its own data folder, in a process of its own. */
import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { randomId, verifyText } from '../db/crypto.ts'
import { indexFile } from '../db/files.ts'
import type { Db } from '../db/handle.ts'
import { appendOp, beginTransaction, sealTransaction } from '../db/log.ts'
import { openDatabase } from '../db/open.ts'
import { readState } from '../db/state.ts'
import type { Op } from '../domain/sync/op.ts'
import { epochOf } from '../domain/time/instant.ts'
import { openApp } from '../main/app.ts'
import { systemClock } from '../main/clock.ts'
import { actorOf } from '../main/demo/actor.ts'
import { setUpDemo } from '../main/demo/fill.ts'
import { loadDevice } from '../main/device.ts'
import { openVault } from '../main/files/vault.ts'
import { readAhead } from '../main/sync/ahead/reader.ts'
import { fetchFile, sendFiles } from '../main/sync/blobs.ts'
import { httpsClient } from '../main/sync/https-client.ts'
import { writePairing } from '../main/sync/pairing-state.ts'
import { syncRound } from '../main/sync/round.ts'
import type { Announced, Enrolled, HubAddress } from './bench-sync-hub.ts'
import { serveProgram } from './bench-sync-process.ts'
import { smallRecord } from './bench-sync-record.ts'

const databaseOf = (folder: string): string => join(folder, 'rounds.db')
let own: { readonly folder: string; readonly db: Db } | undefined

/** Writes operations as the app does: logged, projected, signed, into the outbox; `per` to a transaction. */
function write(db: Db, folder: string, ops: readonly Op[], per: number): void {
  const signer = loadDevice(folder)
  const author = readState(db, 'me') ?? ''
  const contract = db.prepare('SELECT id FROM contract').pluck().get() as string
  const now = epochOf(systemClock())
  const save = (from: number): void => {
    const some = ops.slice(from, from + per)
    const tx = beginTransaction(db, randomId(), contract, now)
    for (const op of some) appendOp(db, op, tx)
    sealTransaction(db, signer, tx, { author, action: 'bench.fill', ops: some })
  }
  // Many saves to one commit: filling is not what is measured.
  db.raw.transaction(() => {
    for (let n = 0; n < ops.length; n += per) save(n)
  })()
}

const evidenceOf = (db: Db, { sha256, size, thumbnail }: Announced, n: number): Op => ({
  id: randomId(),
  table: 'evidence',
  row: randomId(),
  set: {
    file: [
      {
        contract: db.prepare('SELECT id FROM contract').pluck().get(),
        ownerTable: 'inspection',
        owner: `inspection-${Math.floor(n / 20)}`,
        item: '',
        kind: 'picture',
        sha256,
        size,
        mime: 'image/jpeg',
        name: `${n}.jpg`,
        source: 'file',
        addedAt: systemClock(),
        addedBy: '工程师甲',
        capturedAt: '',
        width: 4000,
        height: 3000,
        copy: '',
        thumbnail,
        recognised: '',
        notice: '',
      },
      [],
    ],
    position: [{ n }, []],
    state: [{ state: 'kept', reason: '', at: '' }, []],
  },
})

async function fill({ folder, records, per }: { folder: string; records: number; per: number }): Promise<number> {
  const app = openApp({ folder, clock: systemClock })
  const year = systemClock().slice(0, 4)
  await setUpDemo(actorOf(app), { start: `${year}-01-01`, end: `${year}-12-31` })
  app.close()
  const db = openDatabase(databaseOf(folder), systemClock())
  const ops = Array.from({ length: records }, (_, n): Op => {
    const { table, row, register, value } = smallRecord(n)
    return { id: randomId(), table, row, set: { [register]: [value, []] } }
  })
  write(db, folder, ops, per)
  const waiting = db.prepare('SELECT count(*) FROM op').pluck().get() as number
  db.raw.close()
  return waiting
}

function open({ folder }: { folder: string }): Enrolled {
  mkdirSync(folder, { recursive: true })
  const db = openDatabase(databaseOf(folder), systemClock())
  own = { folder, db }
  const { device, publicKey } = loadDevice(folder)
  const persons = db.prepare('SELECT DISTINCT author FROM tx').pluck().all() as string[]
  return { id: device, publicKey, persons: persons.filter((p) => p !== '') }
}

const pairingOf = (hub: HubAddress, device: string) => ({ ...hub, device, pairedAt: systemClock() })

let client: ReturnType<typeof httpsClient> | undefined
function clientOf(hub: HubAddress): NonNullable<typeof client> {
  const key = loadDevice(own!.folder)
  const { device } = key
  const pairing = pairingOf(hub, device)
  const sign = (text: string): string => key.sign(text)
  return (client ??= httpsClient({ pairing, device, sign, verify: verifyText, repinned: () => undefined }))
}

/** What one whole round took, and how much of it until everything had been taken by the hub. */
async function round(hub: HubAddress): Promise<{ ms: number; pushMs: number }> {
  const start = performance.now()
  let pushed = start
  const { db } = own!
  const ahead = readAhead({
    db,
    client: clientOf(hub),
    own: loadDevice(own!.folder).device,
    verify: verifyText,
    // As it is shipped: its source would be translated first.
    worker: new URL('../out/main/sync-worker.cjs', import.meta.url),
  })
  await syncRound({
    db,
    client: ahead,
    hubKey: hub.hubKey,
    newId: randomId,
    verify: verifyText,
    changed: () => undefined,
    progress(step) {
      if (step === 'push') pushed = performance.now()
    },
    goOn: () => undefined,
  })
  ahead.close()
  return { ms: performance.now() - start, pushMs: pushed - start }
}

const carry = (hub: HubAddress) => ({
  db: own!.db,
  files: openVault(join(own!.folder, 'files')),
  client: clientOf(hub),
  now: systemClock,
  goOn: () => undefined,
  progress: () => undefined,
})

/** Photos of random bytes, in the vault and named by records. */
function takePhotos({ photos, size }: { photos: number; size: number }): string[] {
  const { db, folder } = own!
  const vault = openVault(join(folder, 'files'))
  const stored = Array.from({ length: photos }, () => vault.put(randomBytes(size)))
  db.raw.transaction(() => stored.forEach((file) => indexFile(db, file, 'image/jpeg', systemClock())))()
  write(
    db,
    folder,
    stored.map((file, n) => evidenceOf(db, { ...file, thumbnail: '' }, n)),
    20,
  )
  return stored.map(({ sha256 }) => sha256)
}

/**
 * The app as it is started on a new laptop: when its records are there and can be listed, when a photo that is asked for
 * is, and when all thumbnails are. `head` is the end of the hub's feed.
 */
async function firstSync({ folder, photo, head }: { folder: string; photo: string; head: number }) {
  const start = performance.now()
  const cpuBefore = process.cpuUsage()
  const app = openApp({ folder, clock: systemClock })
  const { act } = actorOf(app)
  const beside = new Database(databaseOf(folder), { readonly: true })
  const reached = beside.prepare('SELECT min(seq) FROM cursor').pluck()
  let stillMs = 0
  let last = performance.now()
  const watch = setInterval(() => {
    stillMs = Math.max(stillMs, performance.now() - last)
    last = performance.now()
  }, 5)
  let ended = false
  const all = act('sync', 'now', {}).finally(() => (ended = true))
  while (!ended && ((reached.get() as number | null) ?? 0) < head) await new Promise((later) => setTimeout(later, 5))
  const recordsMs = performance.now() - start
  const { user, system } = process.cpuUsage(cpuBefore)
  const asked = performance.now()
  await act('inspection', 'list', {})
  const listMs = performance.now() - asked
  const opened = performance.now()
  const response = await app.file(new Request(`http://app/file/${photo}`))
  const bytes = Buffer.from(await response.arrayBuffer())
  if (createHash('sha256').update(bytes).digest('hex') !== photo) throw new Error('the photo is not what was announced')
  const photoMs = performance.now() - opened
  await all
  const thumbnailsMs = performance.now() - start
  clearInterval(watch)
  const { quarantined } = await act('sync', 'status', {})
  const operations = beside.prepare('SELECT count(*) FROM op').pluck().get() as number
  beside.close()
  app.close()
  const recordsCpuMs = (user + system) / 1000
  return {
    recordsMs,
    recordsCpuMs,
    listMs,
    photoMs,
    thumbnailsMs,
    longestStandstillMs: stillMs,
    operations,
    quarantined,
  }
}

serveProgram({
  fill,
  open,
  round,
  takePhotos,
  /** Keeps the pairing, as the app does after the office approved. */
  pair({ hub }: { hub: HubAddress }): void {
    writePairing(own!.db, pairingOf(hub, loadDevice(own!.folder).device))
  },
  announce({ photos }: { photos: readonly Announced[] }): void {
    const { db, folder } = own!
    write(
      db,
      folder,
      photos.map((photo, n) => evidenceOf(db, photo, n)),
      17,
    )
  },
  async send(hub: HubAddress): Promise<number> {
    const start = performance.now()
    const { damaged } = await sendFiles(carry(hub))
    if (damaged.length > 0) throw new Error('photos were damaged')
    return performance.now() - start
  },
  async fetch({ hub, photos }: { hub: HubAddress; photos: readonly string[] }): Promise<number> {
    const start = performance.now()
    for (const hash of photos)
      if (!(await fetchFile(carry(hub), hash, 'image/jpeg'))) throw new Error('a photo is not at the hub')
    return performance.now() - start
  },
  counts(): { items: number; waiting: number; aside: number } {
    const count = (text: string): number => own!.db.prepare(text).pluck().get() as number
    return {
      items: count('SELECT count(*) FROM inspection_item'),
      waiting: count('SELECT count(*) FROM tx WHERE hub_seq IS NULL'),
      aside: count('SELECT count(*) FROM quarantine'),
    }
  },
  close(): void {
    client?.close()
    client = undefined
    own?.db.raw.close()
  },
  firstSync,
})
