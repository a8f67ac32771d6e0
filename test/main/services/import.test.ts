import { expect, test } from 'vitest'
import { faultApp } from '../../support/fault.ts'
import { type MadeCell, type MadeSheet, madeXlsx } from '../../support/spreadsheet.ts'

type There = Awaited<ReturnType<typeof faultApp>>

const headings = ['序号', '报障时间', '科室', '报障人', '故障现象', '处理结果', '完成时间', '处理人', '级别']
const sheet = (...rows: (readonly MadeCell[])[]): MadeSheet => ({
  name: '2024年',
  rows: [['故障登记表'], headings, ...rows],
})

const good: readonly MadeCell[][] = [
  [
    1,
    '2024.1.5 9:20',
    '收费处',
    '收费员甲',
    '开票提示签名失败',
    '重启签名服务后正常',
    '2024-1-5 10:05',
    '工程师甲',
    '二级',
  ],
  [2, { day: 45301.6 }, '住院部', '收费员乙', '打印机不出票', '更换碳粉', { day: 45301.7 }, '工程师甲', null],
  [3, '24-2-3', '财务科', '会计甲', '报表对不上', null, null, null, '紧急'],
]

/** Sends a file and takes its first sheet as it is proposed. */
async function brought(there: There, bytes: Uint8Array, name = '旧台账.xlsx') {
  const sha256 = await there.put(bytes)
  const looked = await there.act('import', 'look', { sha256, name })
  const [proposal] = looked.sheets[0]!.proposals
  const reading = {
    sha256,
    name,
    contract: there.contract,
    target: proposal!.target,
    sheet: 0,
    header: proposal!.header,
    columns: [...proposal!.columns],
    finished: true,
  }
  const preview = (show: 'all' | 'problem' = 'all') =>
    there.act('import', 'preview', { ...reading, show, offset: 0, limit: 50 })
  const leave = { errors: true, duplicates: true, hidden: false, rows: [] as number[] }
  return {
    looked,
    reading,
    preview,
    leave,
    bring: (more = {}) => there.act('import', 'bring', { ...reading, leave, ...more }),
  }
}

test('an old list of faults is proposed, shown and imported with its times, and marked', async () => {
  const there = await faultApp()
  const file = await brought(there, await madeXlsx([sheet(...good)]))
  expect(file.reading).toMatchObject({ target: 'fault', header: 2 })
  expect(file.reading.columns.map((c) => c.field)).toEqual([
    '',
    'reportedAt',
    'department',
    'reporter',
    'symptom',
    'result',
    'repairedAt',
    'handler',
    'level',
  ])
  const shown = await file.preview()
  expect(shown).toMatchObject({ total: 3, errors: 0, duplicates: 0 })
  expect(shown.rows[2]!.problems.map((p) => p.sentence)).toEqual([
    'B 列报障时间只有日期没有时间，按 00:00 记，时限统计会不准',
    'I 列级别“紧急”在本合同里没有对应，写入备注',
  ])
  expect(await file.bring()).toMatchObject({ imported: 3, left: 0 })
  const { rows } = await there.act('fault', 'list', { state: 'all' })
  expect(rows.map((r) => [r.number, r.state, r.title, r.imported])).toEqual([
    ['GZ-20240203-001', 'open', '报表对不上', true],
    ['GZ-20240110-001', 'closed', '打印机不出票', true],
    ['GZ-20240105-001', 'closed', '开票提示签名失败', true],
  ])
  const view = await there.view(rows[2]!.id)
  expect(view.events.map((e) => [e.entry.type, e.entry.at, e.entry.by])).toEqual([
    ['reported', '2024-01-05T09:20:00.000+08:00', '工程师甲'],
    ['repaired', '2024-01-05T10:05:00.000+08:00', '工程师甲'],
    ['closed', '2024-01-05T10:05:00.000+08:00', '工程师甲'],
  ])
  expect(view.events.map((e) => e.entry.backdated)).toEqual(Array(3).fill('导入 2024-03-20：旧台账.xlsx 第 3 行'))
  expect(view.record).toMatchObject({ level: { level: '2' }, imported: { row: 3, number: '' } })
  expect(there.bugs).toEqual([])
})

