import { expect, test } from 'vitest'
import { testApp, type TestApp } from '../../support/app.ts'
import { checksContract } from '../../support/checks-pack.ts'

const firstDay = '2026-08-03T09:00:00.000+08:00'

async function begun(): Promise<TestApp & { contract: string; start: (checklist?: string) => Promise<string> }> {
  const there = testApp()
  there.clock.at(firstDay)
  const contract = await checksContract(there)
  return {
    ...there,
    contract,
    start: async (checklist) =>
      (await there.act('inspection', 'start', { contract, period: 'S1', ...(checklist ? { checklist } : {}) }))
        .inspection,
  }
}

test('every checklist of a period is an inspection of its own, numbered by its kind', async () => {
  const { act, start } = await begun()
  const ids = [await start(), await start('security'), await start('environment'), await start('communication')]
  expect(new Set(ids).size).toBe(4)
  expect(await start('security')).toBe(ids[1])
  expect(
    (await act('inspection', 'list', {})).map((i) => `${i.number} ${i.kind} ${i.checklist} ${i.words}`).sort(),
  ).toEqual([
    'AQ-S1-001 R07 安全自查 conformity',
    'HJ-S1-001 R08 环境检查 verdict',
    'QM-S1-001 R02 签名服务器检测 verdict',
    'TX-S1-001 R10 通讯维护 verdict',
  ])
})

test('a void check keeps its number and the next one of its kind takes the next', async () => {
  const { act, start } = await begun()
  await act('inspection', 'void', { inspection: await start('security'), reason: '选错了系统' })
  await start()
  const again = await start('security')
  expect((await act('inspection', 'state', { inspection: again })).number).toBe('AQ-S1-002')
})

test('a checklist that the pack does not have is refused in words', async () => {
  const { refused, contract } = await begun()
  expect(await refused('inspection.start', { contract, period: 'S1', checklist: 'none' })).toMatchObject({
    code: 'not-found',
    sentence: '这份合同包里没有这张检查清单。',
  })
})

test('home offers one checklist after the other, and each period says how each of them stands', async () => {
  const { act, start, clock } = await begun()
  const overview = () => act('home', 'overview', {})
  expect((await overview()).start).toMatchObject({ checklist: { id: 'signature-server', rows: 2 } })
  const first = await start()
  expect(await overview()).toMatchObject({ start: { checklist: { id: 'security' } }, resume: { inspection: first } })
  for (const id of ['security', 'environment', 'communication']) await start(id)
  expect((await overview()).start).toBeNull()
  const [period] = (await overview()).contracts[0]!.periods
  expect(period!.checks.map((c) => [c.report, c.state, c.rows])).toEqual([
    ['R02', 'active', 2],
    ['R07', 'active', 3],
    ['R08', 'active', 4],
    ['R10', 'active', 3],
  ])
  clock.at('2026-10-26T09:00:00.000+08:00')
  expect((await overview()).contracts[0]!.periods.map((p) => p.state)).toEqual([
    'overdue',
    'active',
    'future',
    'future',
  ])
})

test('a self-check judges and asks in its own words', async () => {
  const { act, start } = await begun()
  const inspection = await start('security')
  await act('item', 'judge', { inspection, item: 'SEC-01', verdict: 'abnormal', reason: '', seen: null })
  const { gaps } = await act('inspection', 'state', { inspection })
  const own = gaps.filter((g) => g.item === 'SEC-01')
  expect(own.map((g) => g.sentence)).toContain('不符合至少要 1 件证据。')
  expect(own.map((g) => g.field)).not.toContain('group')
  expect(gaps.filter((g) => g.step === 'conclusion')).toEqual([])
})

test('references for maintenance, management and upgrade are owed with their data, and cannot be confirmed away', async () => {
  const { act, start, refused } = await begun()
  const inspection = await start('signature-server')
  const owed = async () =>
    (await act('inspection', 'state', { inspection })).gaps.filter((g) => g.step === 'conclusion').map((g) => g.field)
  expect(await owed()).toEqual(['none-maintenance', 'none-management', 'none-upgrade'])
  expect(await refused('finding.confirmNone', { inspection, groups: ['upgrade'], confirmed: true })).toMatchObject({
    code: 'invalid-input',
  })
  const { finding } = await act('finding', 'add', { inspection, item: '', group: 'upgrade' })
  const advice = { group: 'upgrade', text: '升级固件', basis: '', party: 'contractor', due: '' } as const
  const write = async (value: typeof advice | (Omit<typeof advice, 'basis'> & { basis: string })) => {
    const { advice: all } = await act('inspection', 'state', { inspection })
    const seen = all.find((f) => f.id === finding)!.heads['advice'] ?? null
    await act('record', 'edit', { table: 'finding', row: finding, register: 'advice', value, seen, seal: true })
  }
  await write(advice)
  expect(await owed()).toEqual(['none-maintenance', 'none-management', 'basis-0'])
  await write({ ...advice, basis: '固件 V2.1.3 已公布漏洞' })
  expect(await owed()).toEqual(['none-maintenance', 'none-management'])
})
