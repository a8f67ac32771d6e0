import { applyTransactions } from '../../../db/apply.ts'
import { envelopeOf } from '../../../db/envelope.ts'
import type { Db } from '../../../db/handle.ts'
import { beginTransaction } from '../../../db/log.ts'
import { headIds } from '../../../db/project.ts'
import { readRecord } from '../../../db/records.ts'
import { Expected } from '../../../domain/failure.ts'
import { finding } from '../../../domain/record/finding.ts'
import { inspection, inspectionItem } from '../../../domain/record/inspection.ts'
import { firm } from '../../../domain/record/organisation.ts'
import type { RecordType } from '../../../domain/record/record-type.ts'
import { canonical } from '../../../domain/sync/canonical.ts'
import { holdsScope } from '../../../domain/sync/feed.ts'
import { orgScope, schemaVersion } from '../../../domain/sync/op.ts'
import { epochOf } from '../../../domain/time/instant.ts'
import { verdicts } from '../../../domain/verdict.ts'
import type { QueryContext } from '../../../main/procedure.ts'
import { transact } from '../../../main/writer.ts'
import { Killed, look } from './disk.ts'
import { nowOf } from './laptop.ts'
import type { Laptop, World } from './model.ts'
import type { Random } from './random.ts'
import type { Deed } from './witness.ts'

interface Target {
  readonly type: RecordType
  readonly row: string
  readonly scope: string
  readonly registers: Readonly<Record<string, (random: Random) => unknown>>
}

/** Few words, so that two people sometimes write the same. */
const word = (random: Random): string => `字${random.below(12)}`
const items: Target['registers'] = {
  meas: (r) => ({
    verdict: r.pick([...verdicts, null]),
    reason: word(r),
    rows: [],
    subPoints: {},
    whole: false,
    checker: '',
    checkedAt: '',
  }),
  note: (r) => ({ text: word(r) }),
}
const heads: Target['registers'] = {
  place: (r) => ({ place: word(r) }),
  people: (r) => ({ inspector: word(r), reviewer: '', witness: '', witnessDepartment: '' }),
  void: (r) => ({ reason: word(r), at: '' }),
}
const targets: readonly Target[] = [
  { type: inspection, row: 'i1', scope: 'c1', registers: heads },
  { type: inspection, row: 'i2', scope: 'c2', registers: heads },
  { type: inspectionItem, row: 'i1:A', scope: 'c1', registers: items },
  { type: inspectionItem, row: 'i1:B', scope: 'c1', registers: items },
  { type: inspectionItem, row: 'i2:A', scope: 'c2', registers: items },
  {
    type: finding,
    row: 'f1',
    scope: 'c1',
    registers: {
      state: (r) => ({
        state: r.pick(['open', 'closed', 'accepted', 'withdrawn']),
        at: '',
        reason: word(r),
        by: '',
        inspection: '',
      }),
    },
  },
  { type: firm, row: 'firm', scope: orgScope, registers: { name: (r) => ({ name: word(r) }) } },
]

/** Somebody works on a laptop: edits, resolves a conflict, declares void, brings back, or uses a newer version. */
export function act(world: World, laptop: Laptop): void {
  const { random, profile } = world
  if (world.stormy && random.chance(profile.killInside)) laptop.disk.killAfter(random.below(40))
  const { db } = laptop.disk
  const before = lastPlace(db)
  try {
    if (random.chance(profile.newer)) actNewer(world, laptop)
    else actHere(world, laptop)
    laptop.disk.revive()
  } catch (error) {
    laptop.disk.revive()
    if (!(error instanceof Killed) && !(error instanceof Expected)) throw error
    const half = "SELECT count(*) FROM tx WHERE n > ? AND action <> 'clock.note'"
    if (look(db, half).pluck().get(before) !== 0) throw new Error('half a save was stored', { cause: error })
    if (error instanceof Killed) laptop.round = undefined
  }
  noteClockNotes(world, laptop, before)
}

const lastPlace = (db: Db): number => (look(db, 'SELECT max(n) FROM tx').pluck().get() as number | null) ?? 0

/** The app notes by itself that the clock was set back: a transaction of its own. */
function noteClockNotes(world: World, laptop: Laptop, after: number): void {
  const { db } = laptop.disk
  const rows = look(
    db,
    `SELECT tx.hash, tx.scope, op.id, op.tbl, op.row, op.body FROM tx JOIN op ON op.tx = tx.id
       WHERE tx.n > ? AND tx.action = 'clock.note'`,
  ).all(after) as { hash: string; scope: string; id: string; tbl: string; row: string; body: string }[]
  for (const { hash, scope, id, tbl, row, body } of rows) {
    const deeds = Object.entries(JSON.parse(body) as Record<string, [unknown, string[]]>).map(
      ([register, [value]]): Deed => ({
        op: id,
        table: tbl,
        row,
        register,
        scope,
        value: canonical(value),
        shown: [],
        known: null,
      }),
    )
    world.witness.note({ hash, scope, text: envelopeOf(db, hash)!.text, deeds })
    laptop.acknowledged.add(hash)
  }
}

function targetsOf(world: World, laptop: Laptop): Target[] {
  const mine = targets.filter(({ scope }) => holdsScope(laptop.scopes, scope))
  const first = world.random.pick(mine)
  return world.random.chance(0.2)
    ? [first, world.random.pick(mine)].filter((t, n, all) => all.indexOf(t) === n)
    : [first]
}