test('rows with problems keep everything out until the user leaves them out; nothing is half imported', async () => {
  const there = await faultApp()
  const bad = sheet(
    good[0]!,
    [4, '昨天下午', '收费处', '甲', '登录不上', null, null, null, null],
    [5, '2024-2-30', '收费处', '甲', '登录不上', null, null, null, null],
    [6, '2024-1-9', '收费处', '甲', null, null, null, null, null],
    [7, '2024-1-9 10:00', '收费处', '甲', '登录不上', null, '2024-1-9 9:00', null, null],
    [8, '2030-1-9', '收费处', '甲', '登录不上', null, null, null, null],
    [9, { xml: '<c t="e"><v>#REF!</v></c>' }, '收费处', '甲', '登录不上', null, null, null, null],
    [10, { xml: '<c><f>NOW()</f></c>' }, '收费处', '甲', '登录不上', null, null, null, null],
  )
  const file = await brought(there, await madeXlsx([bad]))
  const shown = await file.preview('problem')
  expect(shown).toMatchObject({ total: 8, errors: 7, shown: 7 })
  expect(shown.rows.map((r) => r.problems.find((p) => p.level === 'error')!.sentence)).toEqual([
    'B 列报障时间“昨天下午”看不懂，请写成 2024-03-05 15:30 的样子',
    'B 列报障时间“2024-2-30”不是存在的日期',
    'E 列故障现象是空的',
    'G 列修复时间 2024-01-09 09:00 早于报障时间 2024-01-09 10:00',
    'B 列报障时间 2030-01-09 00:00 还没到，请核对年份',
    'B 列报障时间是错误值 #REF!',
    'B 列报障时间是没有计算结果的公式，请在 Excel 里打开、保存一次',
  ])
  const refused = await there.refused('import.bring', { ...file.reading, leave: { ...file.leave, errors: false } })
  expect(refused).toMatchObject({
    code: 'incomplete',
    sentence: expect.stringContaining('工作表“2024年”第 4 行B 列报障时间'),
  })
  expect((await there.act('fault', 'list', { state: 'all' })).total).toBe(0)
  expect(await there.act('import', 'batches', {})).toEqual([])
  expect(await file.bring()).toMatchObject({ imported: 1, left: 7 })
  const [batch] = await there.act('import', 'batches', {})
  expect(batch!.outcome!.left[0]).toEqual({
    row: 4,
    why: 'B 列报障时间“昨天下午”看不懂，请写成 2024-03-05 15:30 的样子',
  })
})

test('duplicates within the file and with what is there are named, and left out unless they are wanted', async () => {
  const there = await faultApp()
  await (await brought(there, await madeXlsx([sheet(...good)]))).bring()
  const again = await brought(
    there,
    await madeXlsx([sheet(good[0]!, good[0]!, ['9', '2024-1-6 8:00', '', '', '新的', '', '', '', ''])]),
  )
  const shown = await again.preview()
  expect(shown.rows.map((r) => r.duplicate)).toEqual([
    '与已有的 GZ-20240105-001 重复',
    '与已有的 GZ-20240105-001 重复',
    '',
  ])
  expect(await again.bring()).toMatchObject({ imported: 1, left: 2 })
  expect(again.looked.sheets[0]!.proposals[0]!.remembered).toBe(true)
  const twice = await brought(
    there,
    await madeXlsx([
      sheet(
        ['9', '2024-1-7 8:00', '', '', '两次', '', '', '', ''],
        ['9', '2024-1-7 8:00', '', '', '两次', '', '', '', ''],
      ),
    ]),
  )
  expect((await twice.preview()).rows.map((r) => r.duplicate)).toEqual(['', '与第 3 行重复'])
  expect(await twice.bring({ leave: { ...twice.leave, duplicates: false } })).toMatchObject({ imported: 2 })
})

