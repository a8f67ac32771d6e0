import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { testApp } from '../../support/app.ts'

const year2026 = JSON.parse(readFileSync(new URL('../../../assets/calendars/cn-2026.json', import.meta.url), 'utf8'))

/** A calendar of 2027 with one holiday. */
const year2027 = {
  schema: 1,
  year: 2027,
  source: '示例通知',
  holidays: [{ name: '元旦', from: '2027-01-01', to: '2027-01-03', work: ['2026-12-27'] }],
}

/** An app with contract B, whose service period touches 2026 and 2027. */
async function withContractB() {
  const there = testApp()
  const packs = await there.act('pack', 'list', {})
  const pack = packs.find((p) => p.id === 'medical-supplies-2026')!
  await there.act('setup', 'complete', {
    engineer: '工程师甲',
    firm: '示例信息技术有限公司',
    hotline: '',
    brand: { logo: '', letterhead: '' },
    contract: {
      hospital: { name: '示例中心', department: '', contact: '' },
      system: { name: '示例系统', vendor: '', database: 'any', databaseVersion: '', platform: 'any', servers: [] },
      pack: pack.sha256,
      period: pack.period,
    },
  })
  return there
}

test('the bundled years are there, and the year that none covers is named with its contract', async () => {
  const { act } = await withContractB()
  const { years, missing } = await act('calendar', 'get', {})
  expect(years.map((y) => [y.year, y.daysOff, y.worked, y.imported])).toEqual([
    [2024, 28, 8, null],
    [2025, 28, 5, null],
    [2026, 33, 6, null],
  ])
  expect(missing).toEqual([{ year: 2027, contracts: ['示例中心 示例系统'] }])
})

test('a file brings a year, another one replaces it, and the version before stays in the history', async () => {
  const { act, restart } = await withContractB()
  expect(await act('calendar', 'import', { text: JSON.stringify(year2027), name: '2027.json' })).toEqual({
    year: 2027,
    replaced: false,
  })
  const longer = { ...year2027, holidays: [{ ...year2027.holidays[0]!, to: '2027-01-04' }] }
  expect(await act('calendar', 'import', { text: JSON.stringify(longer), name: '2027改.json' })).toEqual({
    year: 2027,
    replaced: true,
  })
  const { years, missing } = await restart().act('calendar', 'get', {})
  expect(missing).toEqual([])
  expect(years.at(-1)).toMatchObject({ year: 2027, daysOff: 4, imported: { name: '2027改.json' } })
})

test('the history of an imported calendar shows both versions', async () => {
  const { act } = await withContractB()
  await act('calendar', 'import', { text: JSON.stringify(year2027), name: 'a.json' })
  await act('calendar', 'import', { text: JSON.stringify({ ...year2027, source: '更正' }), name: 'b.json' })
  const entries = await act('history', 'of', { table: 'calendar', row: '2027' })
  expect(entries.length).toBe(2)
})

test('an imported year replaces the bundled one', async () => {
  const { act } = await withContractB()
  const changed = { ...year2026, holidays: year2026.holidays.slice(0, 1) }
  expect(await act('calendar', 'import', { text: JSON.stringify(changed), name: 'x' })).toEqual({
    year: 2026,
    replaced: true,
  })
  expect((await act('calendar', 'get', {})).years.find((y) => y.year === 2026)).toMatchObject({ daysOff: 3 })
})

test('a year of no service period and a malformed file are refused, and nothing changes', async () => {
  const { act, refused } = await withContractB()
  const before = await act('calendar', 'get', {})
  const wrong = JSON.stringify(year2026).replaceAll('2026-', '2031-').replace('"year":2026', '"year":2031')
  const far = { schema: 1, year: 2031, source: 's', holidays: [{ name: '元旦', from: '2031-01-01', to: '2031-01-01' }] }
  expect((await refused('calendar.import', { text: JSON.stringify(far), name: 'x' })).sentence).toBe(
    '这份日历是 2031 年的，没有合同的服务期在这一年（现有服务期：2026、2027），没有导入，原来的日历仍在用。',
  )
  for (const text of [wrong, '{', '', 'null'])
    expect((await refused('calendar.import', { text, name: 'x' })).code).toBe('bad-file')
  expect(await act('calendar', 'get', {})).toEqual(before)
})
