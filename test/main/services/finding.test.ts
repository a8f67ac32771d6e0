import { expect, test } from 'vitest'
import { begunInspection } from '../../support/builders.ts'

const phrase = { description: '错误增多', impact: '', risk: 'low' as const }
const advice = {
  group: 'tuning' as const,
  text: '清理日志',
  basis: '',
  party: 'contractor' as const,
  due: '2024-04-30',
}

test('a second cause and a free advice stand beside the item’s own finding, and can be taken back', async () => {
  const { act, judge, item, state, inspection } = await begunInspection()
  await judge('ENV-09', 'attention')
  const { finding: second } = await act('finding', 'add', { inspection, item: 'ENV-09', group: null })
  const { finding: free } = await act('finding', 'add', { inspection, item: '', group: 'security' })
  expect((await item('ENV-09')).findings.map((f) => f.id)).toEqual([`${inspection}:ENV-09:1`, second])
  expect((await state()).advice).toMatchObject([
    { id: free, origin: { level: 'advice' }, advice: { group: 'security' } },
  ])
  await act('finding', 'withdraw', { finding: second, reason: '重复' })
  await act('finding', 'withdraw', { finding: free, reason: '' })
  expect((await item('ENV-09')).findings.length).toBe(1)
  expect((await state()).advice).toEqual([])
})

test('a finding needs a bad verdict to hang on', async () => {
  const { refused, judge, inspection } = await begunInspection()
  const add = { inspection, item: 'ENV-09', group: null }
  expect((await refused('finding.add', add)).code).toBe('invalid-input')
  await judge('ENV-09', 'normal')
  expect((await refused('finding.add', add)).code).toBe('invalid-input')
})

test('a chosen phrase fills a finding in one act, and never over words that were changed meanwhile', async () => {
  const { act, refused, judge, item } = await begunInspection()
  await judge('ENV-09', 'attention')
  const id = (await item('ENV-09')).findings[0]!.id
  await act('finding', 'fill', { finding: id, problem: phrase, advice, seen: { problem: null, advice: null } })
  const [filled] = (await item('ENV-09')).findings
  expect(filled).toMatchObject({ problem: phrase, advice })
  const again = {
    finding: id,
    problem: { ...phrase, description: '别的' },
    advice,
    seen: { problem: null, advice: null },
  }
  expect((await refused('finding.fill', again)).code).toBe('stale')
  expect((await item('ENV-09')).findings[0]).toMatchObject({ problem: phrase, advice })
})

test('closing needs to say how, and reopening does not', async () => {
  const { act, refused, judge, item } = await begunInspection()
  await judge('ENV-09', 'attention')
  const [finding] = (await item('ENV-09')).findings
  const close = { finding: finding!.id, state: 'closed' as const, reason: ' ', seen: finding!.heads['state'] ?? null }
  expect((await refused('finding.close', close)).code).toBe('incomplete')
  await act('finding', 'close', { ...close, reason: '已清理' })
  expect((await refused('finding.close', { ...close, reason: '又一次' })).code).toBe('stale')
  const seen = (await item('ENV-09')).findings[0]!.heads['state'] ?? null
  await act('finding', 'close', { ...close, state: 'open', reason: '', seen })
  expect((await item('ENV-09')).findings[0]!.state!.state).toBe('open')
})

test('本季度无 is said and taken back per group', async () => {
  const { act, state, inspection } = await begunInspection()
  const open = async () => (await state()).gaps.filter((g) => g.step === 'conclusion').map((g) => g.field)
  expect(await open()).toEqual(['none-tuning', 'none-prevention', 'none-security'])
  await act('finding', 'confirmNone', { inspection, groups: ['tuning', 'security'], confirmed: true })
  expect(await open()).toEqual(['none-prevention'])
  await act('finding', 'confirmNone', { inspection, groups: ['tuning'], confirmed: false })
  expect(await open()).toEqual(['none-tuning', 'none-prevention'])
})
