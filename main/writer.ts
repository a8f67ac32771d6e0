import { putDraft, takeDraft } from '../db/draft.ts'
import type { Db } from '../db/handle.ts'
import { appendOp, beginTransaction, type Begun, sealTransaction, type Signer } from '../db/log.ts'
import { headIds, headsLike, isUnreadable } from '../db/project.ts'
import { readRecord } from '../db/records.ts'
import { readState, writeState } from '../db/state.ts'
import { clockNote } from '../domain/record/clock-note.ts'
import type { RecordType } from '../domain/record/record-type.ts'
import { type Rules, sound } from '../domain/sync/rules.ts'
import { type Op, orgScope } from '../domain/sync/op.ts'
import { canonical } from '../domain/sync/canonical.ts'
import { epochOf } from '../domain/time/instant.ts'
import { goOnFrom, jumpBack, seeTime } from './clock-watch.ts'
import type { CommandContext, QueryContext } from './procedure.ts'
import { refuseStale } from './stale.ts'
import { fail } from '../domain/failure.ts'

/** Key of the device state that names the acting person. */
const meKey = 'me'

/** What a transaction did, known after its commit. */
export interface Written {
  /** Tables whose rows or drafts changed: told to every window. */
  readonly tables: readonly string[]
  /** Signed transactions, for undo. */
  readonly transactions: readonly string[]
  /** `table/row/register` to the operation that now heads it: what the acting window has been shown. */
  readonly heads: Readonly<Record<string, string>>
}

/**
 * Writes a note when the device's clock was set back since this folder last looked at it: of its own, before whatever
 * is written at that doubtful time. Returns whether it did. The demo's clock is told, so nothing is noted there.
 */
export function noteClock(base: QueryContext, signer: Signer, newId: () => string): boolean {
  const jump = base.demo ? null : jumpBack(base.db, base.now())
  if (!jump) return false
  perform(base, signer, newId, 'clock.note', (ctx) => {
    goOnFrom(ctx.db, jump.now)
    ctx.write(clockNote, ctx.newId(), orgScope, { jump: { device: signer.device, ...jump } })
  })
  return true
}

/** {@link perform}, after a look at the clock. */
export function transact<T>(
  base: QueryContext,
  signer: Signer,
  newId: () => string,
  action: string,
  handler: (ctx: CommandContext) => T,
  rules: Rules = sound,
): { value: T; written: Written } {
  const noted = noteClock(base, signer, newId)
  const { value, written } = perform(base, signer, newId, action, handler, rules)
  return { value, written: noted ? { ...written, tables: [...written.tables, clockNote.table] } : written }
}

/**
 * Runs `handler` inside one SQLite transaction. Operations are projected as they are written, so the
 * handler reads its own writes; at the end each scope's operations are signed as one transaction. Anything
 * thrown rolls everything back.
 */
function perform<T>(
  base: QueryContext,
  signer: Signer,
  newId: () => string,
  action: string,
  handler: (ctx: CommandContext) => T,
  rules: Rules = sound,
): { value: T; written: Written } {
  const tables = new Set<string>()
  const heads: Record<string, string> = {}
  const transactions: string[] = []
  const db: Db = base.db
  const value = db.raw.transaction(() => {
    seeTime(db, base.now())
    const byScope = new Map<string, { tx: Begun; ops: Op[] }>()
    let author = base.acting?.author ?? readState(db, meKey) ?? ''
    const ctx: CommandContext = {
      ...base,
      get author() {
        return author
      },
      newId,
      actAs(person) {
        if (base.acting) fail('forbidden', '中心站的使用人由登录决定，不能在这里更换。')
        author = person
        writeState(db, meKey, person)
      },
      draft(draft) {
        // Whose draft it is would not be known there: at the office, text is kept when its field is left.
        if (base.acting) return base.acting.admit(draft.scope)
        putDraft(db, draft, base.now())
        tables.add(draft.table)
      },
      write(type, id, scope, patch, seen = {}) {
        const given = Object.entries(patch).filter(([, value]) => value !== undefined)
        const drafts = new Map(given.map(([register]) => [register, takeDraft(db, type.table, id, register)]))
        const current = readRecord(db, type, id)
        const set: Record<string, readonly [unknown, readonly string[]]> = {}
        for (const [register, value] of given) {
          const head = current?.heads[register] ?? null
          if (register in seen) refuseStale(db, head, register, seen[register] ?? null)
          if (current?.conflicts.includes(register) && isUnreadable(db, type, id, register))
            fail('conflict', '这一项由更新版本的“巡检”写成，本机还读不懂。请先升级本程序再修改，您写的还在框里。')
          const draft = drafts.get(register)
          if (draft) tables.add(type.table)
          // What stands already needs no operation, nor does what was typed and taken back again.
          if (head !== null && canonical(current?.[register as never] ?? null) === canonical(value)) continue
          // What was typed over an older value supersedes that one only: a value from elsewhere stays beside it.
          const seenHead = draft ? draft.seen : head
          const shown = seenHead === null ? [] : headsLike(db, type, id, register, seenHead)
          set[register] = [value, rules.shownOnly ? shown : (headIds(db, type, id)[register] ?? [])]
        }
        append(type, id, scope, set)
      },
      resolve(type, id, register, value, shown) {
        const current = readRecord(db, type, id)
        const heads = headIds(db, type, id)[register] ?? []
        if (!current || !sameIds(heads, shown)) fail('stale', '这处冲突刚有变化，已重新读取。请核对后再选。')
        append(type, id, current.scope, { [register]: [value, [...heads]] })
      },
    }
    const append = (
      type: RecordType,
      id: string,
      scope: string,
      set: Record<string, readonly [unknown, readonly string[]]>,
    ): void => {
      if (Object.keys(set).length === 0) return
      base.acting?.admit(scope)
      const group = byScope.get(scope) ?? { tx: beginTransaction(db, newId(), scope, epochOf(base.now())), ops: [] }
      byScope.set(scope, group)
      const op: Op = { id: newId(), table: type.table, row: id, set }
      const whole = set['void']?.[0] ? { ...op, seen: headIds(db, type, id) } : op
      appendOp(db, whole, group.tx, rules)
      group.ops.push(whole)
      tables.add(type.table)
      for (const register of Object.keys(set)) heads[`${type.table}/${id}/${register}`] = op.id
    }
    const result = handler(ctx)
    for (const { tx, ops } of byScope.values()) {
      transactions.push(tx.id)
      sealTransaction(db, signer, tx, { author, action, ops }, rules)
    }
    return result
  })()
  return { value, written: { tables: [...tables], transactions, heads } }
}

function sameIds(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id) => b.includes(id))
}
