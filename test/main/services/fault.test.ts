import { expect, test } from 'vitest'
import { faultApp } from '../../support/fault.ts'

const eve = '2024-02-09T22:30:00.000+08:00'

test('the fault of New Year’s Eve keeps its hours over the holiday', async () => {
  const { clock, start, add, view, act, edit, complete, milestone } = await faultApp()
  clock.at('2024-02-09T22:38:00.000+08:00')
  const fault = await start({ reportedAt: eve })
  const begun = await view(fault)
  expect(begun.number).toBe('GZ-20240209-001')
  expect(begun.state).toBe('open')
  expect(begun.events.map((e) => e.entry.type)).toEqual(['reported', 'accepted'])
  expect(begun.sla.rows.map((r) => [r.policy, r.milestone, r.deadline?.slice(0, 16) ?? null, r.state])).toEqual([
    ['A-T2', 'response', '2024-02-10T00:30', '未到期'],
    ['A-T2', 'team', null, '不适用'],
    ['A-T2', 'repair', '2024-02-10T22:30', '未到期'],
    ['A-T2', 'answer', '2024-02-10T22:30', '未到期'],
    ['A-AS', 'response', '2024-02-10T00:30', '未到期'],
    ['A-AS', 'repair', '2024-02-10T22:30', '未到期'],
  ])
  expect(begun.nextStep).toEqual({ type: 'first_response', label: '首次响应' })
  // An hour before the deadline nobody has answered the holiday phone.
  clock.at('2024-02-10T00:20:00.000+08:00')
  expect((await milestone(fault, 'response')).state).toBe('即将超时')
  const running = await act('fault', 'running', {})
  expect(running.count).toBe(1)
  expect(running.rows[0]).toMatchObject({ number: 'GZ-20240209-001', contractual: true })
  expect(running.rows[0]!.next).toMatchObject({ name: '响应', remainingMs: 600_000, state: '即将超时' })
  await add(fault, 'first_response', '2024-02-10T00:30:00.000+08:00').catch(() => undefined)
  expect((await milestone(fault, 'response')).metAt).toBeNull()
  clock.at('2024-02-10T00:40:00.000+08:00')
  await add(fault, 'first_response', '2024-02-10T00:30:00.000+08:00', { channel: 'phone', text: '开始排查' })
  expect((await milestone(fault, 'response')).state).toBe('达标')
  expect((await view(fault)).nextStep?.type).toBe('team_consultation')
  await add(fault, 'team_consultation', '2024-02-10T00:35:00.000+08:00', {
    detail: { members: ['工程师甲', '工程师乙'] },
  })
  expect((await view(fault)).nextStep?.type).toBe('repaired')
  // Repaired a minute late: red for good, and the reason is asked for.
  clock.at('2024-02-10T23:00:00.000+08:00')
  expect((await milestone(fault, 'repair')).state).toBe('超时未达成')
  await add(fault, 'repaired', '2024-02-10T22:31:00.000+08:00', { detail: { rootCauseFixed: true } })
  await add(fault, 'answered', '2024-02-10T22:30:00.000+08:00')
  expect((await milestone(fault, 'repair')).state).toBe('超时达成')
  expect((await milestone(fault, 'answer')).state).toBe('达标')
  expect((await view(fault)).state).toBe('restored')
  await complete(fault)
  await add(fault, 'confirmed', '2024-02-10T22:50:00.000+08:00')
  expect((await view(fault)).gaps).toEqual([{ field: 'overdue', sentence: '“修复”超时，没有写原因' }])
  await edit('fault', fault, 'overdue', { reasons: { repair: '厂商假期值班电话无人接听' } })
  await act('fault', 'close', { fault, at: '2024-02-10T22:55:00.000+08:00' })
  const closed = await view(fault)
  expect(closed).toMatchObject({ state: 'closed', nextStep: null, gaps: [] })
  expect(closed.others.map((s) => s.type)).toEqual(['note', 'confirmed'])
  const after = await act('fault', 'running', {})
  expect(after.count).toBe(0)
  expect(after.breached.map((r) => r.breaches.map((b) => [b.name, b.lateMs]))).toEqual([
    [
      ['修复', 60_000],
      ['维修到位', 60_000],
    ],
  ])
})

