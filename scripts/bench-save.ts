/** A one-field durable save against the same bare better-sqlite3 update, interleaved in one run. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { openApp } from '../main/app.ts'
import { systemClock } from '../main/clock.ts'
import { actorOf } from '../main/demo/actor.ts'
import { setUpDemo } from '../main/demo/fill.ts'

const rounds = 1500
const warmUp = 200

/** Median of milliseconds, in microseconds. */
function median(list: readonly number[]): number {
  return Math.round([...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]! * 1000)
}

export async function benchSave(): Promise<Record<string, unknown>> {
  const folder = mkdtempSync(join(tmpdir(), 'rounds-bench-'))
  const app = openApp({ folder: join(folder, 'app'), clock: systemClock })
  const bare = new Database(join(folder, 'bare.db'))
  try {
    const actor = actorOf(app)
    const year = systemClock().slice(0, 4)
    const contract = await setUpDemo(actor, { start: `${year}-01-01`, end: `${year}-12-31` })
    const { inspection } = await actor.act('inspection', 'start', { contract, period: `${year}-Q1` })
    bare.pragma('journal_mode = WAL')
    bare.pragma('synchronous = FULL')
    bare.exec('CREATE TABLE t (id TEXT PRIMARY KEY, v TEXT)')
    bare.prepare('INSERT INTO t VALUES (?, ?)').run('a', '')
    const update = bare.prepare('UPDATE t SET v = ? WHERE id = ?')
    const times = { bare: [] as number[], typed: [] as number[], sealed: [] as number[] }
    let seen: string | null = null
    const edit = async (n: number, seal: boolean): Promise<void> => {
      const reply = await actor.act('record', 'edit', {
        table: 'inspection',
        row: inspection,
        register: 'method',
        value: { tools: `第 ${n} 次`, limits: '' },
        seen,
        seal,
      })
      seen = reply.head
    }
    for (let n = 0; n < warmUp + rounds; n++) {
      const start = performance.now()
      update.run(`第 ${n} 次`, 'a')
      const afterBare = performance.now()
      await edit(n * 2, false)
      const afterTyped = performance.now()
      await edit(n * 2 + 1, true)
      const afterSealed = performance.now()
      if (n < warmUp) continue
      times.bare.push(afterBare - start)
      times.typed.push(afterTyped - afterBare)
      times.sealed.push(afterSealed - afterTyped)
    }
    const [b, t, s] = [median(times.bare), median(times.typed), median(times.sealed)]
    return {
      rounds,
      medianMicroseconds: { bareUpdate: b, typedDraft: t, sealedOperation: s },
      ratio: { typedDraft: Number((t / b).toFixed(2)), sealedOperation: Number((s / b).toFixed(2)) },
    }
  } finally {
    bare.close()
    app.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
