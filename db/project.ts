import { recordTypeOf } from '../domain/record/all.ts'
import { isReadable } from '../domain/record/readable.ts'
import type { RecordType } from '../domain/record/record-type.ts'
import { searchedTables } from '../domain/search/entry.ts'
import { canonical } from '../domain/sync/canonical.ts'
import { applyToHeads, type Head } from '../domain/sync/heads.ts'
import type { Op } from '../domain/sync/op.ts'
import { type Rules, sound } from '../domain/sync/rules.ts'
import { isVoidContested, shownHead } from '../domain/sync/shown.ts'
import type { Db } from './handle.ts'
import { indexRecord } from './search.ts'

/** An operation in its place in the local log. */
export interface PlacedOp {
  readonly n: number
  readonly op: Op
  readonly scope: string
  readonly clock: string
  /** True when it is known that every value in it can be read; see {@link isReadable}. */
  readonly readable?: boolean
}

type Columns = Readonly<Record<string, string | null>>
type Heads = Map<string, Head[]>

/** The stored columns: a generated one would be worked out of its JSON again for every row. */
export function columnsOf(type: RecordType): string {
  return ['id', 'scope', '_v', ...Object.keys(type.registers)].join(', ')
}

/** Texts of statements on the tables, made once. */
const selects = new WeakMap<RecordType, string>()
const inserts = new WeakMap<RecordType, Map<string, string>>()

/** Reads the row of an id. */
export function selectRow(type: RecordType): string {
  let text = selects.get(type)
  if (text === undefined) selects.set(type, (text = `SELECT ${columnsOf(type)} FROM ${type.table} WHERE id = ?`))
  return text
}

/**
 * Writes some registers of a row. Values in the order id, scope, _v, registers. What there is already is overwritten in
 * these registers, or, where `only` new rows are meant, left alone.
 */
function insertRow(type: RecordType, registers: readonly string[], only: 'new' | 'any'): string {
  let texts = inserts.get(type)
  if (!texts) inserts.set(type, (texts = new Map()))
  const key = `${only} ${registers.join(' ')}`
  let text = texts.get(key)
  if (text === undefined) {
    const names = ['id', 'scope', '_v', ...registers]
    const places = names.map(() => '?').join(', ')
    const changes = names.slice(1).map((name) => `${name} = excluded.${name}`)
    text = `INSERT INTO ${type.table} (${names.join(', ')}) VALUES (${places})
       ON CONFLICT (id) DO ${only === 'new' ? 'NOTHING' : `UPDATE SET ${changes.join(', ')}`}`
    texts.set(key, text)
  }
  return text
}

/**
 * Applies operations on one row, in the order of the log, to its projection. Must run inside the transaction that stores
 * them. The same operations in any order leave the same row. What this version does not know is kept in `opaque`,
 * untouched; a value that it cannot read stays a head and shows as empty, never as the value before it.
 * `someOvertaken`: false where the caller knows that `ahead` held nothing before, for this or any row.
 */
export function project(
  db: Db,
  table: string,
  row: string,
  ops: readonly PlacedOp[],
  rules: Rules = sound,
  someOvertaken = true,
): void {
  const type = recordTypeOf(table)
  const overtaken = new Set(someOvertaken ? overtakenIn(db, table, row).map(key) : [])
  if (!type) {
    for (const { op } of ops)
      for (const [register, [value]] of Object.entries(op.set)) keepOpaque(db, op, register, value)
    if (overtaken.size > 0) forgetArrived(db, table, row, ops)
    return
  }
  // A row is not read first where it is most likely not there.
  if (overtaken.size === 0 && ops.every(standsOnNothing)) {
    const { heads, changed, scope } = merged(db, type, undefined, new Map(), ops, overtaken, rules)
    const sure = ops.every((o) => o.readable)
    if (write(db, type, row, scope, { columns: undefined, heads, special: new Set(), changed, sure }, 'new', rules))
      return
  }
  const columns = db.prepare(selectRow(type)).get(row) as Columns | undefined
  const heads = headsOfRow(db, type, row, columns)
  const special = new Set([...heads].filter(([, list]) => list[0]!.clock !== '').map(([register]) => register))
  const { changed, scope } = merged(db, type, columns, heads, ops, overtaken, rules)
  if (overtaken.size > 0) forgetArrived(db, table, row, ops)
  write(db, type, row, scope, { columns, heads, special, changed, sure: false }, 'any', rules)
}

/** True for an operation whose author was shown no value: the first on its row, as a rule. */
const standsOnNothing = ({ op }: PlacedOp): boolean => {
  for (const register in op.set) if (op.set[register]![1].length > 0) return false
  return true
}

