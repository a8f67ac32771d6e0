import { describe, expect, test } from 'vitest'
import { setUpDemo } from '../../../main/demo/fill.ts'
import { testApp, type TestApp } from '../../support/app.ts'

const hour = 3_600_000

async function contractApp() {
  const there = testApp()
  const contract = await setUpDemo(there, { start: '2024-01-01', end: '2024-12-31' })
  /** A question by phone, now. */
  const ask = (question: string, answer: string, over: Record<string, string> = {}) =>
    there.act('service', 'quick', {
      contract,
      way: 'phone',
      person: '门诊收费处 示例甲',
      question,
      answer,
      askedAt: there.clock.now(),
      faq: '',
      service: '',
      ...over,
    })
  return { ...there, contract, ask }
}

const list = (there: TestApp, over = {}) =>
  there.act('service', 'list', { contract: '', kind: '', state: '', text: '', offset: 0, limit: 50, ...over })

describe('quick entry', () => {
  test('an answered question is done at once, with its number and first reply', async () => {
    const there = await contractApp()
    const askedAt = there.clock.now()
    there.clock.pass(72_000)
    const made = await there.ask('登录收不到短信验证码', '先查拦截，再看通道条数', { askedAt })
    expect(made).toMatchObject({ number: 'ZX-20240320-001', state: 'done', faqMade: '', gaps: [] })
    const view = await there.act('service', 'view', { service: made.service })
    expect(view.firstReplyMs).toBe(72_000)
    expect(view.record.people?.names).toEqual(['工程师甲'])
    expect(view.record.reply?.by).toBe('工程师甲')
    expect(view.state).toBe('done')
    expect(there.bugs).toEqual([])
  })

  test('without an answer it stays in 待办, and the first reply counts from when it was asked', async () => {
    const there = await contractApp()
    const askedAt = there.clock.now()
    const open = await there.ask('开票页面打不开', '')
    expect(open.state).toBe('open')
    expect((await list(there, { state: 'open' })).rows.map((r) => r.number)).toEqual([open.number])
    there.clock.pass(30 * hour)
    const again = await there.ask('开票页面打不开', '清除浏览器缓存后可打开', { service: open.service, askedAt })
    expect(again).toMatchObject({ number: open.number, state: 'done' })
    expect((await list(there, { state: 'open' })).total).toBe(0)
    const view = await there.act('service', 'view', { service: open.service })
    expect(view.firstReplyMs).toBe(30 * hour)
    // The first reply stays the first when the answer is written better.
    there.clock.pass(hour)
    await there.ask('开票页面打不开', '清除浏览器缓存后可以打开', { service: open.service, askedAt })
    expect((await there.act('service', 'view', { service: open.service })).firstReplyMs).toBe(30 * hour)
  })

  test('a question that came twice becomes an FAQ entry with the better answer; both link to it', async () => {
    const there = await contractApp()
    const first = await there.ask('登录收不到短信验证码', '先查手机号与拦截；再看当月通道条数；2 分钟后可重发。')
    await there.ask('打印机不出纸', '重启打印服务')
    const second = await there.ask('收不到登录短信验证码', '查通道')
    expect(second.faqMade).toBe('FAQ-001')
    const [entry] = await there.act('faq', 'list', { contract: there.contract })
    expect(entry).toMatchObject({
      number: 'FAQ-001',
      used: 2,
      answer: '先查手机号与拦截；再看当月通道条数；2 分钟后可重发。',
    })
    for (const { service } of [first, second])
      expect((await there.act('service', 'view', { service })).faqNumber).toBe('FAQ-001')
    // The third one is offered it, and takes it: no second entry.
    const offered = await there.act('service', 'suggest', { contract: there.contract, text: '收不到短信验证码' })
    expect(offered[0]).toMatchObject({ kind: 'faq', number: 'FAQ-001', used: 2 })
    const third = await there.ask('收不到短信验证码了', '', { faq: entry!.id })
    expect(third).toMatchObject({ faqMade: '', state: 'done' })
    const lists = await there.act('faq', 'list', { contract: there.contract })
    expect(lists.map((f) => f.used)).toEqual([3])
    const view = await there.act('service', 'view', { service: third.service })
    expect(view.record.reply?.text).toBe(entry!.answer)
  })

  test('an undone entry is void: its number is not given again', async () => {
    const there = await contractApp()
    const reply = await there.call('service.quick', {
      contract: there.contract,
      way: 'qq',
      person: '乙',
      question: '怎么改密码',
      answer: '在右上角',
      askedAt: there.clock.now(),
      faq: '',
      service: '',
    })
    if (!reply.ok) throw new Error('refused')
    await there.act('history', 'undo', { transactions: [...reply.written!.transactions] })
    const { rows } = await list(there)
    expect(rows.map((r) => [r.number, r.state])).toEqual([['ZX-20240320-001', 'void']])
    expect((await there.ask('怎么改密码', '在右上角')).number).toBe('ZX-20240320-002')
  })

  test('keeps what was typed, and forgets it when it was registered', async () => {
    const there = await contractApp()
    const draft = {
      contract: there.contract,
      way: 'phone' as const,
      person: '丙',
      question: '半句',
      answer: '',
      askedAt: there.clock.now(),
      faq: '',
      service: '',
    }
    await there.act('service', 'keepQuick', draft)
    expect(await there.restart().act('service', 'quickDraft', {})).toEqual(draft)
  })

  test('refuses with whole sentences: no question, a time to come, a contract that is not there', async () => {
    const there = await contractApp()
    const input = {
      contract: there.contract,
      way: 'phone',
      person: '',
      question: '问题',
      answer: '',
      askedAt: '2024-03-20T10:00:00.000+08:00',
      faq: '',
      service: '',
    }
    expect((await there.refused('service.quick', { ...input, question: ' ' })).sentence).toContain('问题还没写')
    expect((await there.refused('service.quick', input)).sentence).toContain('还没到')
    expect((await there.refused('service.quick', { ...input, askedAt: 'gestern' })).sentence).toContain('看不懂')
    expect((await there.refused('service.quick', { ...input, askedAt: there.clock.now(), contract: 'x' })).code).toBe(
      'not-found',
    )
    expect((await list(there)).total).toBe(0)
  })
})