test('an import is undone as a whole; what was changed since is named and stays if wanted', async () => {
  const there = await faultApp()
  const { batch } = await (await brought(there, await madeXlsx([sheet(...good)]))).bring()
  const list = () => there.act('fault', 'list', { state: 'all' })
  const open = (await list()).rows[0]!
  await there.add(open.id, 'first_response', there.clock.now(), { channel: 'phone' })
  expect((await there.act('import', 'batches', {}))[0]!.standing).toBe(3)
  expect(await there.act('import', 'standing', { batch })).toEqual({
    records: 3,
    changed: [{ table: 'fault', id: open.id, number: 'GZ-20240203-001', why: '导入后写过经过' }],
  })
  expect(await there.refused('import.undo', { batch, reason: '选错了合同' })).toMatchObject({
    code: 'read-only',
    sentence: expect.stringContaining('GZ-20240203-001（导入后写过经过）'),
  })
  expect((await list()).total).toBe(3)
  expect(await there.act('import', 'undo', { batch, reason: '选错了合同', keep: true })).toEqual({ undone: 2, kept: 1 })
  const rows = (await list()).rows
  expect(rows.map((r) => r.state)).toEqual(['open', 'void', 'void'])
  expect((await there.view(rows[1]!.id)).record.void!.reason).toBe('撤销导入：选错了合同')
  expect(await there.refused('import.undo', { batch, reason: '再来' })).toMatchObject({ code: 'read-only' })
  // What was undone may be imported again, and keeps none of its numbers.
  await (await brought(there, await madeXlsx([sheet(good[0]!)]))).bring()
  expect((await list()).rows.map((r) => r.number)).toContain('GZ-20240105-002')
})

test('a CSV of the service log becomes records of the kinds that it names', async () => {
  const there = await faultApp()
  const csv = [
    '日期,时间,类别,工作内容,处理结果,维护人员,联系人,方式,备注',
    '2024年2月5日,9:30,电话咨询,换开怎么操作,已讲解,"工程师甲、工程师乙",收费员甲,电话,',
    '2024/2/6,下午2点,备份,数据库备份,完成,工程师甲,,远程,存异地',
    '2024-2-7,,日常维护,检查日志,正常,工程师甲,,现场,',
  ].join('\r\n')
  const sha256 = await there.put(Buffer.from(csv))
  const looked = await there.act('import', 'look', { sha256, name: '日志.csv' })
  const proposal = looked.sheets[0]!.proposals.find((p) => p.target === 'service')!
  expect(proposal.columns.map((c) => c.field)).toEqual([
    'from',
    'clock',
    'kind',
    'subject',
    'result',
    'people',
    'person',
    'way',
    'remark',
  ])
  const made = await there.act('import', 'bring', {
    sha256,
    name: '日志.csv',
    contract: there.contract,
    target: 'service',
    sheet: 0,
    header: 1,
    columns: [...proposal.columns],
    finished: true,
    leave: { errors: false, duplicates: true, hidden: false, rows: [] },
  })
  expect(made.imported).toBe(3)
  const { rows } = await there.act('service', 'list', {
    contract: '',
    kind: '',
    state: '',
    text: '',
    offset: 0,
    limit: 50,
  })
  expect(rows.map((r) => [r.number, r.kind, r.at, r.state, r.people, r.imported])).toEqual([
    ['RZ-20240207-001', 'maintenance', '2024-02-07T00:00:00.000+08:00', 'done', ['工程师甲'], true],
    ['BF-20240206-001', 'backup', '2024-02-06T14:00:00.000+08:00', 'done', ['工程师甲'], true],
    ['ZX-20240205-001', 'phone', '2024-02-05T09:30:00.000+08:00', 'done', ['工程师甲', '工程师乙'], true],
  ])
  const { days } = await there.act('log', 'month', { contract: there.contract, month: '2024-02' })
  expect(days.flatMap((d) => d.entries).find((e) => e.number === 'ZX-20240205-001')).toMatchObject({
    result: '已讲解',
    lateReason: '导入 2024-03-20：日志.csv 第 2 行',
  })
  expect(there.bugs).toEqual([])
})