/** Merges operations into the heads of their row, which are changed. Returns the registers that were set, and the scope. */
function merged(
  db: Db,
  type: RecordType,
  columns: Columns | undefined,
  heads: Heads,
  ops: readonly PlacedOp[],
  overtaken: Set<string>,
  rules: Rules,
): { heads: Heads; changed: Set<string>; scope: string } {
  const changed = new Set<string>()
  let scope = columns?.['scope'] ?? ops[0]!.scope
  for (const placed of ops) {
    if (placed.scope < scope) scope = placed.scope
    for (const [register, [value, bases]] of Object.entries(placed.op.set))
      if (Object.hasOwn(type.registers, register)) {
        const list = heads.get(register) ?? []
        const next = { op: placed.op.id, value, clock: placed.clock }
        noteOvertaken(db, placed, register, list, bases, overtaken)
        const isOvertaken = overtaken.size > 0 && overtaken.has(key({ register, op: next.op }))
        heads.set(register, merge(db, list, next, bases, isOvertaken, rules))
        changed.add(register)
      } else keepOpaque(db, placed.op, register, value)
  }
  return { heads, changed, scope }
}

interface AheadRow {
  readonly register: string
  readonly op: string
}
const overtakenIn = (db: Db, table: string, row: string): AheadRow[] =>
  db.prepare('SELECT register, op FROM ahead WHERE tbl = ? AND row = ?').all(table, row) as AheadRow[]
const key = ({ register, op }: AheadRow): string => `${register}/${op}`

/** Every head of a row by register. One that stands alone has no clock here: it is looked up when it is needed. */
function headsOfRow(db: Db, type: RecordType, row: string, columns: Columns | undefined): Heads {
  const heads: Heads = new Map()
  if (!columns) return heads
  for (const [register, op] of Object.entries(JSON.parse(columns['_v']!) as Record<string, string>))
    heads.set(register, [{ op, value: JSON.parse(columns[register] ?? 'null'), clock: '' }])
  const several = db
    .prepare('SELECT register, op, clock, value FROM head WHERE tbl = ? AND row = ? ORDER BY register, op')
    .all(type.table, row) as { register: string; op: string; clock: string; value: string }[]
  for (const [register, list] of Map.groupBy(several, (h) => h.register))
    heads.set(
      register,
      list.map(({ op, clock, value }) => ({ op, clock, value: JSON.parse(value) as unknown })),
    )
  return heads
}

/** Notes what this operation supersedes and the log does not hold yet. */
function noteOvertaken(
  db: Db,
  { n, op }: PlacedOp,
  register: string,
  heads: readonly Head[],
  bases: readonly string[],
  overtaken: Set<string>,
): void {
  for (const base of bases) {
    if (heads.some((h) => h.op === base)) continue
    const place = db.prepare('SELECT n FROM op WHERE id = ?').pluck().get(base) as number | undefined
    if (place !== undefined && place < n) continue
    db.prepare('INSERT OR IGNORE INTO ahead (tbl, row, register, op) VALUES (?, ?, ?, ?)').run(
      op.table,
      op.row,
      register,
      base,
    )
    overtaken.add(key({ register, op: base }))
  }
}

function merge(
  db: Db,
  heads: readonly Head[],
  next: Head,
  bases: readonly string[],
  isOvertaken: boolean,
  rules: Rules,
): Head[] {
  if (isOvertaken && rules.keepUnseen) return heads.filter((h) => !bases.includes(h.op))
  const clocked = heads.map((h) =>
    h.clock === '' && !(rules.keepUnseen && bases.includes(h.op))
      ? { ...h, clock: clockOf(db, h.op) ?? next.clock }
      : h,
  )
  return applyToHeads(clocked, next, bases, rules)
}

/** The clock of an operation's transaction; undefined while that is still being written. */
function clockOf(db: Db, op: string): string | undefined {
  return db.prepare('SELECT tx.clock FROM op JOIN tx ON tx.id = op.tx WHERE op.id = ?').pluck().get(op) as
    | string
    | undefined
}

function keepOpaque(db: Db, op: Op, register: string, value: unknown): void {
  db.prepare('INSERT OR IGNORE INTO opaque (tbl, row, register, op, value) VALUES (?, ?, ?, ?, ?)').run(
    op.table,
    op.row,
    register,
    op.id,
    canonical(value),
  )
}

function forgetArrived(db: Db, table: string, row: string, ops: readonly PlacedOp[]): void {
  for (const { op } of ops) db.prepare('DELETE FROM ahead WHERE tbl = ? AND row = ? AND op = ?').run(table, row, op.id)
}

interface Projected {
  /** What the row holds; undefined where it is new. */
  readonly columns: Columns | undefined
  readonly heads: Heads
  /** Registers whose heads lie beside the row. */
  readonly special: ReadonlySet<string>
  readonly changed: Set<string>
  /** True when it is known that every head can be read. */
  readonly sure: boolean
}

/**
 * Writes the row, the heads of its conflicts, and its entry of the full-text index. Where `only` a new row is meant and
 * there is one, nothing is written, and false returned.
 */
