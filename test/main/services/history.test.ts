import { expect, test } from 'vitest'
import { begunInspection, measured } from '../../support/builders.ts'

test('the history tells who set what, when, and what stood there before', async () => {
  const { act, inspection, clock, item } = await begunInspection()
  const edit = async (text: string) =>
    act('record', 'edit', {
      table: 'inspection_item',
      row: `${inspection}:BIZ-01`,
      register: 'note',
      value: { text },
      seen: (await item('BIZ-01')).heads['note'] ?? null,
      seal: true,
    })
  await edit('第一次')
  clock.pass(60_000)
  await edit('第二次')
  const log = await act('history', 'of', { table: 'inspection_item', row: `${inspection}:BIZ-01` })
  const notes = log.flatMap((e) =>
    e.changes.filter((c) => c.register === 'note').map((c) => ({ at: e.at, who: e.who, ...c })),
  )
  expect(notes).toEqual([
    {
      at: '2024-03-20T09:01:00.000+08:00',
      who: '工程师甲',
      register: 'note',
      before: { text: '第一次' },
      after: { text: '第二次' },
    },
    { at: '2024-03-20T09:00:00.000+08:00', who: '工程师甲', register: 'note', before: null, after: { text: '第一次' } },
  ])
})

test('undoing a judgement takes its finding with it, and is itself in the history', async () => {
  const { call, inspection, item, act } = await begunInspection()
  const reply = await call('item.judge', { inspection, item: 'ENV-09', verdict: 'abnormal', reason: '', seen: null })
  if (!reply.ok) throw new Error('not judged')
  expect((await item('ENV-09')).findings.length).toBe(1)
  await act('history', 'undo', { transactions: [...reply.written!.transactions] })
  expect(await item('ENV-09')).toMatchObject({ meas: { verdict: null }, findings: [] })
  const log = await act('history', 'of', { table: 'inspection_item', row: `${inspection}:ENV-09` })
  expect(log[0]!.action).toBe('history.undo')
})

test('several acts on one item are undone together, down to what stood before the first', async () => {
  const { call, inspection, item, measure, act } = await begunInspection()
  await measure('ENV-05', measured('12'))
  const before = (await item('ENV-05')).meas
  const transactions: string[] = []
  for (const verdict of ['normal', 'attention', 'normal']) {
    const seen = (await item('ENV-05')).heads['meas'] ?? null
    const reply = await call('item.judge', { inspection, item: 'ENV-05', verdict, reason: '', seen })
    if (!reply.ok) throw new Error('not judged')
    transactions.push(...reply.written!.transactions)
  }
  await act('history', 'undo', { transactions })
  expect((await item('ENV-05')).meas).toEqual(before)
  expect((await item('ENV-05')).findings).toEqual([])
})

test('what was changed on top since cannot be undone from below', async () => {
  const { call, inspection, item, measure, refused } = await begunInspection()
  const first = await call('item.setRow', { inspection, item: 'ENV-05', row: measured('12'), seen: null, seal: true })
  if (!first.ok) throw new Error('not set')
  await measure('ENV-05', measured('13'))
  expect((await refused('history.undo', { transactions: first.written!.transactions })).code).toBe('stale')
  expect((await item('ENV-05')).meas.rows[0]!.value).toBe('13')
})

test('undoing an added piece of evidence takes it out of the report and keeps it', async () => {
  const { call, inspection, item, act } = await begunInspection()
  const reply = await call('evidence.addText', {
    ownerTable: 'inspection',
    owner: inspection,
    item: 'BIZ-01',
    text: '原文',
    source: 'paste',
  })
  if (!reply.ok) throw new Error('not added')
  await act('history', 'undo', { transactions: [...reply.written!.transactions] })
  expect((await item('BIZ-01')).evidence).toEqual([])
  const [removed] = await act('evidence', 'removed', { ownerTable: 'inspection', owner: inspection, item: 'BIZ-01' })
  await act('evidence', 'restore', { evidence: removed!.id })
  expect((await item('BIZ-01')).evidence.length).toBe(1)
})

test('what begins or voids an inspection or sets the firm up has no undo', async () => {
  const { act, inspection, refused, state } = await begunInspection()
  const start = (await act('history', 'of', { table: 'inspection', row: inspection })).at(-1)!
  const setup = (await act('history', 'of', { table: 'firm', row: 'firm' })).at(-1)!
  for (const { tx } of [start, setup])
    expect((await refused('history.undo', { transactions: [tx] })).code).toBe('forbidden')
  expect((await state()).number).toBe('XJ-2024-Q1-001')
})

test('a void inspection keeps its number and takes no change', async () => {
  const { act, inspection, contract, refused } = await begunInspection()
  await act('inspection', 'void', { inspection, reason: '演练' })
  expect(
    (await refused('item.judge', { inspection, item: 'BIZ-01', verdict: 'unchecked', reason: '', seen: null })).code,
  ).toBe('read-only')
  const { inspection: next } = await act('inspection', 'start', { contract, period: '2024-Q1' })
  expect((await act('inspection', 'state', { inspection: next })).number).toBe('XJ-2024-Q1-002')
})
