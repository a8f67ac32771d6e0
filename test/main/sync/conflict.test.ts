import { expect, test } from 'vitest'
import type { TestApp } from '../../support/app.ts'
import { begunInspection } from '../../support/builders.ts'
import { pairedApp, pairWith, servedHub } from '../../support/sync.ts'

/** Two laptops that judged the same item without knowing of each other, and have synced. */
async function disagreed() {
  const hub = await servedHub()
  const a = await begunInspection()
  await pairWith(hub, a, { name: '甲机' })
  await a.act('sync', 'now', {})
  const b = await pairedApp(hub, '乙机')
  const item = (app: TestApp) => app.act('inspection', 'state', { inspection: a.inspection })
  await a.judge('ENV-01', 'normal')
  b.clock.pass(3_600_000)
  await b.act('item', 'judge', {
    inspection: a.inspection,
    item: 'ENV-01',
    verdict: 'abnormal',
    reason: '',
    seen: null,
  })
  await a.act('sync', 'now', {})
  await b.act('sync', 'now', {})
  await a.act('sync', 'now', {})
  const conflictsOf = (app: TestApp) => app.act('sync', 'conflicts', {})
  return { hub, a, b, item, conflictsOf }
}

test('both see both values, authors and times; the worse one is shown until somebody decides', async () => {
  const { a, b, item, conflictsOf } = await disagreed()
  for (const app of [a, b]) {
    const conflicts = await conflictsOf(app)
    const meas = conflicts.find((c) => c.register === 'meas')!
    expect(meas).toMatchObject({ table: 'inspection_item', kind: 'values' })
    expect(meas.label.text).toMatch(/^巡检 XJ-2024-Q1-001.* · ENV-01$/)
    expect(meas.values.map(({ value, who, device, shown }) => ({ value, who, device, shown }))).toMatchObject([
      { value: { verdict: 'normal' }, device: '甲机', shown: false },
      { value: { verdict: 'abnormal' }, device: '乙机', shown: true },
    ])
    expect(meas.values[1]!.at > meas.values[0]!.at).toBe(true)
    const shown = (await item(app)).items.find((i) => i.id === 'ENV-01')!
    expect(shown.conflicts).toContain('meas')
    expect(shown.meas?.verdict).toBe('abnormal')
    expect(shown.conflicts).toEqual(['meas'])
    expect(await app.act('sync', 'status', {})).toMatchObject({ conflicts: 1 })
    const target = { kind: 'R01', table: 'inspection', row: a.inspection, period: '' } as const
    expect(await app.act('report', 'check', target)).toMatchObject({ ready: false, conflicts: 1 })
  }
  expect([...a.bugs, ...b.bugs]).toEqual([])
})

test('one decides, both see it, and a decision over what has changed is refused', async () => {
  const { a, b, conflictsOf } = await disagreed()
  for (const c of await conflictsOf(a)) {
    const choice = { choose: 'one', op: c.values[0]!.op } as const
    const shown = c.values.map((v) => v.op)
    const at = { table: c.table, row: c.row, register: c.register }
    expect((await a.refused('sync.resolve', { ...at, shown: shown.slice(1), choice })).code).toBe('stale')
    expect((await a.refused('sync.resolve', { ...at, shown, choice: { choose: 'restore' } })).code).toBe(
      'invalid-input',
    )
    await a.act('sync', 'resolve', { ...at, shown, choice })
  }
  await a.act('sync', 'now', {})
  await b.act('sync', 'now', {})
  expect(await conflictsOf(a)).toEqual([])
  expect(await conflictsOf(b)).toEqual([])
})

test('both results may stand, one after the other: the first counts, the later is the retest', async () => {
  const { a, conflictsOf } = await disagreed()
  const meas = (await conflictsOf(a)).find((c) => c.register === 'meas')!
  const first = meas.values.find((v) => (v.value as { verdict: string }).verdict === 'abnormal')!
  await a.act('sync', 'resolve', {
    table: meas.table,
    row: meas.row,
    register: 'meas',
    shown: meas.values.map((v) => v.op),
    choice: { choose: 'sequence', first: first.op },
  })
  const rows = await a.act('history', 'of', { table: meas.table, row: meas.row })
  expect(rows.flatMap((r) => r.changes).find((c) => c.register === 'retest')?.after).toMatchObject({
    verdict: 'normal',
  })
  expect((await conflictsOf(a)).some((c) => c.register === 'meas')).toBe(false)
})
