import { join } from 'node:path'
import { randomId } from '../db/crypto.ts'
import type { Db } from '../db/handle.ts'
import { lockFolder } from '../db/lock.ts'
import { explain, openDatabase } from '../db/open.ts'
import { epochOf } from '../domain/time/instant.ts'
import type { Clock } from './clock.ts'
import { createDispatch, type Dispatch } from './dispatch.ts'
import { loadDevice } from './device.ts'
import { handleFile } from './files/handler.ts'
import { reconcileFiles } from './files/reconcile.ts'
import { openVault } from './files/vault.ts'
import { openPackages, type PackageStore, servePackage } from './package/store.ts'
import { openStudio } from './picture/studio.ts'
import type { QueryContext } from './procedure.ts'
import { router } from './router.ts'
import { putAway, takeUp } from './session.ts'
import { openEngine } from './sync/engine.ts'

/** How often the clock is looked at while nothing is written, in ms. */
const watchEvery = 30_000

/** One open data folder, served alike by every shell. */
export interface App {
  readonly folder: string
  readonly demo: boolean
  readonly dispatch: Dispatch
  readonly packages: PackageStore
  /** Serves and takes bytes; see {@link handleFile}. */
  file(request: Request): Promise<Response>
  /** Closes the database and releases the folder. */
  close(): void
}

export interface AppOptions {
  /** Data folder: database, evidence files, device key, backups, logs. */
  readonly folder: string
  readonly clock: Clock
  readonly demo?: boolean
  readonly log?: (problem: { readonly procedure: string; readonly error: unknown }) => void
}

/**
 * Opens a data folder: lock, database, device key, vault, dispatch. Throws Expected with a Chinese sentence
 * when the folder cannot be used.
 */
export function openApp(options: AppOptions): App {
  const { folder, clock, demo = false } = options
  const path = join(folder, 'rounds.db')
  const release = lockFolder(folder)
  let opened: Db | undefined
  try {
    const db = openDatabase(path, clock())
    opened = db
    const signer = loadDevice(folder)
    const files = openVault(join(folder, 'files'))
    files.sweep()
    const packages = openPackages(join(folder, 'packages'))
    packages.sweep()
    const pictures = openStudio()
    const missing = reconcileFiles(db, files, epochOf(clock())).missing
    const log = options.log ?? ((problem) => console.error(problem.procedure, problem.error))
    if (missing.length > 0) log({ procedure: 'start', error: new Error(`missing files: ${missing.join(' ')}`) })
    /** What sync itself brings is no reason to sync again. */
    let bringing = false
    const sync = openEngine({
      db,
      files,
      key: signer,
      now: clock,
      off: demo,
      log,
      changed(tables) {
        bringing = true
        dispatch.changed(tables)
        bringing = false
      },
    })
    const base: QueryContext & { path: string } = {
      db,
      files,
      packages,
      pictures,
      missing,
      sync,
      now: clock,
      demo,
      path,
    }
    takeUp(base, signer)
    const dispatch = createDispatch(router, base, signer, randomId, log)
    dispatch.subscribe((event) => {
      if (event.type === 'changed' && !bringing) sync.poke()
    })
    const watch = setInterval(() => void dispatch.call('clock.look', {}), watchEvery)
    watch.unref()
    return {
      folder,
      demo,
      dispatch,
      packages,
      file: async (request) =>
        servePackage(packages, request) ?? handleFile(files, request, (hash) => sync.fetch(hash)),
      close() {
        clearInterval(watch)
        void pictures.close()
        sync.close()
        try {
          putAway(base)
        } catch (error) {
          // A full disk: the next start then only believes that this run was cut off.
          log({ procedure: 'close', error })
        } finally {
          db.raw.close()
          release()
        }
      },
    }
  } catch (error) {
    opened?.raw.close()
    release()
    throw explain(error, path)
  }
}
