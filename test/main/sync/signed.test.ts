import { expect, test } from 'vitest'
import { firstQuarter, finaliseQuarter, playQuarter, reportOf, setUpDemo } from '../../../main/demo/fill.ts'
import { testApp } from '../../support/app.ts'
import { pairedApp, pairWith, servedHub } from '../../support/sync.ts'

test(
  'a change that arrives under a signed report is kept and shown; nothing is signed over a conflict',
  { timeout: 300_000 },
  async () => {
    const hub = await servedHub()
    const a = testApp()
    const clock = {
      now: a.clock.now,
      at: a.clock.at,
      pass: (s: number) => a.clock.pass(s * 1000),
      follow: () => undefined,
    }
    const contract = await setUpDemo(a, { start: '2024-01-01', end: '2024-12-31' })
    const begun = '2024-03-20T09:12:00.000+08:00'
    const inspection = await playQuarter(a, clock, contract, '2024-Q1', begun, firstQuarter)
    await pairWith(hub, a, { name: '甲机' })
    await a.act('sync', 'now', {})
    const b = await pairedApp(hub, '乙机')
    const item = async (app: typeof a) =>
      (await app.act('inspection', 'state', { inspection })).items.find((i) => i.id === 'BIZ-01')!

    // The first signs; the second, who does not know, judges an item otherwise.
    await finaliseQuarter(a, inspection)
    expect(await a.act('report', 'check', reportOf(inspection))).toMatchObject({ changed: false, conflicts: 0 })
    const seen = (await item(b)).heads['meas']!
    await b.act('item', 'judge', { inspection, item: 'BIZ-01', verdict: 'unchecked', reason: '没有账号', seen })
    // A value that nobody disagrees with: the report no longer says what the record says.
    await b.act('sync', 'now', {})
    await a.act('sync', 'now', {})
    await b.act('sync', 'now', {})
    for (const app of [a, b])
      expect(await app.act('report', 'check', reportOf(inspection))).toMatchObject({ changed: true, locked: true })

    // Both correct it apart: a conflict, which blocks the next version on both.
    await a.act('report', 'correct', { ...reportOf(inspection), reason: '核对后更正' })
    const judge = async (app: typeof a, verdict: 'normal' | 'unchecked', reason: string) =>
      app.act('item', 'judge', { inspection, item: 'BIZ-01', verdict, reason, seen: (await item(app)).heads['meas']! })
    await a.act('sync', 'now', {})
    await b.act('sync', 'now', {})
    await judge(a, 'normal', '')
    await judge(b, 'unchecked', '停电')
    await a.act('sync', 'now', {})
    await b.act('sync', 'now', {})
    await a.act('sync', 'now', {})
    for (const app of [a, b]) {
      expect((await item(app)).meas?.verdict).toBe('unchecked')
      const check = await app.act('report', 'check', reportOf(inspection))
      expect(check).toMatchObject({ ready: false, changed: true })
      expect(check.conflicts).toBeGreaterThan(0)
      expect((await app.refused('report.finalise', reportOf(inspection))).sentence).toContain('冲突')
    }

    // One decides, and the next version is signed and read by the other.
    for (const c of await a.act('sync', 'conflicts', {}))
      await a.act('sync', 'resolve', {
        table: c.table,
        row: c.row,
        register: c.register,
        shown: c.values.map((v) => v.op),
        choice: {
          choose: 'one',
          op: c.values.find((v) => (v.value as { verdict?: string })?.verdict === 'normal')?.op ?? c.values[0]!.op,
        },
      })
    const check = await a.act('report', 'check', reportOf(inspection))
    expect(check).toMatchObject({ conflicts: 0, ready: true })
    await a.act('report', 'finalise', reportOf(inspection))
    await a.act('sync', 'now', {})
    await b.act('sync', 'now', {})
    const versions = (await b.act('report', 'check', reportOf(inspection))).versions
    expect(versions.map((v) => [v.version.version, v.superseded !== null])).toEqual([
      ['V1.0', true],
      ['V1.1', false],
    ])
    expect([...a.bugs, ...b.bugs]).toEqual([])
  },
)
