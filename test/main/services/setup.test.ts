import { expect, test } from 'vitest'
import { packA } from '../../support/pack-a.ts'
import { testApp } from '../../support/app.ts'

async function firstRun() {
  const there = testApp()
  const [pack] = await there.act('pack', 'list', {})
  const contract = {
    hospital: { name: '示例医院', department: '信息科', contact: '' },
    system: {
      name: '医疗电子票据管理系统',
      vendor: '',
      database: 'oracle' as const,
      databaseVersion: '',
      platform: 'linux' as const,
      servers: [],
    },
    pack: pack!.sha256,
    period: { start: '2024-01-01', end: '2024-12-31' },
  }
  const input = {
    engineer: '工程师甲',
    firm: '示例信息技术有限公司',
    hotline: '400-000-0000',
    brand: { logo: '', letterhead: '' },
    contract,
  }
  return { ...there, input }
}

test('a fresh folder asks for the first run, and holds nobody', async () => {
  const { act } = testApp()
  expect(await act('setup', 'state', {})).toEqual({
    done: false,
    engineer: '',
    firm: '',
    hotline: '',
    firmHeads: {},
    form: null,
  })
  expect((await act('home', 'overview', {})).contracts).toEqual([])
})

test('the first run names who works, for whom and on what, in the name of the one it names', async () => {
  const { act, input } = await firstRun()
  const { contract } = await act('setup', 'complete', input)
  expect(await act('setup', 'state', {})).toMatchObject({
    done: true,
    engineer: '工程师甲',
    hotline: '400-000-0000',
    form: null,
  })
  const [entry] = await act('history', 'of', { table: 'contract', row: contract })
  expect(entry).toMatchObject({ who: '工程师甲', action: 'setup.complete' })
})

test('asked twice, as by a double click, there is still one contract', async () => {
  const { act, input } = await firstRun()
  const [first, second] = await Promise.all([act('setup', 'complete', input), act('setup', 'complete', input)])
  expect(first).toEqual(second)
  expect((await act('home', 'overview', {})).contracts.length).toBe(1)
  const { contract } = await act('setup', 'addContract', {
    ...input.contract,
    period: { start: '2025-01-01', end: '2025-12-31' },
  })
  expect(contract).not.toBe(first.contract)
})

test('what is missing or impossible is named at its field, and nothing is written', async () => {
  const { act, refused, input } = await firstRun()
  const bad: [unknown, string][] = [
    [{ ...input, engineer: '  ' }, 'engineer'],
    [{ ...input, firm: '' }, 'firm'],
    [{ ...input, firm: '字'.repeat(201) }, 'firm'],
    [
      { ...input, contract: { ...input.contract, hospital: { ...input.contract.hospital, name: '' } } },
      'contract.hospital.name',
    ],
    [
      { ...input, contract: { ...input.contract, period: { start: '2024-02-30', end: '2024-12-31' } } },
      'contract.period.start',
    ],
    [
      { ...input, contract: { ...input.contract, period: { start: '0001-01-01', end: '9999-12-31' } } },
      'contract.period.start',
    ],
    [
      { ...input, contract: { ...input.contract, period: { start: '2024-12-31', end: '2024-01-01' } } },
      'contract.period.end',
    ],
    [{ ...input, contract: { ...input.contract, pack: 'a'.repeat(64) } }, 'pack'],
    [{ ...input, brand: { logo: '../x', letterhead: '' } }, 'brand.logo'],
  ]
  for (const [given, field] of bad) {
    const failure = await refused('setup.complete', given)
    expect(Object.keys(failure.fields ?? {})).toContain(field)
    expect(failure.sentence).toMatch(/[\u4e00-\u9fff]/)
  }
  expect(await act('setup', 'state', {})).toMatchObject({ done: false, engineer: '', firm: '' })
})

test('a half-filled form is there again after a restart, whatever was in it', async () => {
  const { act, restart } = testApp()
  const form = { step: 2, hospital: '示例😀𠮷医院', odd: [null, { deep: ['\u0000'] }] }
  await act('setup', 'keepForm', { form })
  expect((await restart().act('setup', 'state', {})).form).toEqual(form)
})

test('a logo whose bytes never came, or are no picture, is refused', async () => {
  const { put, refused, act, input } = await firstRun()
  expect((await refused('setup.complete', { ...input, brand: { logo: 'a'.repeat(64), letterhead: '' } })).code).toBe(
    'bad-file',
  )
  const text = await put(new TextEncoder().encode('no picture'))
  expect((await refused('setup.complete', { ...input, brand: { logo: text, letterhead: '' } })).sentence).toContain(
    'PNG',
  )
  expect((await act('setup', 'state', {})).done).toBe(false)
})

