import { expect, test } from 'vitest'
import { openApp } from '../../../main/app.ts'
import { actorOf } from '../../../main/demo/actor.ts'
import { storyClock } from '../../../main/demo/clock.ts'
import { playYear2024 } from '../../../main/demo/year/year-2024.ts'
import { playYear2026 } from '../../../main/demo/year/year-2026.ts'
import { testFolder } from '../../support/folder.ts'

// Two whole service years with every document of theirs.
const patience = 900_000

test(
  'both scripted years fill every one of the 99 obligations, and the packages stand or fall by it',
  { timeout: patience },
  async () => {
    const clock = storyClock('2024-01-02T08:30:00.000+08:00')
    const app = openApp({ folder: testFolder(), clock: clock.now, demo: true })
    const actor = actorOf(app)
    try {
      const years = [await playYear2024(actor, clock), await playYear2026(actor, clock, ['M11'])] as const
      const matrices = []
      for (const { contract } of years) matrices.push(await actor.act('obligation', 'matrix', { contract }))
      expect(matrices.map((m) => m.rows.length)).toEqual([59, 40])
      const rows = matrices.flatMap((m) => m.rows)

      // A statement that nothing occurred is no proof path: each obligation has another proof somewhere in the year.
      const unproven = rows.filter(
        ({ cells }) => !cells.some((cell) => cell?.proofs.some((proof) => proof.kind !== 'R20')),
      )
      expect(unproven.map((r) => r.clause.id)).toEqual([])
      const red = rows.flatMap(({ clause, cells }) =>
        cells.flatMap((cell) => (cell && cell.state === 'overdue' ? [`${clause.id} ${cell.column}`] : [])),
      )
      expect(new Set(red.map((name) => name.split(' ')[0]))).toEqual(new Set(['B-056']))

      const [first, second] = years
      const a = await actor.act('acceptance', 'state', { contract: first.contract })
      expect(a.items).toEqual({ done: 68, expected: 68 })
      expect(a.refusal).toBeNull()
      const b = await actor.act('acceptance', 'state', { contract: second.contract })
      expect(b.refusal?.sentence).toBe('B-056 建立日常维护日志：第11个服务月（2027-05-26至2027-06-25）缺少维护日志')
    } finally {
      app.close()
    }
  },
)
