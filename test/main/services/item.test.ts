import { expect, test } from 'vitest'
import { begunInspection, measured } from '../../support/builders.ts'

const space = (name: string, value: string) => measured(value, { key: `used-percent/${name}`, object: name })

test.each([
  ['79.999', 'normal'],
  ['80', 'attention'],
  ['89.999', 'attention'],
  ['90.000', 'abnormal'],
  ['100', 'abnormal'],
])('a tablespace at %s %% is %s: the contract says less than 90, and 80 warns', async (value, verdict) => {
  const { measure, item } = await begunInspection()
  await measure('ENV-05', space('EBILL_DATA', value))
  expect((await item('ENV-05')).judgement.verdict).toBe(verdict)
})

test('the worst of several rows decides, whatever their order', async () => {
  const { measure, item } = await begunInspection()
  for (const [name, value] of [
    ['A', '12'],
    ['B', '90.001'],
    ['C', '85'],
  ] as const)
    await measure('ENV-05', space(name, value))
  const { judgement } = await item('ENV-05')
  expect(judgement.verdict).toBe('abnormal')
  expect(judgement.rows.map((r) => r.key)).toEqual(['used-percent/B', 'used-percent/C', 'used-percent/A'])
})

test('正常 is refused while a required value is missing, and given once it is there', async () => {
  const { refused, inspection, measure, judge, item } = await begunInspection()
  const failure = await refused('item.judge', { inspection, item: 'ENV-05', verdict: 'normal', reason: '', seen: null })
  expect(failure).toMatchObject({ code: 'incomplete', sentence: expect.stringContaining('使用率') })
  await measure('ENV-05', space('EBILL_DATA', '42'))
  expect(await judge('ENV-05', 'normal')).toEqual({ next: expect.any(String) })
  expect((await item('ENV-05')).meas).toMatchObject({
    verdict: 'normal',
    checker: '工程师甲',
    checkedAt: '2024-03-20T09:00:00.000+08:00',
  })
})

test.each(['NaN', 'Infinity', '-Infinity', '-5', '100.001', '0x1f', '九十', '９０', '９０％', '90%', '--', ' ', '😀'])(
  'the value %j is kept as typed but never judged: the item cannot be 正常 with it',
  async (value) => {
    const { measure, item, refused, inspection } = await begunInspection()
    await measure('ENV-05', space('EBILL_DATA', value))
    const view = await item('ENV-05')
    expect(view.meas.rows[0]!.value).toBe(value)
    expect(view.judgement.verdict).toBeNull()
    const seen = view.heads['meas'] ?? null
    expect(
      (await refused('item.judge', { inspection, item: 'ENV-05', verdict: 'normal', reason: '', seen })).code,
    ).toBe('incomplete')
  },
)

test('a value nobody asked for may stay empty, but what stands in it must be readable', async () => {
  const { measure, refused, inspection, item, judge } = await begunInspection()
  const optional = (value: string) =>
    measured(value, { key: 'cpu-average/db', measure: 'cpu-average', object: 'db', basis: 'none' })
  await measure('ENV-03', optional('-3'))
  const seen = (await item('ENV-03')).heads['meas'] ?? null
  expect((await refused('item.judge', { inspection, item: 'ENV-03', verdict: 'normal', reason: '', seen })).code).toBe(
    'incomplete',
  )
  await measure('ENV-03', optional(''))
  await judge('ENV-03', 'normal')
})

test('正常 marks every open sub-point with it, and key 1 goes on to the next open item', async () => {
  const { judge, item } = await begunInspection()
  const { next } = await judge('BIZ-07', 'normal')
  const view = await item('BIZ-07')
  expect(view.meas.whole).toBe(true)
  expect(Object.values(view.meas.subPoints).every((s) => s.state === 'normal')).toBe(true)
  expect(next).toBe('ENV-01')
})