test('an impossible service period cannot be edited into a contract either: the home page would no longer open', async () => {
  const { act, refused, input } = await firstRun()
  const { contract } = await act('setup', 'complete', input)
  const { contracts } = await act('setup', 'records', {})
  const seen = contracts[0]!.record.heads['period'] ?? null
  for (const value of [
    { start: '', end: '' },
    { start: '2024-01-01', end: '2023-01-01' },
    { start: '2024-01-01', end: '12024-01-01' },
  ])
    for (const seal of [true, false])
      expect(
        (await refused('record.edit', { table: 'contract', row: contract, register: 'period', value, seen, seal }))
          .code,
      ).toBe('invalid-input')
  expect((await act('home', 'overview', {})).contracts.length).toBe(1)
})

test('a pack that is broken, tampered with or not one is refused with its place, and nothing is imported', async () => {
  const { act, refused } = testApp()
  const before = await act('pack', 'list', {})
  const tampered = structuredClone(packA)
  tampered.checklists[0]!.sections[0]!.items[0]!.sentence += '！'
  const texts = [
    '',
    '{',
    'null',
    '[]',
    '"x"',
    JSON.stringify({ schema: 2 }),
    JSON.stringify(tampered),
    '\u0000',
    `{"a":${'['.repeat(5000)}${']'.repeat(5000)}}`,
  ]
  for (const text of texts) {
    const failure = await refused('pack.import', { text })
    expect(failure.code).toBe('bad-pack')
    expect(failure.sentence).toMatch(/[\u4e00-\u9fff].*。/)
  }
  expect(
    (await refused('pack.import', { text: JSON.stringify({ ...packA, name: 'x'.repeat(11 * 1024 * 1024) }) })).code,
  ).toBe('bad-pack')
  expect(await act('pack', 'list', {})).toEqual(before)
})

test('an imported pack is a version of its own; the same content again is the same version', async () => {
  const { act, input } = await firstRun()
  const mine = { ...packA, version: '2', name: '合同 A 改' }
  const first = await act('pack', 'import', { text: JSON.stringify(mine) })
  const second = await act('pack', 'import', { text: `\uFEFF${JSON.stringify(mine, null, 2)}` })
  expect(second).toEqual(first)
  const { contract } = await act('setup', 'complete', { ...input, contract: { ...input.contract, pack: first.sha256 } })
  expect((await act('pack', 'clauses', { contract })).clauses.length).toBe(packA.clauses.length)
  expect((await act('pack', 'list', {})).filter((p) => p.sha256 === first.sha256).length).toBe(1)
})

test('a contract whose pack has no checklist stands on the home page and begins no inspection', async () => {
  const { act, refused, input } = await firstRun()
  const empty = await act('pack', 'import', { text: JSON.stringify({ ...packA, id: 'none', checklists: [] }) })
  const { contract } = await act('setup', 'complete', { ...input, contract: { ...input.contract, pack: empty.sha256 } })
  expect((await act('home', 'overview', {})).start).toBeNull()
  expect((await refused('inspection.start', { contract, period: '2024-Q1' })).sentence).toContain('没有巡检清单')
})

test('contract B begins in its own quarters, with the first of its three checklists', async () => {
  const { act, clock, input } = await firstRun()
  clock.at('2026-08-03T09:00:00.000+08:00')
  const packB = (await act('pack', 'list', {})).find((p) => p.id === 'medical-supplies-2026')!
  expect(packB).toMatchObject({
    clauses: 71,
    obligations: 40,
    checklists: [
      { name: '安全自查', report: 'R07', rows: 85 },
      { name: '环境检查', report: 'R08', rows: 24 },
      { name: '通讯维护', report: 'R10', rows: 8 },
    ],
    hotlineClause: null,
  })
  const { contract } = await act('setup', 'complete', {
    ...input,
    contract: { ...input.contract, pack: packB.sha256, period: packB.period },
  })
  const { contracts, resume, start } = await act('home', 'overview', {})
  expect([resume, start?.checklist.id]).toEqual([null, 'security'])
  expect(contracts[0]).toMatchObject({ id: contract, rows: 117, next: '2026-10-26' })
  expect(contracts[0]!.periods.map((p) => p.from)).toEqual(['2026-07-26', '2026-10-26', '2027-01-26', '2027-04-26'])
  expect((await act('setup', 'records', {})).contracts[0]!.pack.inspected).toBe(true)
})