function write(
  db: Db,
  type: RecordType,
  row: string,
  scope: string,
  { columns, heads, special, changed, sure }: Projected,
  only: 'new' | 'any',
  rules: Rules,
): boolean {
  const contested = rules.voidContest && isContested(db, heads)
  // What others set may bring a void record back, and the next who voids it puts it away again.
  if (contested || special.has('void')) changed.add('void')
  const versions = JSON.parse(columns?.['_v'] ?? '{}') as Record<string, string>
  const next: Record<string, string | null> = {}
  const values: Record<string, unknown> = {}
  const beside: { register: string; list: readonly Head[]; quiet: boolean }[] = []
  for (const register of changed) {
    const list = heads.get(register)!
    const readable = sure ? list : list.filter((h) => isReadable(type, register, h.value))
    const shown = shownOf(type, register, readable, rules)
    const hidden = register === 'void' && contested
    if (list.length > 1 || !shown || hidden)
      beside.push({ register, list, quiet: shown !== undefined && !hidden && agree(list) })
    versions[register] = (shown ?? shownHead('', '', [list[0]!, ...list.slice(1)])).op
    const value = !shown || hidden ? null : shown.value
    values[register] = value
    next[register] = value === null ? null : canonical(value)
  }
  const { changes } = db
    .prepare(insertRow(type, Object.keys(next), only))
    .run(row, scope, canonical(versions), ...Object.values(next))
  if (changes === 0) return false
  for (const register of changed)
    if (special.has(register))
      db.prepare('DELETE FROM head WHERE tbl = ? AND row = ? AND register = ?').run(type.table, row, register)
  for (const { register, list, quiet } of beside) keepHeads(db, type.table, row, register, list, quiet)
  if (!searchedTables.has(type.table)) return true
  for (const register of Object.keys(type.registers))
    if (!(register in values)) values[register] = JSON.parse(columns?.[register] ?? 'null')
  indexRecord(db, type.table, row, values, columns === undefined)
  return true
}

function shownOf(type: RecordType, register: string, readable: readonly Head[], rules: Rules): Head | undefined {
  const [first, ...rest] = readable
  if (!first) return undefined
  return rules.sameShown ? shownHead(type.table, register, [first, ...rest]) : (rest.at(-1) ?? first)
}

function isContested(db: Db, heads: Heads): boolean {
  const voids = heads.get('void')
  if (!voids || voids.some((h) => h.value === null)) return false
  const seen: Record<string, string[]>[] = []
  const own = new Set<string>()
  for (const { op } of voids) {
    const json = db.prepare('SELECT seen FROM op WHERE id = ?').pluck().get(op) as string | null
    // An older version wrote none: nothing can be said of what its author was shown.
    if (json === null) return false
    seen.push(JSON.parse(json) as Record<string, string[]>)
    const same = 'SELECT b.id FROM op a JOIN op b ON b.tx = a.tx AND b.tbl = a.tbl AND b.row = a.row WHERE a.id = ?'
    for (const id of db.prepare(same).pluck().all(op) as string[]) own.add(id)
  }
  const others = [...heads].map(([register, list]) => [register, list.map((h) => h.op).filter((id) => !own.has(id))])
  return isVoidContested(seen, Object.fromEntries(others) as Record<string, string[]>)
}

/** The ids of every head of a row, by register: what somebody who declares it void has been shown. */
export function headIds(db: Db, type: RecordType, row: string): Record<string, string[]> {
  const columns = db.prepare(selectRow(type)).get(row) as Columns | undefined
  return Object.fromEntries(
    [...headsOfRow(db, type, row, columns)].map(([name, list]) => [name, list.map((h) => h.op)]),
  )
}

/**
 * The heads of a register that say the same as one of them: whoever was shown that value was shown theirs. The one
 * alone where it is no head any more.
 */
export function headsLike(db: Db, type: RecordType, row: string, register: string, op: string): string[] {
  const several = db
    .prepare('SELECT op, value FROM head WHERE tbl = ? AND row = ? AND register = ?')
    .all(type.table, row, register) as { op: string; value: string }[]
  const value = several.find((h) => h.op === op)?.value
  return value === undefined ? [op] : several.filter((h) => h.value === value).map((h) => h.op)
}

/** True when the value that stands was written by a newer version and cannot be read by this one. */
export function isUnreadable(db: Db, type: RecordType, row: string, register: string): boolean {
  const values = db
    .prepare('SELECT value FROM head WHERE tbl = ? AND row = ? AND register = ?')
    .pluck()
    .all(type.table, row, register) as string[]
  return values.length > 0 && values.every((json) => !isReadable(type, register, JSON.parse(json)))
}

/** True when several people set the same: both stay heads, and there is nothing to decide. */
function agree(heads: readonly Head[]): boolean {
  const first = canonical(heads[0]!.value)
  return heads.every((h) => canonical(h.value) === first)
}

function keepHeads(db: Db, table: string, row: string, register: string, heads: readonly Head[], quiet: boolean): void {
  const insert = db.prepare(
    'INSERT INTO head (tbl, row, register, op, clock, value, quiet) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  for (const h of heads)
    insert.run(table, row, register, h.op, h.clock || clockOf(db, h.op)!, canonical(h.value), quiet ? 1 : 0)
}
