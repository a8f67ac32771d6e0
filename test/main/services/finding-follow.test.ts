import { expect, test } from 'vitest'
import { begunInspection } from '../../support/builders.ts'
import { faultApp } from '../../support/fault.ts'

const list = (there: Pick<Awaited<ReturnType<typeof faultApp>>, 'act'>, more = {}) =>
  there.act('finding', 'list', { state: '', ...more })

test('the measure after a fault is a finding, follows its text, and is withdrawn with it', async () => {
  const there = await faultApp()
  const fault = await there.start()
  await there.edit('fault', fault, 'prevention', { text: '每周检查签名服务日志' })
  const [row] = (await list(there)).rows
  expect(row).toMatchObject({
    source: 'fault',
    origin: 'GZ-20240320-001',
    text: '门诊窗口开票提示签名失败',
    measure: '每周检查签名服务日志',
    state: 'open',
    period: '2024 Q1',
    urgency: 'undated',
  })
  await there.act('finding', 'plan', {
    finding: row!.id,
    party: 'contractor',
    due: '2024-03-25',
    seen: (await there.act('finding', 'view', { finding: row!.id })).record.heads['advice']!,
  })
  await there.edit('fault', fault, 'prevention', { text: '每周检查签名服务日志并设告警' })
  expect((await list(there)).rows[0]).toMatchObject({
    measure: '每周检查签名服务日志并设告警',
    party: 'contractor',
    due: '2024-03-25',
    urgency: 'soon',
  })
  await there.edit('fault', fault, 'prevention', { text: '' })
  expect((await list(there)).rows).toEqual([])
  await there.edit('fault', fault, 'prevention', { text: '换证书' })
  expect((await list(there)).rows).toHaveLength(1)
  await there.act('fault', 'void', { fault, reason: '重复' })
  expect((await list(there, { state: 'withdrawn' })).rows).toHaveLength(1)
  expect(there.bugs).toEqual([])
})

test('a re-test that is normal closes, another leaves it open; reopening keeps the history', async () => {
  const there = await begunInspection()
  await there.judge('ENV-01', 'attention')
  const [row] = (await list(there)).rows
  const retest = (verdict: 'normal' | 'attention', more = {}) => ({
    finding: row!.id,
    value: '登录 3 次均 2 秒内',
    verdict,
    on: '2024-03-20',
    by: '',
    seen: null as string | null,
    ...more,
  })
  expect(await there.refused('finding.retest', retest('normal', { value: ' ' }))).toMatchObject({ code: 'incomplete' })
  expect(await there.refused('finding.retest', retest('normal', { on: '2024-03-21' }))).toMatchObject({
    sentence: expect.stringContaining('不能晚于今天'),
  })
  expect(await there.refused('finding.retest', retest('normal', { on: '2024-03-19' }))).toMatchObject({
    sentence: expect.stringContaining('不能早于提出日期'),
  })
  expect(await there.act('finding', 'retest', retest('attention'))).toEqual({ closed: false })
  expect((await list(there)).rows[0]!.state).toBe('open')
  const { record } = await there.act('finding', 'view', { finding: row!.id })
  expect(await there.refused('finding.retest', retest('normal'))).toMatchObject({ code: 'stale' })
  await there.act('finding', 'retest', retest('normal', { seen: record.heads['retest'] }))
  expect((await list(there)).rows[0]).toMatchObject({ state: 'closed' })
  const closed = (await there.act('finding', 'view', { finding: row!.id })).record
  expect(closed.state).toMatchObject({ reason: '复测正常：登录 3 次均 2 秒内' })
  expect(await there.refused('finding.retest', retest('normal', { seen: closed.heads['retest'] }))).toMatchObject({
    code: 'read-only',
  })
  await there.act('finding', 'reopen', { finding: row!.id, reason: '又变慢了', seen: closed.heads['state']! })
  const actions = (await there.act('history', 'of', { table: 'finding', row: row!.id })).map((h) => h.action)
  expect(actions).toEqual(['finding.reopen', 'finding.retest', 'finding.retest', 'item.judge'])
})

