import { join } from 'node:path'
import { randomId, verifyText } from '../../db/crypto.ts'
import type { Db } from '../../db/handle.ts'
import { lockFolder } from '../../db/lock.ts'
import type { Signer } from '../../db/log.ts'
import { explain, openDatabase } from '../../db/open.ts'
import { readRecord } from '../../db/records.ts'
import { Expected } from '../../domain/failure.ts'
import { person } from '../../domain/record/organisation.ts'
import { orgScope } from '../../domain/sync/op.ts'
import { epochOf } from '../../domain/time/instant.ts'
import { loadDevice } from '../../main/device.ts'
import type { Event } from '../../main/dispatch.ts'
import { reconcileFiles } from '../../main/files/reconcile.ts'
import { openVault } from '../../main/files/vault.ts'
import { openPackages } from '../../main/package/store.ts'
import { openStudio } from '../../main/picture/studio.ts'
import type { QueryContext } from '../../main/procedure.ts'
import { putAway, takeUp } from '../../main/session.ts'
import { type HubClient, HubProblem } from '../../main/sync/client.ts'
import { openEngine } from '../../main/sync/engine.ts'
import type { Peer } from '../../main/sync/peer.ts'
import { syncRound } from '../../main/sync/round.ts'
import { transact } from '../../main/writer.ts'
import { issueCard } from '../feed/devices.ts'
import { hello } from '../feed/hub.ts'
import { pull } from '../feed/pull.ts'
import { push } from '../feed/push.ts'
import type { OpenHub } from '../open.ts'
import { StoreUnavailable, type UserRow } from '../store/store.ts'

/** The office's own device database, fed by the hub's feed. */
export interface Replica {
  readonly base: QueryContext & { readonly path: string }
  readonly signer: Signer
  readonly device: string
  readonly log: (problem: { readonly procedure: string; readonly error: unknown }) => void
  /** Something was written here, or the feed grew. Resolves when both agree, or it could not be done. */
  sync(): Promise<void>
  /** Why the last round did not end; empty when it did. */
  problem(): string
  /** Makes a user known as a person whose transactions this device may sign. */
  admit(user: UserRow): Promise<void>
  /** Tells every page that tables changed. */
  changed(tables: readonly string[]): void
  subscribe(listener: (event: Event) => void): () => void
  close(): Promise<void>
}

/** How often the feed is looked at though nobody told of anything, in ms. */
const idleMs = 60_000
/** How long the list of absent files is believed, in ms. */
const missingMs = 10_000

