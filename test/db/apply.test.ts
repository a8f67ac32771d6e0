import { expect, test } from 'vitest'
import { applyTransactions, type Arriving, retryQuarantined } from '../../db/apply.ts'
import { listConflicts } from '../../db/conflicts.ts'
import { sha256 } from '../../db/crypto.ts'
import { envelopeOf } from '../../db/envelope.ts'
import { outboxFrom } from '../../db/outbox.ts'
import { readRecord } from '../../db/records.ts'
import { writeState } from '../../db/state.ts'
import { finding } from '../../domain/record/finding.ts'
import { inspection } from '../../domain/record/inspection.ts'
import { canonical } from '../../domain/sync/canonical.ts'
import { type Op, signedText, type Transaction } from '../../domain/sync/op.ts'
import { readWhatIsNewlyKnown } from '../../main/sync/upgrade.ts'
import { projection, testStore } from '../support/store.ts'

const advice = (text: string) => ({ group: null, text, basis: '', party: null, due: '' })
const tx = (id: string, ops: readonly Op[], change: Partial<Transaction> = {}): Transaction => ({
  id,
  device: 'elsewhere',
  author: 'p',
  scope: 'contract-1',
  schemaVersion: 1,
  clock: `001710900000000-0000${id.at(-1)!}`,
  action: 'test',
  previous: '',
  ops,
  ...change,
})
const op = (id: string, set: Op['set'], row = 'f1', table = 'finding'): Op => ({ id, table, row, set })
const arriving = (t: object, seq: number | null = null): Arriving => ({ text: canonical(t), signature: 's', seq })
const all = { check: () => null, relay: false }

test('what came is stored as it was signed, marked with its place, and taken once', () => {
  const { db } = testStore()
  const one = arriving(tx('t1', [op('o1', { advice: [advice('一'), []] })]), 7)
  expect(applyTransactions(db, [one], all)).toMatchObject({ added: 1, quarantined: 0, tables: new Set(['finding']) })
  expect(applyTransactions(db, [{ ...one, seq: 9 }], all)).toMatchObject({ added: 0 })
  expect(envelopeOf(db, sha256(one.text))).toEqual({ text: one.text, signature: 's' })
  expect(db.raw.prepare('SELECT hub_seq, text FROM tx').get()).toEqual({ hub_seq: 9, text: null })
  expect(outboxFrom(db, 1, 10)).toEqual([])
})

test('what came by a bundle is offered on in its order', () => {
  const { db } = testStore()
  const both = [1, 2].map((n) => arriving(tx(`t${n}`, [op(`o${n}`, { advice: [advice('一'), []] }, `f${n}`)])))
  applyTransactions(db, both, { ...all, relay: true })
  expect(outboxFrom(db, 1, 10).map((o) => o.hash)).toEqual(both.map((b) => sha256(b.text)))
})

test('fields of a newer version are kept in the text and travel on', () => {
  const { db } = testStore()
  const newer = { ...tx('t1', [op('o1', { advice: [advice('一'), []] })]), mood: '好', schemaVersion: 9 }
  applyTransactions(db, [arriving(newer)], all)
  expect(envelopeOf(db, sha256(canonical(newer)))!.text).toBe(canonical(newer))
  const strange = tx('t2', [{ ...op('o2', { advice: [advice('二'), []] }, 'f2'), reason: '新' } as Op])
  applyTransactions(db, [arriving(strange)], all)
  expect(envelopeOf(db, sha256(signedText(strange)))!.text).toBe(signedText(strange))
})

test('one that cannot be taken in is kept aside, is told, is relayed and stops no other', () => {
  const { db } = testStore()
  const good = arriving(tx('t1', [op('o1', { advice: [advice('一'), []] })]), 1)
  const sameId = arriving(tx('t1', [op('o9', { advice: [advice('九'), []] }, 'f9')]), 2)
  const sameOp = arriving(tx('t2', [op('o1', { advice: [advice('八'), []] }, 'f8')]), 3)
  const twins = arriving(tx('t3', [op('o3', {}, 'f3'), op('o3', {}, 'f4')]), 4)
  const nonsense: Arriving = { text: '{"no":"transaction"}', signature: 's', seq: 5 }
  const forged = arriving(tx('t4', [op('o4', { advice: [advice('四'), []] }, 'f5')]), 6)
  const last = arriving(tx('t5', [op('o5', { advice: [advice('五'), []] }, 'f6')]), 7)
  const check = (_: unknown, t: { id: string } | null) => (t?.id === 't4' ? 'signature' : null)
  const done = applyTransactions(db, [good, sameId, sameOp, twins, nonsense, forged, last], { ...all, check })
  expect(done).toMatchObject({ added: 7, quarantined: 5 })
  expect(db.raw.prepare('SELECT reason FROM quarantine ORDER BY hub_seq').pluck().all()).toEqual([
    'duplicate-id',
    'duplicate-id',
    'duplicate-id',
    'malformed',
    'signature',
  ])
  expect(readRecord(db, finding, 'f6')).toMatchObject({ advice: { text: '五' } })
  expect(readRecord(db, finding, 'f5')).toBeUndefined()
  expect(envelopeOf(db, sha256(forged.text))).toEqual({ text: forged.text, signature: 's' })
  // It comes again: nothing new. Then its device is known: it is taken in.
  expect(applyTransactions(db, [{ ...forged, seq: 8 }], all)).toMatchObject({ added: 0 })
  expect(retryQuarantined(db, all)).toMatchObject({ added: 5, quarantined: 4 })
  expect(readRecord(db, finding, 'f5')).toMatchObject({ advice: { text: '四' } })
  expect(db.raw.prepare("SELECT hub_seq FROM tx WHERE id = 't4'").pluck().get()).toBe(8)
})