test('a mapping without a column that is needed, or with one twice, is refused by its name', async () => {
  const there = await faultApp()
  const { reading, leave } = await brought(there, await madeXlsx([sheet(...good)]))
  const columns = (change: Record<string, string>) =>
    reading.columns.map((c) => ({ ...c, field: change[c.title] ?? c.field }))
  expect(await there.refused('import.bring', { ...reading, leave, columns: columns({ 报障时间: '' }) })).toMatchObject({
    code: 'incomplete',
    sentence: '还没有哪一列对应“报障时间”，请先选好。',
  })
  expect(
    await there.refused('import.bring', { ...reading, leave, columns: columns({ 科室: 'reporter' }) }),
  ).toMatchObject({
    sentence: '有两列都对应“报障人”，请只留一列。',
  })
})

test('an old list of devices becomes cards of the register, told apart by serial and asset number', async () => {
  const there = await faultApp()
  const made = await madeXlsx([
    {
      name: '资产',
      rows: [
        ['资产编号', '设备名称', '规格型号', '序列号', '存放地点', '状态', '购置日期', '备注'],
        ['ZC-0001', '数据库服务器', 'R740', 'SN-001', '信息科机房', '在用', { day: 45000 }, '两路电源'],
        ['ZC-0002', '备用交换机', 'S5735', '', '库房', '闲置', null, null],
        ['ZC-0001', '数据库服务器', 'R740', 'SN-009', '信息科机房', '在用', null, null],
        ['ZC-0003', '', 'S5735', 'SN-003', '库房', '报废', null, null],
      ],
    },
  ])
  const sha256 = await there.put(made)
  const looked = await there.act('import', 'look', { sha256, name: '资产.xlsx' })
  const proposal = looked.sheets[0]!.proposals.find((p) => p.target === 'device')!
  expect(Math.max(...looked.sheets[0]!.proposals.map((p) => p.known))).toBe(proposal.known)
  const reading = {
    sha256,
    name: '资产.xlsx',
    contract: there.contract,
    target: 'device' as const,
    sheet: 0,
    header: 1,
    columns: [...proposal.columns],
    finished: true,
  }
  const preview = await there.act('import', 'preview', { ...reading, show: 'all', offset: 0, limit: 50 })
  expect(preview.rows.map((r) => r.duplicate || r.problems[0]?.sentence || '')).toEqual([
    '',
    '',
    '与第 2 行重复',
    'B 列设备名称是空的',
  ])
  const leave = { errors: true, duplicates: true, hidden: false, rows: [] }
  const { batch } = await there.act('import', 'bring', { ...reading, leave })
  const list = async () => (await there.act('device', 'list', { contract: there.contract })).rows
  expect((await list()).map((d) => [d.number, d.card.name, d.card.serial, d.card.asset, d.state])).toEqual([
    ['SB-20240320-001', '数据库服务器', 'SN-001', 'ZC-0001', 'in-use'],
    ['SB-20240320-002', '备用交换机', '', 'ZC-0002', 'standby'],
  ])
  await there.act('import', 'undo', { batch, reason: '重新整理' })
  expect((await list()).map((d) => d.void)).toEqual(['撤销导入：重新整理', '撤销导入：重新整理'])
  expect(there.bugs).toEqual([])
})

