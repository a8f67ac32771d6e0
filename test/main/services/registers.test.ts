import { expect, test } from 'vitest'
import { faultApp } from '../../support/fault.ts'
import { registerApp } from '../../support/registers.ts'

test('the archive index numbers without holes, never keeps a password, and lists finalised documents', async () => {
  const { act, contract, edit, refused, typed, fullCertificate } = await registerApp()
  const start = async (category: 'system' | 'account') => act('archive', 'start', { contract, category })
  const first = await start('system')
  await act('register', 'void', { table: 'archive_entry', row: first.entry, reason: '重复' })
  const second = await start('account')
  expect([first.number, second.number]).toEqual(['DA-0001', 'DA-0002'])
  const account = { system: '数据库', login: 'ebill', role: '应用', holder: '信息科', purpose: '密码：Abc@123' }
  expect(
    (await refused('record.edit', await typed('archive_entry', second.entry, 'account', account))).sentence,
  ).toContain('不存口令')
  await edit('archive_entry', second.entry, 'account', { ...account, purpose: '密码由信息科保管' })
  await edit('archive_entry', second.entry, 'original', { box: '档案盒 01', keeper: '信息科' })
  const certificate = await fullCertificate('sm2-old.pem', '2024-03-01')
  const report = { kind: 'R13' as const, table: 'certificate' as const, row: certificate, period: '' }
  await act('report', 'finalise', report)
  const index = await act('archive', 'index', { contract })
  expect(index.entries.map((e) => [e.number, e.record.void?.reason ?? ''])).toEqual([
    ['DA-0001', '重复'],
    ['DA-0002', ''],
  ])
  expect(index.documents).toMatchObject([{ kind: 'R13', version: 'V1.0', signed: false, box: '', superseded: false }])
  expect(await act('search', 'find', { text: '数据库 信息科', contract: '', limit: 10 })).toMatchObject([
    { table: 'archive_entry', number: 'DA-0002' },
  ])
})

test('a roster is filled by rotation without a gap, goes on next month, and names what is taken out', async () => {
  const { act, contract, edit, refused } = await registerApp()
  const people: string[] = []
  for (const name of ['工程师甲', '工程师乙', '工程师丙'])
    people.push((await act('staff', 'add', { contract, name })).staff)
  const month = (m: string) => act('roster', 'month', { contract, month: m })
  expect((await month('2024-03')).problems.map((p) => p.sentence)).toEqual([
    '2024-03-01 00:00 至 2024-03-31 24:00 无人值班',
  ])
  const fill = { contract, pattern: 'day' as const, at: 8, people }
  expect((await act('roster', 'fill', { ...fill, month: '2024-03' })).problems).toEqual([])
  const april = await month('2024-04')
  expect(april.hasBefore).toBe(true)
  await act('roster', 'fill', { ...fill, month: '2024-04' })
  const [march, next] = [(await month('2024-03')).shifts, (await month('2024-04')).shifts]
  expect(next[0]!.name).toBe(march.at(-1)!.name)
  expect(next[1]!.name).not.toBe(next[0]!.name)
  await edit('duty_roster', `${contract}:2024-04`, 'shifts', { rows: next.slice(0, -1) })
  expect((await month('2024-04')).problems.map((p) => p.sentence)).toEqual([
    '2024-04-30 08:00 至 2024-04-30 24:00 无人值班',
  ])
  await act('roster', 'copy', { contract, month: '2024-05' })
  expect((await month('2024-05')).problems).toHaveLength(1)
  expect((await refused('roster.copy', { contract, month: '2024-03' })).sentence).toBe('2024-02 没有值班表，无法复制。')
  const list = await act('staff', 'list', { contract })
  expect(list.months.map((m) => m.gaps).slice(1, 5)).toEqual([1, 0, 1, 1])
  expect(list.week.now).toMatchObject([{ name: '工程师乙' }])
  expect(list.week.days.map((d) => d.day)).toEqual([
    '2024-03-18',
    '2024-03-19',
    '2024-03-20',
    '2024-03-21',
    '2024-03-22',
    '2024-03-23',
    '2024-03-24',
  ])
  const { contracts } = await act('register', 'notices', {})
  expect(contracts[0]!.rosters).toEqual([
    { month: '2024-04', gaps: 1, first: '2024-04-30 08:00 至 2024-04-30 24:00 无人值班' },
  ])
})

test('people of another firm are named with the clause; one who left needs a notice', async () => {
  const { act, contract, edit, clock } = await registerApp()
  const { staff } = await act('staff', 'add', { contract, name: '工程师甲' })
  const problems = async () => (await act('staff', 'list', { contract })).problems
  expect(await problems()).toEqual([])
  const person = { name: '工程师甲', unit: '别的公司', role: '', qualification: '', phone: '400-000-0000' }
  await edit('staff', staff, 'person', person)
  expect(await problems()).toEqual([
    '工程师甲的单位是“别的公司”，不是乙方“示例信息技术有限公司”，合同不接受分包、转包（A-013）。',
  ])
  await edit('staff', staff, 'person', { ...person, unit: '示例信息技术有限公司' })
  await edit('staff', staff, 'service', { contracts: [contract], from: '2024-01-01', to: '2024-03-31' })
  clock.at('2024-04-02T09:00:00+08:00')
  expect(await problems()).toEqual([
    '工程师甲已于 2024-03-31 离开，没有人员变更通知。',
    '名单里的人都已离开，请补上现在的服务人员。',
  ])
})