test('a risk is accepted only with a signature: name, date, reason and the signed paper', async () => {
  const there = await begunInspection()
  await there.judge('ENV-01', 'attention')
  const [row] = (await list(there)).rows
  const input = {
    finding: row!.id,
    name: '院方丙',
    position: '信息科主任',
    on: '2024-03-20',
    until: '2024-09-30',
    reason: '下季度随新系统更换',
    seen: null,
  }
  expect(await there.refused('finding.accept', { ...input, name: '' })).toMatchObject({
    code: 'incomplete',
    sentence: '接受风险要有院方签字，还缺：谁签的字、签字件（扫描或照片）。您写的还在框里。',
  })
  await there.act('evidence', 'addText', {
    ownerTable: 'finding',
    owner: row!.id,
    item: '',
    text: '签字件',
    source: 'paste',
  })
  expect(await there.refused('finding.accept', { ...input, until: '2024-03-01' })).toMatchObject({
    fields: { until: '早于签字日期' },
  })
  await there.act('finding', 'accept', input)
  const { rows, counts } = await list(there)
  expect(rows[0]).toMatchObject({ state: 'accepted', unsigned: false })
  expect(counts).toEqual({ open: 0, overdue: 0, closed: 0, accepted: 1, unsigned: 0 })
})

test('a risk that was accepted in an inspection without a signature is told apart', async () => {
  const there = await begunInspection()
  await there.judge('ENV-01', 'attention')
  const [row] = (await list(there)).rows
  const { record } = await there.act('finding', 'view', { finding: row!.id })
  await there.act('finding', 'close', {
    finding: row!.id,
    state: 'accepted',
    reason: '院方口头同意',
    seen: record.heads['state']!,
  })
  expect(await list(there)).toMatchObject({ rows: [{ unsigned: true }], counts: { unsigned: 1 } })
})

test('open measures of faults stand in the next inspection, with those of items, and late ones at home', async () => {
  const there = await begunInspection()
  await there.judge('ENV-01', 'attention')
  there.clock.pass(60_000)
  const { fault } = await there.act('fault', 'start', {
    contract: there.contract,
    title: '开票慢',
    subject: 'software',
    reporter: { name: '', department: '', phone: '', channel: 'phone' },
    quote: '',
    policy: '',
    symptom: { class: '', text: '慢' },
    reportedAt: there.clock.now(),
    backdated: '',
  })
  await there.act('record', 'edit', {
    table: 'fault',
    row: fault,
    register: 'prevention',
    value: { text: '建索引' },
    seen: null,
    seal: true,
  })
  expect((await there.state()).carried).toEqual([])
  const [measure] = (await list(there, { text: '建索引' })).rows
  const { record } = await there.act('finding', 'view', { finding: measure!.id })
  await there.act('finding', 'plan', {
    finding: measure!.id,
    party: 'contractor',
    due: '2024-03-25',
    seen: record.heads['advice']!,
  })
  there.clock.pass(30 * 86_400_000)
  const { inspection } = await there.act('inspection', 'start', { contract: there.contract, period: '2024-Q2' })
  const { carried } = await there.act('inspection', 'state', { inspection })
  expect(carried.map((f) => [f.origin!.item, f.advice?.text ?? ''])).toEqual([
    ['ENV-01', ''],
    ['', '建索引'],
  ])
  const { findings } = await there.act('home', 'overview', {})
  expect(findings[0]).toMatchObject({ id: measure!.id, overdue: true, inspection: '', section: '' })
  // Closed in this inspection it still stands in its report; the next one no longer has it.
  const { heads } = (await there.act('finding', 'view', { finding: measure!.id })).record
  await there.act('finding', 'close', {
    finding: measure!.id,
    state: 'closed',
    reason: '已建索引',
    inspection,
    seen: heads['state']!,
  })
  expect((await there.act('inspection', 'state', { inspection })).carried).toHaveLength(2)
  there.clock.pass(90 * 86_400_000)
  const next = await there.act('inspection', 'start', { contract: there.contract, period: '2024-Q3' })
  expect((await there.act('inspection', 'state', next)).carried.map((f) => f.origin!.item)).toEqual(['ENV-01'])
  expect(there.bugs).toEqual([])
})