/** 100,000 rows as their file comes: from Excel, or from an old system in GBK. */
const hundredThousand = {
  xlsx: () =>
    madeXlsx([
      {
        name: '2024年',
        rows: [
          ['报障时间', '故障现象'],
          ...Array.from({ length: 100_000 }, (_, n) => [{ day: 45_292 + (n % 28) + 0.5 }, `故障 ${n}`] as const),
        ],
      },
    ]),
  // GBK of 报障时间,故障现象 and of 故障.
  csv: async () => {
    const lines = Array.from({ length: 100_000 }, (_, n) => [
      Buffer.from(`2024-1-${1 + (n % 28)} 9:${10 + (n % 50)},`),
      Buffer.from('b9cad5cf', 'hex'),
      Buffer.from(` ${n}\r\n`),
    ]).flat()
    return Buffer.concat([Buffer.from('b1a8d5cfcab1bce42cb9cad5cfcfd6cff30d0a', 'hex'), ...lines])
  },
} as const

test.each(['xlsx', 'csv'] as const)(
  '100,000 rows of %s are shown while others are answered, refused as one, and taken in parts',
  { timeout: 600_000 },
  async (kind) => {
    const there = await faultApp()
    const sha256 = await there.put(await hundredThousand[kind]())
    const reading = {
      sha256,
      name: `大表.${kind}`,
      contract: there.contract,
      target: 'fault' as const,
      sheet: 0,
      header: 1,
      columns: [
        { title: '报障时间', field: 'reportedAt' },
        { title: '故障现象', field: 'symptom' },
      ],
      finished: true,
    }
    const show = { show: 'problem' as const, offset: 0, limit: 50 }
    let answered = 0
    let most = 0
    const beat = setInterval(() => {
      most = Math.max(most, process.memoryUsage().rss)
      void there.act('about', 'workspace', {}).then(() => answered++)
    }, 50)
    const before = process.memoryUsage().rss
    const preview = await there.act('import', 'preview', { ...reading, ...show })
    clearInterval(beat)
    expect(preview).toMatchObject({ total: 100_000, errors: 0, shown: 0, most: 3000 })
    // Other calls were answered all the while, and the sheet was never held as a whole.
    expect(answered).toBeGreaterThan(3)
    expect(most - before).toBeLessThan(500 * 1024 * 1024)
    const leave = { errors: false, duplicates: true, hidden: false, rows: [] as number[] }
    expect(await there.refused('import.bring', { ...reading, leave })).toEqual({
      code: 'too-large',
      sentence: '一次最多导入 3000 行，这张表更多，没有导入任何一行。请分批导入，或按年份拆成几个文件。',
    })
    expect(
      await there.refused('import.bring', { ...reading, leave: { ...leave, duplicates: false, rest: true } }),
    ).toMatchObject({
      sentence: '分批导入时要勾选“不导入重复的”，否则前几批会再导一遍。',
    })
    const stopped = there.call('import.preview', { ...reading, ...show }, 'call-1')
    setTimeout(() => there.app.dispatch.cancel('call-1'), 300)
    expect(await stopped).toMatchObject({ ok: false, failure: { code: 'cancelled' } })
    const count = async (): Promise<number> => (await there.act('fault', 'list', { state: 'all' })).total
    expect(await count()).toBe(0)
    if (kind === 'csv') {
      const first = await there.act('import', 'bring', { ...reading, leave: { ...leave, rest: true } })
      expect(first).toMatchObject({ imported: 3000, left: 0, rest: true })
      // The next go begins where the first one ended.
      const next = await there.act('import', 'preview', { ...reading, ...show })
      expect(next).toMatchObject({ total: 100_000, duplicates: 3000 })
      await there.act('import', 'bring', { ...reading, leave: { ...leave, rest: true } })
      expect(await count()).toBe(6000)
      expect((await there.act('import', 'batches', {})).map((b) => b.standing)).toEqual([3000, 3000])
    }
    expect(there.bugs).toEqual([])
  },
)