test('a loaner in use within its hours protects a device fault, and stays until the repair', async () => {
  const { clock, start, act, add, edit, view, milestone } = await faultApp()
  clock.at('2024-06-18T13:40:00.000+08:00')
  const fault = await start({
    subject: 'signature-server',
    policy: 'A-HW',
    title: '签名验签服务器无法启动',
    symptom: { class: '签名验签', text: '面板报警' },
  })
  clock.at('2024-06-19T10:00:00.000+08:00')
  await add(fault, 'repair_needed', '2024-06-18T15:00:00.000+08:00', { andResponse: true })
  expect((await milestone(fault, 'response')).state).toBe('达标')
  const { loaner, number } = await act('loaner', 'start', { fault })
  expect(number).toBe('BJ-20240619-001')
  const delivery = {
    deliveredAt: '',
    rackedAt: '',
    configuredAt: '',
    inUseAt: '2024-06-19T09:40:00.000+08:00',
    by: '工程师甲',
  }
  await edit('loaner', loaner, 'delivery', delivery)
  // Without the statement of equal grade and the business check it is only a box on a rack.
  expect((await milestone(fault, 'repair_or_loaner')).metAt).toBeNull()
  expect((await act('loaner', 'view', { loaner })).effect).toContain('缺少同档次说明、业务验证')
  await edit('loaner', loaner, 'grade', { same: true, text: 'SM2 签名速率不低于原机' })
  await edit('loaner', loaner, 'businessCheck', { passed: true, text: '试开 3 张票正常', by: '收费员甲', at: '' })
  expect(await milestone(fault, 'repair_or_loaner')).toMatchObject({
    state: '达标(备机保障)',
    metAt: '2024-06-19T09:40:00.000+08:00',
  })
  const shown = await act('loaner', 'view', { loaner })
  expect(shown.record.original?.model).toBe('TrustByte® UAS-P2')
  expect(shown.effect).toContain('距报障 20 小时')
  const lent = await view(fault)
  expect(lent.state).toBe('open')
  expect(lent.nextStep?.type).toBe('repaired')
  expect(lent.gaps.map((g) => g.sentence)).toContain('备机 BJ-20240619-001 还没有归还')
  clock.at('2024-06-21T18:00:00.000+08:00')
  await add(fault, 'repaired', '2024-06-21T16:00:00.000+08:00')
  expect((await view(fault)).state).toBe('restored')
  expect((await milestone(fault, 'repair_or_loaner')).state).toBe('达标(备机保障)')
  await act('loaner', 'void', { loaner, reason: '登记错了' })
  expect((await milestone(fault, 'repair_or_loaner')).state).toBe('超时达成')
})

test('proven force majeure moves a deadline exactly as long as it lasted, and nothing else does', async () => {
  const { clock, start, act, put, edit, add, milestone, contract } = await faultApp()
  clock.at('2024-09-03T09:00:00.000+08:00')
  const fault = await start({ policy: 'A-T3', title: '报表合计列显示错位', quote: '不影响开票' })
  clock.at('2024-09-11T16:00:00.000+08:00')
  await add(fault, 'first_response', '2024-09-03T09:20:00.000+08:00', { backdated: '出差回来补记' })
  await add(fault, 'resolved', '2024-09-11T15:00:00.000+08:00')
  expect((await milestone(fault, 'resolved')).state).toBe('超时达成')
  const { forceMajeure: id, number } = await act('forceMajeure', 'start', { contract, faults: [fault] })
  expect(number).toBe('BK-20240911-001')
  const event = {
    kind: '台风',
    text: '台风登陆，全市停工',
    from: '2024-09-05T18:00:00.000+08:00',
    to: '2024-09-07T06:00:00.000+08:00',
  }
  await edit('force_majeure', id, 'event', event)
  await edit('force_majeure', id, 'notice', { at: '2024-09-05T18:30:00.000+08:00', to: '信息科', way: '电话' })
  await edit('force_majeure', id, 'confirmation', {
    name: '接口人乙',
    at: '2024-09-11T10:00:00.000+08:00',
    way: '书面',
  })
  const unproven = await act('forceMajeure', 'view', { id })
  expect(unproven).toMatchObject({ counts: false, why: '缺少证明材料，不影响期限。' })
  expect((await milestone(fault, 'resolved')).state).toBe('超时达成')
  const sha256 = await put(new TextEncoder().encode('停工通知'))
  await act('evidence', 'addFile', {
    ownerTable: 'force_majeure',
    owner: id,
    item: '',
    sha256,
    name: '停工通知.txt',
    source: 'file',
  })
  expect(await milestone(fault, 'resolved')).toMatchObject({
    nominalDeadline: '2024-09-10T09:00:00.000+08:00',
    deadline: '2024-09-11T21:00:00.000+08:00',
    state: '豁免',
  })
  expect((await act('forceMajeure', 'view', { id })).faults[0]!.effect).toBe(
    '“解决”由 2024-09-10 09:00 顺延至 2024-09-11 21:00。',
  )
  // One that begins when the deadline has passed helps nobody.
  await edit('force_majeure', id, 'event', {
    ...event,
    from: '2024-09-10T09:00:00.000+08:00',
    to: '2024-09-11T09:00:00.000+08:00',
  })
  expect((await milestone(fault, 'resolved')).state).toBe('超时达成')
  expect((await act('forceMajeure', 'view', { id })).faults[0]!.effect).toContain('迟延履行后发生的不可抗力不免除责任')
  expect((await act('forceMajeure', 'list', { contract })).map((f) => f.number)).toEqual([number])
})