test('an error of this program with one of them leaves the others, and a full disk leaves none', () => {
  const { db } = testStore()
  const three = [1, 2, 3].map((n) => arriving(tx(`t${n}`, [op(`o${n}`, { advice: [advice('一'), []] }, `f${n}`)]), n))
  const prepare = db.prepare.bind(db)
  const failing = (code: string) => ({
    ...db,
    prepare: (text: string) => {
      const statement = prepare(text)
      if (!text.startsWith('INSERT INTO finding')) return statement
      return {
        run: (...values: unknown[]) => {
          if (values[0] === 'f2') throw Object.assign(new Error('a bug'), { code })
          return statement.run(...values)
        },
      } as never
    },
  })
  expect(() => applyTransactions(failing('SQLITE_FULL'), three, all)).toThrow('a bug')
  expect(db.raw.prepare('SELECT count(*) FROM tx').pluck().get()).toBe(0)
  expect(applyTransactions(failing(''), three, all)).toMatchObject({ added: 3, quarantined: 1 })
  expect(db.raw.prepare('SELECT reason, hub_seq FROM quarantine').all()).toEqual([
    { reason: 'cannot-apply', hub_seq: 2 },
  ])
  expect(db.raw.prepare('SELECT id FROM finding ORDER BY id').pluck().all()).toEqual(['f1', 'f3'])
})

test('a value that only a newer version can read shows as empty and waits; the update shows it', () => {
  const { db } = testStore()
  const set = (value: unknown, ...bases: string[]): Op['set'] => ({ advice: [value, bases] })
  applyTransactions(db, [arriving(tx('t1', [op('o1', set(advice('旧')))]))], all)
  applyTransactions(db, [arriving(tx('t2', [op('o2', set({ later: 1 }, 'o1'))]))], all)
  expect(readRecord(db, finding, 'f1')).toMatchObject({ advice: null, heads: { advice: 'o2' }, conflicts: ['advice'] })
  expect(listConflicts(db)).toMatchObject([{ kind: 'newer', register: 'advice' }])
  // Another value beside it can be read and is shown; both wait.
  applyTransactions(db, [arriving(tx('t3', [op('o3', set(advice('旁'), 'o1'))]))], all)
  expect(readRecord(db, finding, 'f1')).toMatchObject({ advice: { text: '旁' }, conflicts: ['advice'] })
  expect(listConflicts(db)).toMatchObject([{ kind: 'values' }])
  // As if this version had just learnt what an opaque register is.
  const before = projection(db)
  writeState(db, 'sync/known-records', 'of an older version')
  db.raw.exec("UPDATE finding SET advice = 'not projected yet'")
  readWhatIsNewlyKnown(db)
  expect(projection(db)).toEqual(before)
})

test('a void record comes back by an edit that its voider had not seen, and goes by a decision', () => {
  const { db } = testStore()
  const place = (text: string, ...bases: string[]): Op['set'] => ({ place: [{ place: text }, bases] })
  const on = (id: string, set: Op['set'], more: Partial<Op> = {}): Op => ({
    ...op(id, set, 'i1', 'inspection'),
    ...more,
  })
  const voided = (...bases: string[]): Op['set'] => ({ void: [{ reason: '误建', at: '' }, bases] })
  const take = (...ops: Op[]) => applyTransactions(db, [arriving(tx(`t${ops[0]!.id}`, ops))], all)
  take(on('o1', place('机房')))
  take(on('o2', voided(), { seen: { place: ['o1'] } }))
  expect(readRecord(db, inspection, 'i1')).toMatchObject({ void: { reason: '误建' }, conflicts: [] })
  take(on('o3', place('门诊', 'o1')))
  expect(readRecord(db, inspection, 'i1')).toMatchObject({ void: null, place: { place: '门诊' }, conflicts: ['void'] })
  expect(listConflicts(db)).toMatchObject([{ kind: 'void', values: [{ op: 'o2' }] }])
  take(on('o4', voided('o2'), { seen: { place: ['o3'], void: ['o2'] } }))
  expect(readRecord(db, inspection, 'i1')).toMatchObject({ void: { reason: '误建' }, conflicts: [] })
  // An older version says nothing of what it saw; two who void it for two reasons disagree about the reason.
  take(on('o5', voided()))
  expect(readRecord(db, inspection, 'i1')!.void).not.toBeNull()
  take(on('o6', { void: [null, ['o4', 'o5']] }))
  expect(readRecord(db, inspection, 'i1')).toMatchObject({ void: null, conflicts: [] })
})

test('two who set the same agree: both stay heads, nothing waits, and the next edit replaces both', () => {
  const { db } = testStore()
  const take = (o: Op) => applyTransactions(db, [arriving(tx(`t${o.id}`, [o]))], all)
  take(op('o1', { advice: [advice('同'), []] }))
  take(op('o2', { advice: [advice('同'), []] }))
  expect(readRecord(db, finding, 'f1')).toMatchObject({ advice: { text: '同' }, conflicts: [] })
  expect(listConflicts(db)).toEqual([])
  expect(db.raw.prepare('SELECT op, quiet FROM head ORDER BY op').all()).toEqual([
    { op: 'o1', quiet: 1 },
    { op: 'o2', quiet: 1 },
  ])
  take(op('o3', { advice: [advice('异'), ['o1']] }))
  expect(readRecord(db, finding, 'f1')!.conflicts).toEqual(['advice'])
})
