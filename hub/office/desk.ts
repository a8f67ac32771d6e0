import { randomId } from '../../db/crypto.ts'
import type { Db } from '../../db/handle.ts'
import { openScoped } from '../../db/scoped.ts'
import { fail } from '../../domain/failure.ts'
import { recordTypes } from '../../domain/record/all.ts'
import type { OfficeRole } from '../../domain/office/view.ts'
import { holdsScope } from '../../domain/sync/feed.ts'
import { orgScope } from '../../domain/sync/op.ts'
import { createDispatch, type Dispatch, type Reply } from '../../main/dispatch.ts'
import { handleFile } from '../../main/files/handler.ts'
import { type PackageStore, servePackage } from '../../main/package/store.ts'
import { router } from '../../main/router.ts'
import type { UserRow } from '../store/store.ts'
import type { Replica } from './replica.ts'
import { refusalOf } from '../../domain/office/rights.ts'
import type { Session } from './session.ts'

/**
 * The app as one user of the office may use it. Three things hold, whatever a procedure does: its role is looked up in
 * the table of rights before it runs; it reads through views that hide every other contract; and a write into another
 * contract is stopped where operations are made.
 */
export interface Desk {
  /** What the user saw of the database. */
  readonly db: Db
  call(session: Session, name: string, input: unknown, call?: string): Promise<Reply>
  cancel: Dispatch['cancel']
  subscribe: Dispatch['subscribe']
  file(session: Session, request: Request): Promise<Response>
}

/** Somebody who manages what all contracts share holds all contracts. */
export function roleOf(user: UserRow): OfficeRole {
  return user.role === 'admin' && !user.scopes.includes('*') ? 'reviewer' : user.role
}

export interface Desks {
  of(user: UserRow): Desk
  close(): void
}

/** Desks by what makes them differ; the views of a set of contracts are opened once. */
export function openDesks(replica: Replica): Desks {
  const desks = new Map<string, Desk>()
  const parts = new Map<string, Db>()
  const partOf = (scopes: readonly string[]): Db => {
    if (scopes.includes('*')) return replica.base.db
    const key = [...scopes].sort().join(' ')
    const db = parts.get(key) ?? openScoped(replica.base.path, scopes)
    parts.set(key, db)
    return db
  }
  return {
    of(user) {
      const key = JSON.stringify([user.id, roleOf(user), user.scopes])
      const desk = desks.get(key) ?? openDesk(replica, user, partOf(user.scopes))
      desks.set(key, desk)
      return desk
    },
    close() {
      for (const db of parts.values()) db.raw.close()
    },
  }
}

function openDesk(replica: Replica, user: UserRow, db: Db): Desk {
  const whole = replica.base
  const all = user.scopes.includes('*')
  const role = roleOf(user)
  const holds = (scope: string): boolean => all || (scope !== orgScope && holdsScope(user.scopes, scope))
  const base: Replica['base'] = {
    ...whole,
    // Not spread: it is worked out anew each time it is read.
    get missing() {
      return whole.missing
    },
    db,
    packages: all ? whole.packages : ownPackages(whole.packages, holds),
    acting: {
      author: user.id,
      db: whole.db,
      admit(scope) {
        if (!holds(scope)) fail('forbidden', '您没有这份合同的权限，没有写入任何内容。')
      },
    },
  }
  const dispatch = createDispatch(router, base, replica.signer, randomId, replica.log)
  // What this desk wrote is told to every page, and sent.
  dispatch.subscribe((event) => {
    if (event.type !== 'changed') return
    replica.changed(event.tables)
    void replica.sync()
  })
  const knows = (session: Session, hash: string): boolean => all || session.files.has(hash)
  return {
    db,
    async call(session, name, input, call) {
      const sentence = refusalOf(role, name, input)
      if (sentence !== undefined) return { ok: false, failure: { code: 'forbidden', sentence } }
      if (!all && namesForeign(whole.db, db, input, (hash) => knows(session, hash)))
        return { ok: false, failure: { code: 'not-found', sentence: '找不到这条记录，或者您没有它所属合同的权限。' } }
      const reply = await dispatch.call(name, input, call)
      if (!all) for (const hash of hashesIn(reply)) session.files.add(hash)
      return reply
    },
    cancel: (call) => dispatch.cancel(call),
    subscribe(listener) {
      // Changes come from the replica, for all; progress is this desk's own.
      const ends = [
        replica.subscribe(listener),
        dispatch.subscribe((event) => {
          if (event.type === 'progress') listener(event)
        }),
      ]
      return () => ends.forEach((end) => end())
    },
    async file(session, request) {
      const url = new URL(request.url)
      const [, , hash] = url.pathname.split('/')
      if (request.method === 'PUT' && role === 'reader') return new Response(null, { status: 403 })
      const packed = servePackage(base.packages, request)
      if (packed) return packed
      if (request.method === 'GET' && hash && !knows(session, hash)) return new Response(null, { status: 404 })
      const response = await handleFile(whole.files, request)
      if (request.method === 'PUT' && response.ok)
        session.files.add(((await response.clone().json()) as { sha256: string }).sha256)
      return response
    },
  }
}

function ownPackages(packages: PackageStore, holds: (scope: string) => boolean): PackageStore {
  const list = (): ReturnType<PackageStore['list']> => packages.list().filter((p) => holds(p.about.contract))
  const own = (id: string): string =>
    list().some((p) => p.id === id) ? id : fail('not-found', '找不到这个验收包，可能已被删除。')
  return {
    ...packages,
    list,
    verify: (id, options) => packages.verify(own(id), options),
    place: (id) => packages.place(own(id)),
    discard: (id) => packages.discard(own(id)),
  }
}

const hashPattern = /\b[0-9a-f]{64}\b/g

function hashesIn(reply: Reply): string[] {
  return reply.ok ? (JSON.stringify(reply.value ?? null).match(hashPattern) ?? []) : []
}

/** True when a text of the input is the id of a record that this user cannot see, or the hash of a file nobody told of. */
function namesForeign(whole: Db, part: Db, input: unknown, knowsFile: (hash: string) => boolean): boolean {
  for (const text of textsIn(input)) {
    // Longer than any id: what somebody wrote.
    if (text.length > 400) continue
    for (const name of new Set([text, ...text.split(/[:/]/)])) {
      if (name === '') continue
      for (const { table } of recordTypes) {
        const there = `SELECT 1 FROM ${table} WHERE id = ?`
        if (whole.prepare(there).get(name) && !part.prepare(there).get(name)) return true
      }
      const shared = part.prepare('SELECT 1 FROM pack WHERE id = ?')
      if (/^[0-9a-f]{64}$/.test(name) && !shared.get(name) && !knowsFile(name)) return true
    }
  }
  return false
}

/** Every text of a value, with the keys of its objects. */
function* textsIn(value: unknown): Iterable<string> {
  if (typeof value === 'string') yield value
  else if (Array.isArray(value)) for (const entry of value) yield* textsIn(entry)
  else if (typeof value === 'object' && value !== null)
    for (const [key, entry] of Object.entries(value)) {
      yield key
      yield* textsIn(entry)
    }
}