test('another tier keeps T0: the deadlines shown beforehand are those that come', async () => {
  const { clock, start, act, add, refusedAdd, view } = await faultApp()
  clock.at('2024-03-20T09:00:00.000+08:00')
  const fault = await start({ policy: 'A-T3' })
  clock.at('2024-03-20T12:00:00.000+08:00')
  const preview = await act('fault', 'previewTier', { fault, tier: 'A-T2' })
  expect(preview.before.find((r) => r.milestone === 'resolved')?.deadline).toBe('2024-03-27T09:00:00.000+08:00')
  expect(preview.after.find((r) => r.milestone === 'repair')?.deadline).toBe('2024-03-21T09:00:00.000+08:00')
  const at = clock.now()
  expect((await refusedAdd(fault, 'reclassified', at, { detail: { tier: 'A-T9' }, text: '急' })).fields).toHaveProperty(
    'tier',
  )
  expect((await refusedAdd(fault, 'reclassified', at, { detail: { tier: 'A-T2' } })).fields).toHaveProperty('text')
  // The engineer proposes; only the customer's word moves it (A13).
  await add(fault, 'reclassified', at, { detail: { tier: 'A-T2', customerConfirmed: false }, text: '窗口停了' })
  expect((await view(fault)).sla).toMatchObject({ policy: 'A-T3', rows: preview.before })
  clock.pass(60_000)
  await add(fault, 'reclassified', clock.now(), {
    detail: { tier: 'A-T2', customerConfirmed: true },
    text: '信息科确认',
  })
  const after = await view(fault)
  expect(after.sla.policy).toBe('A-T2')
  expect(after.sla.rows.map((r) => [r.milestone, r.deadline])).toEqual(
    preview.after.map((r) => [r.milestone, r.deadline]),
  )
  expect(after.events.filter((e) => e.entry.type === 'reclassified').length).toBe(2)
  expect((await act('fault', 'list', { contract: '', state: 'all' })).rows[0]).toMatchObject({
    tierName: '紧急影响业务',
  })
})

test('the same symptom within seven days reopens a fault with its T0, later it is a fault of its own', async () => {
  const { clock, start, act, add, refused, complete, view, milestone } = await faultApp()
  const fault = await start()
  const again = { fault, reason: '窗口又开不了票', sameSymptom: true }
  expect((await refused('fault.reopen', { ...again, at: clock.now() })).sentence).toBe('这条故障还在处理中，不用重开。')
  clock.at('2024-03-20T12:00:00.000+08:00')
  await add(fault, 'repaired', '2024-03-20T11:00:00.000+08:00', { andResponse: true })
  await add(fault, 'answered', '2024-03-20T11:10:00.000+08:00')
  await add(fault, 'confirmed', '2024-03-20T11:20:00.000+08:00')
  await complete(fault)
  await act('fault', 'close', { fault, at: '2024-03-20T11:30:00.000+08:00' })
  expect((await refused('fault.reopen', { ...again, at: '2024-03-20T11:00:00.000+08:00' })).sentence).toContain(
    '早于修复或关闭',
  )
  clock.at('2024-03-27T11:30:00.000+08:00')
  const back = await act('fault', 'reopen', { ...again, at: clock.now() })
  expect(back).toEqual({ fault, fresh: false })
  const reopened = await view(fault)
  expect(reopened.state).toBe('open')
  expect(reopened.sla.start).toBe('2024-03-20T09:00:00.000+08:00')
  expect((await milestone(fault, 'response')).state).toBe('达标')
  expect((await milestone(fault, 'repair')).state).toBe('超时未达成')
  expect(reopened.events.some((e) => e.entry.type === 'repaired')).toBe(true)
  expect((await act('fault', 'running', {})).rows.map((r) => r.id)).toEqual([fault])
  // Repaired and closed again; eight days later it is another fault that names this one.
  clock.at('2024-03-27T12:30:00.000+08:00')
  await add(fault, 'repaired', '2024-03-27T12:00:00.000+08:00')
  await add(fault, 'answered', '2024-03-27T12:01:00.000+08:00')
  await add(fault, 'confirmed', '2024-03-27T12:02:00.000+08:00')
  clock.at('2024-04-05T12:30:00.000+08:00')
  const late = await act('fault', 'reopen', { ...again, at: clock.now() })
  expect(late.fresh).toBe(true)
  const fresh = await view(late.fault)
  expect(fresh.record.repeat).toEqual({ of: fault, checked: true })
  expect(fresh.numbers[fault]).toBe('GZ-20240320-001')
  expect(fresh.sla.start).toBe('2024-04-05T12:30:00.000+08:00')
})