describe('records', () => {
  test('a query is finished only when its approval, masking and deletion are known', async () => {
    const there = await contractApp()
    const { service, number } = await there.act('service', 'start', {
      contract: there.contract,
      kind: 'query',
      at: there.clock.now(),
      backdated: '',
    })
    expect(number).toBe('SJ-20240320-001')
    const refusal = await there.refused('service.finish', { service })
    expect(refusal.code).toBe('incomplete')
    expect(refusal.sentence).toMatch(/还不能完成：.*等 \d+ 处。已写的内容都在。/)
    expect(Object.values(refusal.fields ?? {})).toContain('审批人（甲方）还没填')
    expect(Object.values(refusal.fields ?? {})).not.toContain('脱敏处理还没填')
    const edit = (register: string, value: unknown, seal = true) =>
      there.act('record', 'edit', { table: 'service_record', row: service, register, value, seen: null, seal })
    const values = {
      action: '导出',
      applicant: '示例甲',
      purpose: '年度对账',
      scope: '2023 年门诊票据',
      columns: '票号、金额',
      personal: '是',
      approver: '示例乙',
      approval: '审批单 2024-03',
      sql: 'select 1',
      rows: '120',
      file: 'export.xlsx',
      sha256: 'a'.repeat(64),
      delivery: '加密文件，密码另发',
      receiver: '示例甲',
      receivedAt: '2024-03-20T08:30:00.000+08:00',
      deletedAt: '2024-03-20T08:50:00.000+08:00',
    }
    await edit('detail', { values, tables: {} })
    const gaps = (await there.act('service', 'view', { service })).gaps.map((g) => g.field)
    expect(gaps).toContain('detail.values.masked')
    expect(gaps).not.toContain('detail.values.receiver')
  })

  test('refuses values that contradict: order of times, unknown fields, numbers, done without the check', async () => {
    const there = await contractApp()
    const { service } = await there.act('service', 'start', {
      contract: there.contract,
      kind: 'sms',
      at: there.clock.now(),
      backdated: '',
    })
    const refuse = async (register: string, value: unknown) =>
      (
        await there.refused('record.edit', {
          table: 'service_record',
          row: service,
          register,
          value,
          seen: (await there.act('service', 'view', { service })).record.heads[register] ?? null,
          seal: true,
        })
      ).sentence
    const from = '2024-03-20T08:00:00.000+08:00'
    expect(await refuse('span', { from, to: '2024-03-20T07:59:00.000+08:00' })).toContain('早于开始时间')
    expect(await refuse('span', { from: '', to: '' })).toContain('不能空着')
    expect(await refuse('span', { from, to: '2024-03-21T07:59:00.000+08:00' })).toContain('还没到')
    expect(await refuse('detail', { values: { colour: '1' }, tables: {} })).toContain('没有“colour”这一栏')
    expect(await refuse('detail', { values: { sent: '很多' }, tables: {} })).toContain('请填数字')
    expect(await refuse('detail', { values: {}, tables: { tests: [{ carrier: '火星' }] } })).toContain('第 1 行')
    expect(await refuse('result', { state: 'done', text: '', leftover: '' })).toContain('请点“完成”')
    expect(await refuse('link', { fault: 'nowhere', service: '', inspection: '', faq: '' })).toContain('不在这份合同里')
    expect(await refuse('link', { fault: '', service, inspection: '', faq: '' })).toContain('自己')
    expect(there.bugs).toEqual([])
  })

  test('what happened more than 24 h ago needs a reason', async () => {
    const there = await contractApp()
    const input = { contract: there.contract, kind: 'maintenance', at: '2024-03-18T09:00:00.000+08:00', backdated: '' }
    expect((await there.refused('service.start', input)).sentence).toContain('为什么现在才补录')
    const { service } = await there.act('service', 'start', {
      ...input,
      kind: 'maintenance',
      backdated: '现场无网络，回来补录',
    })
    const { record, gaps } = await there.act('service', 'view', { service })
    expect(record.identity.createdAt).toBe(there.clock.now())
    expect(gaps.map((g) => g.field)).not.toContain('backdated')
    await there.act('record', 'edit', {
      table: 'service_record',
      row: service,
      register: 'backdated',
      value: { reason: ' ' },
      seen: record.heads['backdated'] ?? null,
      seal: true,
    })
    expect((await there.act('service', 'view', { service })).gaps.map((g) => g.field)).toContain('backdated')
  })

  test('a void record keeps its number and is read-only', async () => {
    const there = await contractApp()
    const { service, number } = await there.ask('问错了', '')
    expect((await there.refused('service.void', { service, reason: ' ' })).sentence).toContain('作废原因还没写')
    await there.act('service', 'void', { service, reason: '重复登记' })
    expect((await list(there)).rows).toMatchObject([{ number, state: 'void' }])
    expect((await there.refused('service.finish', { service })).code).toBe('read-only')
    expect(await there.act('service', 'suggest', { contract: there.contract, text: '问错了吗' })).toEqual([])
  })

  test('lists by kind, state and words, page by page', async () => {
    const there = await contractApp()
    for (let n = 0; n < 7; n++) {
      await there.ask(n % 2 ? `扫码枪不响 ${n}` : `票据模板错位 ${n}`, '')
      there.clock.pass(60_000)
    }
    const all = await list(there, { limit: 3, offset: 3 })
    expect(all.total).toBe(7)
    expect(all.rows.map((r) => r.subject)).toEqual(['扫码枪不响 3', '票据模板错位 2', '扫码枪不响 1'])
    expect((await list(there, { text: '扫码枪' })).total).toBe(3)
    expect((await list(there, { text: '没有这句' })).total).toBe(0)
    expect((await list(there, { kind: 'online' })).total).toBe(0)
    expect((await list(there, { kind: 'phone', contract: there.contract, state: 'open' })).total).toBe(7)
  })
})