test('the ledger proves the all-inclusive price, and names what the customer was charged', async () => {
  const { act, contract, refused } = await registerApp()
  const line = { contract, on: '2024-03-19', kind: 'parts' as const, text: '电源模块', bearer: 'firm' as const }
  await act('cost', 'add', { ...line, amount: '1200.50' })
  const list = async () => act('cost', 'list', { contract })
  expect((await list()).proof).toMatchObject({ ok: true, firm: 120_050, charged: 0 })
  await act('cost', 'add', { ...line, kind: 'travel', text: '加急差旅', amount: '¥300', bearer: 'customer' })
  expect((await list()).proof.sentence).toContain('向甲方另收 1 笔，合计 300.00 元：FY-20240319-002 加急差旅')
  expect((await refused('cost.add', { ...line, amount: '1.005' })).sentence).toContain('最多两位小数')
  expect((await refused('cost.add', { ...line, on: '2024-03-21', amount: '1' })).sentence).toContain('晚于今天')
  expect((await refused('cost.add', { ...line, on: '2024-02-30', amount: '1' })).sentence).toContain('请填写日期')
})

test('a device knows its faults by serial number, the parts they changed, its loaners and its parameters', async () => {
  const there = await faultApp()
  const { act, contract, start, edit, refused, clock } = there
  const { device } = await act('device', 'start', { contract, subject: 'signature-server' })
  const view = () => act('device', 'view', { device })
  expect((await view()).record.card).toMatchObject({ model: 'TrustByte® UAS-P2' })
  const fault = await start({ subject: 'signature-server', policy: 'A-HW' })
  await edit('fault', fault, 'parts', {
    rows: [{ name: '电源模块', model: 'PSU-1', oldSerial: 'P-1', newSerial: 'P-2', quantity: 1 }],
  })
  const { loaner } = await act('loaner', 'start', { fault })
  const { history } = await view()
  expect(history.faults).toMatchObject([{ id: fault }])
  expect(history.loaners).toMatchObject([{ id: loaner }])
  expect(history.parts).toMatchObject([{ name: '电源模块', oldSerial: 'P-1', newSerial: 'P-2' }])
  // With a second device of the same subject, a fault without a serial number is nobody's.
  await act('device', 'start', { contract, subject: 'signature-server' })
  expect((await view()).history.faults).toEqual([])
  const at = clock.now()
  const change = (await act('service', 'start', { contract, kind: 'change', at, backdated: '' })).service
  const add = (moment: 'baseline' | 'before' | 'after', text: string) =>
    act('device', 'addSnapshot', { device, moment, at, text, change: moment === 'baseline' ? '' : change })
  const before = await add('before', 'ntp = 192.0.2.1\ntimeout = 30')
  const after = await add('after', 'ntp = 192.0.2.9\ntimeout = 30\n乱行')
  expect(after.unread).toEqual([3])
  expect(await act('device', 'compare', { before: before.snapshot, after: after.snapshot })).toMatchObject({
    changed: 1,
  })
  const none = await refused('device.addSnapshot', { device, moment: 'after', at, text: 'a=1' })
  expect(none.sentence).toContain('哪一次变更')
  expect((await view()).snapshots).toHaveLength(2)
  await act('device', 'strikeSnapshot', { snapshot: before.snapshot, reason: '贴错' })
  expect((await view()).snapshots).toHaveLength(1)
})

test('a payment node that was agreed later is added with its basis, due like the others, and taken back', async () => {
  const { act, contract, edit, refused } = await registerApp()
  const node = {
    contract,
    name: '增项款',
    basis: '补充协议（2024-03-01）第2条',
    trigger: 'agreed-day' as const,
    workdays: 0,
    percent: '',
    amount: '1200.50',
    on: '2024-04-15',
  }
  const why = async (over: object): Promise<string> => (await refused('payment.add', { ...node, ...over })).sentence
  expect(await why({ amount: '' })).toBe('比例和金额至少写一个。')
  expect(await why({ amount: '一千二' })).toBe('金额写不成钱数，请写元，最多两位小数，如 1200.50。')
  expect(await why({ percent: '120' })).toBe('比例请填 0 到 100，最多两位小数，如 33.33。')
  expect(await why({ on: '' })).toBe('按约定日期付款的，请写日期。')
  const before = (await act('payment', 'view', { contract })).nodes.length
  const { row } = await act('payment', 'add', node)
  const view = await act('payment', 'view', { contract })
  expect(view.nodes).toHaveLength(before + 1)
  expect(view.nodes.at(-1)).toMatchObject({
    name: '增项款',
    own: true,
    clause: '补充协议（2024-03-01）第2条',
    amount: 120_050,
    dueOn: '2024-04-15',
  })
  expect(await why({})).toBe('已有叫“增项款”的付款节点，请换个名称。')
  await act('payment', 'add', {
    ...node,
    name: '验收加付',
    trigger: 'service-end',
    workdays: 10,
    percent: '40',
    amount: '',
    on: '',
  })
  expect(await why({ name: '再付', percent: '70', amount: '' })).toBe(
    '加上这个节点，各节点比例合计超过 100%（已有 40%），请核对；金额另定的请只写金额。',
  )
  await edit('payment', row, 'invoice', { number: '044001', on: '2024-03-20', cents: 120_050 })
  await act('payment', 'withdraw', { row, reason: '并入尾款' })
  expect((await act('payment', 'view', { contract })).nodes.map((n) => n.name)).not.toContain('增项款')
})