function actHere(world: World, laptop: Laptop): void {
  const { random } = world
  const { db } = laptop.disk
  const deeds: (Omit<Deed, 'op'> & { key: string })[] = []
  const base = { db, now: () => nowOf(laptop), demo: false } as unknown as QueryContext
  const { written } = transact(
    base,
    { device: laptop.device, sign: laptop.seal.sign },
    () => random.id(),
    'sim',
    (ctx) => {
      for (const { type, row, scope, registers } of targetsOf(world, laptop)) {
        const record = readRecord(db, type, row)
        const values = record as unknown as Record<string, unknown> | undefined
        const open = !values?.['void']
        const note = (register: string, value: unknown, shown: readonly string[]): void => {
          const known = register === 'void' && value !== null ? new Set(opsOn(db, type.table, row)) : null
          const key = `${type.table}/${row}/${register}`
          deeds.push({ key, table: type.table, row, register, scope, value: canonical(value), shown, known })
        }
        const conflict =
          record && record.conflicts.length > 0 && random.chance(0.4) ? random.pick(record.conflicts) : ''
        if (conflict !== '' && registers[conflict]) {
          const shown = headIds(db, type, row)[conflict]!
          const value = conflict === 'void' && random.chance(0.5) ? null : registers[conflict](random)
          note(conflict, value, shown)
          ctx.resolve(type, row, conflict, value, shown)
          continue
        }
        const names = Object.keys(registers).filter((r) => (r === 'void' ? random.chance(0.2) : open))
        if (names.length === 0) continue
        const register = random.pick(names)
        const value = open ? registers[register]!(random) : null
        const head = record?.heads[register]
        note(register, value, head ? likeShown(db, type.table, row, register, head) : [])
        ctx.write(type, row, scope, { [register]: value } as never)
      }
    },
    world.rules,
  )
  laptop.disk.revive()
  const hashes = written.transactions.map((id) => hashOfTx(db, id))
  const deed = ({ key, ...rest }: (typeof deeds)[number]): Deed[] =>
    written.heads[key] === undefined ? [] : [{ op: written.heads[key], ...rest }]
  const all = deeds.flatMap(deed)
  for (const { hash, scope } of hashes) {
    world.witness.note({ hash, scope, text: envelopeOf(db, hash)!.text, deeds: all.filter((d) => d.scope === scope) })
    laptop.acknowledged.add(hash)
  }
}

/** What a later version might write: registers, kinds of record, values and fields that this one does not know. */
function actNewer(world: World, laptop: Laptop): void {
  const { random } = world
  const { db } = laptop.disk
  const mine = targets.filter(({ scope }) => holdsScope(laptop.scopes, scope))
  const { type, row, scope, registers } = random.pick(mine)
  const kind = random.below(3)
  const table = kind === 0 ? 'valve' : type.table
  const register = kind === 2 ? random.pick(Object.keys(registers).filter((r) => r !== 'void')) : 'colour'
  const value = { later: word(random), n: random.below(9) }
  const shown = newerHeads(db, type, table, row, register)
  const op = random.id()
  const tx = db.raw.transaction(() => {
    const { clock } = beginTransaction(db, '', scope, epochOf(nowOf(laptop)))
    const text = canonical({
      action: 'newer',
      author: `person-${laptop.device}`,
      clock,
      device: laptop.device,
      id: random.id(),
      later: { depth: [1, '新'] },
      ops: [{ id: op, table, row, set: { [register]: [value, shown] }, reason: '新版本' }],
      previous: '',
      schemaVersion: schemaVersion + 2,
      scope,
    })
    applyTransactions(db, [{ text, signature: laptop.seal.sign(text), seq: null }], {
      check: () => null,
      relay: true,
      rules: world.rules,
    })
    return text
  })()
  laptop.disk.revive()
  const { hash } = lastTx(db)
  const deed = { op, table, row, register, scope, value: canonical(value), shown, known: null }
  world.witness.note({ hash, scope, text: tx, deeds: [deed] })
  laptop.acknowledged.add(hash)
}

/** The newer version shows one of the heads of a register that this one may not know. */
function newerHeads(db: Db, type: RecordType, table: string, row: string, register: string): string[] {
  if (table === type.table && Object.hasOwn(type.registers, register))
    return (headIds(db, type, row)[register] ?? []).slice(0, 1)
  const ops = look(
    db,
    `SELECT id, json_extract(body, '$."${register}"[1]') AS bases FROM op
       WHERE tbl = ? AND row = ? AND json_type(body, '$."${register}"') IS NOT NULL ORDER BY n`,
  ).all(table, row) as { id: string; bases: string }[]
  const gone = new Set(ops.flatMap(({ bases }) => JSON.parse(bases) as string[]))
  return ops
    .filter(({ id }) => !gone.has(id))
    .map(({ id }) => id)
    .slice(0, 1)
}

/** The value on the screen may be that of several people who set the same. */
function likeShown(db: Db, table: string, row: string, register: string, op: string): string[] {
  const heads = look(db, 'SELECT op, value FROM head WHERE tbl = ? AND row = ? AND register = ?').all(
    table,
    row,
    register,
  ) as { op: string; value: string }[]
  const shown = heads.find((h) => h.op === op)
  return shown ? heads.filter((h) => h.value === shown.value).map((h) => h.op) : [op]
}

function opsOn(db: Db, table: string, row: string): string[] {
  return look(db, 'SELECT id FROM op WHERE tbl = ? AND row = ?').pluck().all(table, row) as string[]
}
function hashOfTx(db: Db, id: string): { hash: string; scope: string } {
  return look(db, 'SELECT hash, scope FROM tx WHERE id = ?').get(id) as { hash: string; scope: string }
}
function lastTx(db: Db): { hash: string } {
  return look(db, 'SELECT hash FROM tx ORDER BY n DESC LIMIT 1').get() as { hash: string }
}
