/**
 * A process of its own that saves through the writer and prints the number of each save once it is acknowledged:
 * `node saving.ts FOLDER ROUND COUNT [SYNCHRONOUS]`. Even saves are sealed, odd ones are drafts. COUNT 0 goes on until it
 * is killed; SYNCHRONOUS replaces what the product sets.
 */
import { writeSync } from 'node:fs'
import { join } from 'node:path'
import { randomId } from '../../db/crypto.ts'
import { openDatabase } from '../../db/open.ts'
import { readRecord } from '../../db/records.ts'
import { firm } from '../../domain/record/organisation.ts'
import { orgScope } from '../../domain/sync/op.ts'
import { systemClock } from '../../main/clock.ts'
import { loadDevice } from '../../main/device.ts'
import type { QueryContext } from '../../main/procedure.ts'
import { transact } from '../../main/writer.ts'

const [folder, round, count, synchronous] = process.argv.slice(2) as [string, string, string, string?]
const db = openDatabase(join(folder, 'rounds.db'), systemClock())
if (synchronous) db.raw.pragma(`synchronous = ${synchronous}`)
const signer = loadDevice(folder)
// The writer itself needs no more of its context.
const base = { db, now: systemClock } as QueryContext
for (let n = 0; n < Number(count) || count === '0'; n++) {
  const value = { name: `${round}-${n}` }
  const seen = readRecord(db, firm, 'firm')?.heads['name'] ?? null
  transact(base, signer, randomId, 'test', (ctx) =>
    n % 2 === 0
      ? ctx.write(firm, 'firm', orgScope, { name: value }, { name: seen })
      : ctx.draft({ table: 'firm', row: 'firm', register: 'name', scope: orgScope, value, seen }),
  )
  writeSync(1, `${n}\n`)
}