/** Opens the replica in a folder below the hub's data, as a device of the hub that reads everything. */
export async function openReplica(
  folder: string,
  open: Pick<OpenHub, 'hub' | 'identity' | 'blobs' | 'subscribe'>,
  log: Replica['log'],
): Promise<Replica> {
  const { hub, identity, blobs } = open
  const path = join(folder, 'rounds.db')
  const release = lockFolder(folder)
  let opened: Db | undefined
  try {
    const db = openDatabase(path, hub.now())
    opened = db
    const signer = loadDevice(folder)
    // What laptops brought lies at the hub and is only read; what is made here has a folder of its own.
    const files = openVault(join(folder, 'files'), (hash) => blobs.path(hash))
    files.sweep()
    const packages = openPackages(join(folder, 'packages'))
    packages.sweep()
    reconcileFiles(db, files, epochOf(hub.now()))
    const listeners = new Set<(event: Event) => void>()
    const changed = (tables: readonly string[]): void => {
      for (const listener of listeners) listener({ type: 'changed', tables })
    }
    // A laptop's engine would go over the network; this database is fed below.
    const engine = openEngine({ db, files, key: signer, now: () => hub.now(), changed, log, off: true })
    let absent: { readonly at: number; readonly hashes: readonly string[] } | undefined
    const base: Replica['base'] = {
      db,
      files,
      packages,
      pictures: openStudio(),
      sync: engine,
      // Photos come after their records: what is absent now may be there in a minute.
      get missing() {
        const at = epochOf(hub.now())
        if (!absent || Math.abs(at - absent.at) > missingMs) {
          const hashes = db.prepare('SELECT DISTINCT sha256 FROM evidence').pluck().all() as string[]
          absent = { at, hashes: hashes.filter((hash) => !files.has(hash)) }
        }
        return absent.hashes
      },
      now: () => hub.now(),
      demo: false,
      path,
    }
    takeUp(base, signer)
    const enrol = (persons: readonly string[], name = '中心站办公室'): Promise<unknown> =>
      hub.store.write((write) =>
        issueCard(
          write,
          hub,
          identity,
          { id: signer.device, publicKey: signer.publicKey },
          { name, kind: 'office', persons, scopes: ['*'] },
        ),
      )
    const own = await hub.store.read((read) => read.device(signer.device))
    if (!own || own.card.hub !== identity.id) await enrol([])

    let closed = false
    let problem = ''
    const peer: Peer = {
      db,
      client: clientOf(open, signer.device),
      hubKey: identity.publicKey,
      newId: randomId,
      verify: verifyText,
      changed,
      progress: () => undefined,
      goOn() {
        if (closed) throw new Closed('the office closes')
      },
    }
    const round = async (): Promise<void> => {
      try {
        await bringFiles(base, open, signer.device)
        await syncRound(peer)
        problem = ''
      } catch (error) {
        if (error instanceof Closed) return
        const known = explain(error, path)
        problem =
          known instanceof HubProblem
            ? known.sentence
            : known instanceof Expected
              ? known.failure.sentence
              : '读取中心站的记录时出错，已记入日志，稍后会自动再试。'
        if (!(known instanceof HubProblem)) log({ procedure: 'office.sync', error })
      }
    }
    let running: Promise<void> | undefined
    let again = false
    const sync = (): Promise<void> => {
      if (closed) return Promise.resolve()
      again = true
      running ??= (async () => {
        while (again && !closed) {
          again = false
          await round()
        }
      })().finally(() => (running = undefined))
      return running
    }
    const unsubscribe = open.subscribe(() => void sync())
    const timer = setInterval(() => void sync(), idleMs)
    timer.unref()

    return {
      base,
      signer,
      device: signer.device,
      log,
      sync,
      problem: () => problem,
      async admit(user) {
        const row = await hub.store.read((read) => read.device(signer.device))
        if (!row?.card.persons.includes(user.id)) await enrol([user.id])
        if (readRecord(db, person, user.id)?.name?.name === user.name) return
        const { written } = transact(base, signer, randomId, 'office.admit', (ctx) =>
          ctx.write(person, user.id, orgScope, { name: { name: user.name } }),
        )
        changed(written.tables)
        void sync()
      },
      changed,
      subscribe(listener) {
        listeners.add(listener)
        return () => void listeners.delete(listener)
      },
      async close() {
        closed = true
        unsubscribe()
        clearInterval(timer)
        await running
        engine.close()
        await base.pictures.close()
        putAway(base)
        db.raw.close()
        release()
      },
    }
  } catch (error) {
    opened?.raw.close()
    release()
    throw explain(error, path)
  }
}

class Closed extends Error {}

/** The hub as its own office asks it: without a network, by the same functions. */
function clientOf({ hub }: Pick<OpenHub, 'hub'>, device: string): HubClient {
  const asked = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      if (error instanceof StoreUnavailable)
        throw new HubProblem('unavailable', '中心站的数据库暂时不可用，恢复后会自动继续。', { cause: error })
      throw error
    }
  }
  return {
    hello: () =>
      asked(async () => {
        const row = await hub.store.read((read) => read.device(device))
        if (!row || row.card.revokedAt !== '') throw new HubProblem('revoked', '中心站办公室的授权已被撤销。')
        return hello(hub, row)
      }),
    push: (request) => asked(() => push(hub, device, request)),
    // Always small pages: one is applied at a time, between the requests of laptops.
    pull: (request) => asked(() => pull(hub, device, request)),
  }
}

/** Hands the hub the bytes of what the office's own records name, before the records. */
async function bringFiles(
  { db, files }: QueryContext,
  { hub, blobs }: Pick<OpenHub, 'hub' | 'blobs'>,
  device: string,
): Promise<void> {
  const waiting = db.prepare('SELECT sha256, size FROM file WHERE durable_at_hub = 0').all() as {
    sha256: string
    size: number
  }[]
  for (const { sha256, size } of waiting) {
    if (!files.has(sha256)) continue
    if ((await blobs.size(sha256)) === undefined && !(await blobs.adopt(sha256, files.path(sha256)))) continue
    if (!(await hub.store.read((read) => read.blob(sha256))))
      await hub.store.write((write) => write.saveBlob({ sha256, size, device, at: hub.now() }))
    db.prepare('UPDATE file SET durable_at_hub = 1 WHERE sha256 = ?').run(sha256)
  }
}
