import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Db } from '../../db/handle.ts'
import { appendOp, insertTransaction } from '../../db/log.ts'
import { rebuild } from '../../db/rebuild.ts'
import { schemaVersion } from '../../domain/sync/op.ts'
import { editHistory, type HistoryStep } from '../support/history.ts'
import { projection, testStore } from '../support/store.ts'

/** Stores the steps in the order in which they are given, each as a transaction that came from elsewhere. */
function stored(steps: readonly HistoryStep[]): Db {
  const { db } = testStore()
  db.raw.pragma('synchronous = OFF')
  for (const { op, scope, clock } of steps)
    db.raw.transaction(() => {
      const id = `tx-${op.id}`
      const about = { device: 'd', author: '', schemaVersion, action: 'test', previous: '' }
      insertTransaction(db, { ...about, id, scope, clock }, { hash: id, signature: 's', hubSeq: null, text: null })
      appendOp(db, op, { id, scope, clock })
    })()
  return db
}

test('the rows of any history, projected again from the log, are the same byte for byte', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(editHistory, (steps) => {
      const db = stored(steps)
      const before = projection(db)
      db.raw.exec('UPDATE finding SET advice = NULL; DELETE FROM inspection; DELETE FROM head')
      rebuild(db)
      expect(projection(db)).toEqual(before)
      db.raw.close()
    }),
    { numRuns: 60 },
  )
})

test(
  'the same operations in any order, causal or not, leave the same rows, byte for byte',
  { timeout: 120_000 },
  () => {
    fc.assert(
      fc.property(editHistory, fc.infiniteStream(fc.nat()), (steps, ranks) => {
        const db = stored(steps)
        const shuffled = steps
          .map((step) => ({ step, rank: ranks.next().value! }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ step }) => step)
        const other = stored(shuffled)
        expect(projection(other)).toEqual(projection(db))
        expect(projection(db)['ahead']).toEqual([])
        rebuild(other)
        expect(projection(other)).toEqual(projection(db))
        db.raw.close()
        other.raw.close()
      }),
      { numRuns: 60 },
    )
  },
)
