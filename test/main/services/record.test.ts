import { expect, test } from 'vitest'
import { begunInspection } from '../../support/builders.ts'

const rare = '😀👩‍⚕️ 𠮷㐀龘 ＡＢ％ \u202e\u200b e\u0301 "\'\\ <script> \u0000'

test('what is typed comes back exactly, however long or rare', { timeout: 60_000 }, async () => {
  const { act, inspection, item, restart } = await begunInspection()
  const huge = `${rare}${'巡检记录。'.repeat(70_000)}`
  expect(new TextEncoder().encode(huge).byteLength).toBeGreaterThan(1024 * 1024)
  const edit = {
    table: 'inspection_item',
    row: `${inspection}:ENV-05`,
    register: 'note',
    value: { text: huge },
  } as const
  await act('record', 'edit', { ...edit, seen: null, seal: false })
  expect((await item('ENV-05')).note).toBe(huge)
  await act('record', 'edit', { ...edit, seen: null, seal: true })
  const { items } = await restart().act('inspection', 'state', { inspection })
  expect(items.find((i) => i.id === 'ENV-05')!.note).toBe(huge)
})

test('only what a form edits can be edited, and only where it exists', async () => {
  const { refused, inspection, contract } = await begunInspection()
  const bad: [string, string, string, unknown][] = [
    ['inspection', inspection, 'plan', { number: 'XJ-9' }],
    ['inspection', inspection, 'void', { reason: '', at: '' }],
    ['inspection_item', `${inspection}:ENV-05`, 'meas', {}],
    ['inspection_item', `${inspection}:NO-99`, 'note', { text: 'x' }],
    ['inspection_item', `${inspection}:ENV-05:x`, 'note', { text: 'x' }],
    ['inspection_item', 'nowhere:ENV-05', 'note', { text: 'x' }],
    ['contract', contract, 'pack', { sha256: '', id: '' }],
    ['contract', 'nowhere', 'hospital', { name: '', department: '', contact: '' }],
    ['firm', 'second', 'name', { name: 'x' }],
    ['person', 'nowhere', 'name', { name: 'x' }],
    ['site_command', `nowhere:cmd`, 'text', { text: 'x' }],
    ['site_command', contract, 'text', { text: 'x' }],
    ['finding', 'nowhere', 'problem', { description: '', impact: '', risk: null }],
    ['evidence', 'nowhere', 'caption', { text: '' }],
    ['report', 'nowhere', 'version', {}],
    ['tx', 'x', 'signature', 'x'],
  ]
  for (const [table, row, register, value] of bad)
    expect(['invalid-input', 'not-found'], `${table}.${register}`).toContain(
      (await refused('record.edit', { table, row, register, value, seen: null, seal: true })).code,
    )
})

test('a value of another shape is refused, the old one stays', async () => {
  const { refused, inspection, state } = await begunInspection()
  const before = await state()
  const seen = before.record.heads['place'] ?? null
  for (const value of [null, 'x', 1, [], {}, { place: 1 }, { place: 'x', more: 1 }])
    expect(
      (
        await refused('record.edit', {
          table: 'inspection',
          row: inspection,
          register: 'place',
          value,
          seen,
          seal: true,
        })
      ).code,
    ).toBe('invalid-input')
  expect(await state()).toEqual(before)
})

test('sealing at a step change seals every draft of the contract once', async () => {
  const { act, inspection, state, contract } = await begunInspection()
  const { heads } = (await state()).record
  const type = (register: 'place' | 'method', value: unknown) =>
    act('record', 'edit', {
      table: 'inspection',
      row: inspection,
      register,
      value,
      seen: heads[register] ?? null,
      seal: false,
    })
  await type('place', { place: '机房' })
  await type('method', { tools: '浏览器', limits: '' })
  expect(await act('record', 'sealAll', { scope: contract })).toEqual({ sealed: 2 })
  expect(await act('record', 'sealAll', { scope: contract })).toEqual({ sealed: 0 })
  expect((await state()).record).toMatchObject({ place: { place: '机房' }, method: { tools: '浏览器' }, drafts: {} })
})

test('a date that is none is refused where a date is kept', async () => {
  const { judge, item, refused, act } = await begunInspection()
  await judge('ENV-09', 'abnormal')
  const [finding] = (await item('ENV-09')).findings
  const advice = { group: 'tuning' as const, text: '', basis: '', party: null, due: '2024-02-30' }
  const edit = {
    table: 'finding',
    row: finding!.id,
    register: 'advice',
    value: advice,
    seen: null,
    seal: true,
  } as const
  expect((await refused('record.edit', edit)).sentence).toContain('日期')
  await act('record', 'edit', { ...edit, value: { ...advice, due: '' } })
})
