import { expect, test } from 'vitest'
import { setUpDemo } from '../../../main/demo/fill.ts'
import { testApp, type TestApp } from '../../support/app.ts'

const year = { start: '2024-01-01', end: '2024-12-31' }
const scan = new TextEncoder().encode('%PDF-1.4 scanned and signed')
const noLink = { table: '', row: '', kind: '', period: '' } as const
const paper = {
  kind: 'R01',
  title: '2024年第一季度巡检报告（纸质）',
  number: '旧-2024-01',
  doneOn: '2024-03-20',
  signedOn: '2024-03-22',
  items: 17,
  text: '',
}

/** Contract A in July: the first two quarters are over and nothing was recorded here. */
async function july() {
  const there = testApp()
  const contract = await setUpDemo(there, year)
  there.clock.at('2024-07-05T09:00:00.000+08:00')
  const files = [{ sha256: await there.put(scan), name: '一季度.pdf' }]
  const at = { contract, clause: 'A-017', column: '2024-Q1' }
  return { there, contract, at, input: { ...at, others: [] as string[], paper, link: noLink, files } }
}

async function cellIn(there: TestApp, contract: string, clause: string, column: string) {
  const matrix = await there.act('obligation', 'matrix', { contract })
  const row = matrix.rows.find((r) => r.clause.id === clause)!
  return { matrix, cell: row.cells.find((c) => c?.column === column)! }
}

test('a signed paper of before proves the clauses that it is said to prove, counts its items, and can be taken back', async () => {
  const { there, contract, at, input } = await july()
  const options = await there.act('proof', 'options', at)
  expect(options.kind).toBe('R01')
  const same = options.others.filter((o) => o.same).map((o) => o.id)
  expect(same).toEqual(expect.arrayContaining(['A-025', 'A-030', 'A-036']))
  expect(same).not.toContain('A-061')
  expect(options.items).toEqual({ expected: 17, here: false })
  const done = await there.act('proof', 'attach', { ...input, others: same })
  expect(done).toMatchObject({ number: 'GJ-0001', clauses: same.length + 1 })
  const { matrix, cell } = await cellIn(there, contract, 'A-030', '2024-Q1')
  expect(cell).toMatchObject({
    state: 'proved',
    label: 'R01 挂接',
    gaps: [],
    proofs: [{ number: '旧-2024-01', state: '已挂接' }],
  })
  expect(cell.answered[0]!.sentence).toMatch(/^2024 Q1（2024-01-01至2024-03-31）没有季度巡检/)
  expect(matrix.items).toMatchObject({ done: 17, expected: 68 })
  const state = await there.act('acceptance', 'state', { contract })
  const second = state.rules.find((r) => r.n === 2)!
  expect(second.failures.map((f) => f.sentence).join()).not.toContain('2024 Q1（2024-01-01至2024-03-31）没有做季度巡检')
  expect(state.contents.find((c) => c.kind === 'R01')).toMatchObject({ have: 1, signed: 1 })
  const { duties } = await there.act('duty', 'list', { contract })
  expect(duties.find((d) => d.id === 'quarterly-report:2024-Q1')).toMatchObject({ state: 'done' })
  await there.act('proof', 'detach', { attached: done.attached, reason: '挂错了季度' })
  expect((await cellIn(there, contract, 'A-030', '2024-Q1')).cell.state).toBe('overdue')
  const refused = await there.refused('proof.detach', { attached: done.attached, reason: '再撤一次' })
  expect(refused.sentence).toBe('这条记录已作废，不能再修改。')
  expect((await there.act('proof', 'attach', input)).number).toBe('GJ-0002')
  expect(there.bugs).toEqual([])
})

test('a paper that judges fewer items than the contract counts leaves the count short', async () => {
  const { there, contract, input } = await july()
  await there.act('proof', 'attach', { ...input, clause: 'A-036', paper: { ...paper, items: 16 } })
  const { matrix, cell } = await cellIn(there, contract, 'A-036', '2024-Q1')
  expect(matrix.items).toMatchObject({ done: 16, expected: 68 })
  expect(matrix.items!.periods[0]!.missing).toEqual(['挂接的纸质报告少 1 项'])
  expect(cell.state).toBe('overdue')
})

test('what a paper cannot stand for is refused by name, and nothing is written', async () => {
  const { there, contract, input } = await july()
  const why = async (over: object): Promise<string> =>
    (await there.refused('proof.attach', { ...input, ...over })).sentence
  expect(await why({ files: [] })).toBe('请选择签字扫描件。')
  expect(await why({ paper: { ...paper, title: '' } })).toBe('请写材料名称。')
  expect(await why({ paper: { ...paper, signedOn: '' } })).toBe('请填写签字日期。')
  expect(await why({ paper: { ...paper, signedOn: '2024-03-01' } })).toBe('签字日期早于办理日期，请核对。')
  expect(await why({ paper: { ...paper, signedOn: '2024-08-01' } })).toBe('签字日期晚于今天，请核对。')
  expect(await why({ column: '2024-Q4' })).toBe('2024 Q4还没有开始，到期后再挂接。')
  expect(await why({ column: '2029-Q4' })).toBe('合同没有这个周期。')
  expect(await why({ clause: 'A-036', paper: { ...paper, items: null } })).toBe(
    'A-036 按项计数，请写明这份报告检查了几项（共 17 项）。',
  )
  // A clause without any occasion is stated in R20.
  expect(await why({ clause: 'A-018' })).toMatch(/^A-018 不能用挂接代替：.*没有发生，缺少本期未发生确认单（R20）/)
  expect(await why({ files: [{ sha256: 'a'.repeat(64), name: '没有.pdf' }] })).toBe('文件没有上传完整，请再试一次。')
  expect(await why({ link: { ...noLink, table: 'contract', row: contract, kind: 'R05', period: '2024-Q1' } })).toBe(
    '所指的单据没有签字扫描件，不能作为证明。',
  )
  expect((await there.act('proof', 'of', { contract, clause: 'A-017', column: '2024-Q1' })).attached).toEqual([])
  expect((await there.act('proof', 'attach', input)).number).toBe('GJ-0001')
  expect(there.bugs).toEqual([])
})

test('the explanation of an overdue cell is kept beside it, which stays red', async () => {
  const { there, contract } = await july()
  const at = { contract, clause: 'A-061', column: '2024-Q2' }
  const note = { reason: '值班变更，漏出说明', remedy: '7 月 10 日前补出', expected: '2024-07-10' }
  const future = { ...at, ...note, column: '2024-Q4', seen: null }
  expect((await there.refused('proof.explain', future)).sentence).toBe('这一格没有逾期，不用写说明。')
  const early = { ...at, ...note, expected: '2024-07-01', seen: null }
  expect((await there.refused('proof.explain', early)).sentence).toBe('预计补齐日期早于今天。')
  await there.act('proof', 'explain', { ...at, ...note, seen: null })
  const { cell } = await cellIn(there, contract, 'A-061', '2024-Q2')
  expect(cell).toMatchObject({ state: 'overdue', note: { ...note, due: '2024-06-30', by: '工程师甲' } })
  // A window that did not see the first explanation must not replace it.
  expect(await there.refused('proof.explain', { ...at, ...note, seen: null })).toMatchObject({ code: 'stale' })
  const shown = (await there.act('proof', 'of', at)).note!
  await there.act('proof', 'explain', { ...at, ...note, reason: '已补出', seen: shown.head })
  expect(await there.act('history', 'of', { table: 'overdue_note', row: `${contract}:A-061:2024-Q2` })).toHaveLength(2)
  expect(there.bugs).toEqual([])
})