test('异常 and 关注 open a finding at once; a milder verdict withdraws it and judging back brings its text again', async () => {
  const { judge, item, act, call } = await begunInspection()
  await judge('ENV-09', 'abnormal')
  const [finding] = (await item('ENV-09')).findings
  expect(finding).toMatchObject({
    origin: { level: 'abnormal', item: 'ENV-09', raisedAt: '2024-03-20T09:00:00.000+08:00' },
    state: { state: 'open' },
  })
  const problem = { description: '数据库日志有未解释的错误', impact: '', risk: 'high' as const }
  await act('record', 'edit', {
    table: 'finding',
    row: finding!.id,
    register: 'problem',
    value: problem,
    seen: null,
    seal: true,
  })
  await judge('ENV-09', 'normal')
  expect((await item('ENV-09')).findings).toEqual([])
  await judge('ENV-09', 'attention')
  const [again] = (await item('ENV-09')).findings
  expect(again).toMatchObject({ id: finding!.id, problem, origin: { level: 'attention' }, state: { state: 'open' } })
  expect(await call('finding.withdraw', { finding: finding!.id, reason: '' })).toMatchObject({
    failure: { code: 'invalid-input' },
  })
})

test('不适用 and 未检查 need their reason before the item is complete', async () => {
  const { judge, item, state } = await begunInspection()
  for (const verdict of ['not-applicable', 'unchecked'] as const) {
    await judge('BIZ-01', verdict)
    expect((await state()).gaps.find((g) => g.item === 'BIZ-01')).toMatchObject({ field: 'reason' })
    await judge('BIZ-01', verdict, '医院无此业务')
    expect((await item('BIZ-01')).progress).toBe('complete')
  }
})

test('a verdict milder than its values stands, but as a contradiction that blocks finalising', async () => {
  const { measure, judge, state } = await begunInspection()
  await measure('ENV-05', space('EBILL_DATA', '93.41'))
  await judge('ENV-05', 'normal')
  expect((await state()).gaps.find((g) => g.item === 'ENV-05')).toMatchObject({ sentence: '结果与实测值矛盾。' })
})

test('two rows cannot be given one name', async () => {
  const { measure, refused, inspection, item } = await begunInspection()
  await measure('ENV-05', space('A', '12'))
  await measure('ENV-05', space('B', '13'))
  const seen = (await item('ENV-05')).heads['meas'] ?? null
  const failure = await refused('item.setRow', {
    inspection,
    item: 'ENV-05',
    row: space('A', '13'),
    replaces: 'used-percent/B',
    seen,
    seal: true,
  })
  expect(failure.sentence).toContain('“A”')
  expect((await item('ENV-05')).meas.rows.map((r) => r.object)).toEqual(['A', 'B'])
})

test('an edit over a measurement that another window changed is refused and changes nothing', async () => {
  const { measure, refused, inspection, item } = await begunInspection()
  const row = space('A', '12')
  await measure('ENV-05', row)
  for (const seal of [true, false])
    expect(
      (await refused('item.setRow', { inspection, item: 'ENV-05', row: { ...row, value: '99' }, seen: null, seal }))
        .code,
    ).toBe('stale')
  expect((await item('ENV-05')).meas.rows[0]!.value).toBe('12')
})

test('a value typed key by key is durable at once and one operation in the end', async () => {
  const { act, inspection, item, app, folder, clock } = await begunInspection()
  const set = (value: string, seal: boolean) =>
    act('item', 'setRow', { inspection, item: 'ENV-05', row: space('A', value), seen: null, seal })
  for (const value of ['9', '93', '93.', '93.4', '93.41']) await set(value, false)
  expect((await item('ENV-05')).meas.rows[0]!.value).toBe('93.41')
  expect((await item('ENV-05')).heads['meas'] ?? null).toBeNull()
  await set('93.41', true)
  const log = await act('history', 'of', { table: 'inspection_item', row: `${inspection}:ENV-05` })
  expect(log.filter((e) => e.changes.some((c) => c.register === 'meas')).length).toBe(1)
  expect(app.folder).toBe(folder)
  expect(clock.now()).toContain('2024-03-20')
})

test('phrases for a judged row have its numbers in them', async () => {
  const { measure, judge, act, inspection } = await begunInspection()
  await measure('ENV-05', measured('93.4099', { used: '38260.7', total: '40960', unit: 'MB' }))
  await judge('ENV-05', 'abnormal')
  const phrases = await act('item', 'suggestions', { inspection, item: 'ENV-05' })
  expect(phrases.length).toBeGreaterThan(0)
  expect(phrases[0]!.problem).toContain('EBILL_DATA')
  expect(phrases[0]!.problem).toContain('93.41')
  for (const p of phrases) expect(`${p.problem}${p.impact}${p.advice}`).not.toMatch(/[{}]/)
})
