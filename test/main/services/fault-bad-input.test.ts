import { expect, test } from 'vitest'
import { faultApp } from '../../support/fault.ts'

test('a report in the future, or more than a day back without a reason, is refused and nothing is written', async () => {
  const { clock, refused, started, act, contract, view } = await faultApp()
  const future = await refused('fault.start', started({ reportedAt: '2024-03-20T09:05:00.000+08:00' }))
  expect(future.sentence).toBe(
    '报障时间 2024-03-20 09:05 晚于现在（2024-03-20 09:00），还没有发生的事不能记录。没有记录，您写的还在框里。',
  )
  const late = await refused('fault.start', started({ reportedAt: '2024-03-19T08:59:59.000+08:00' }))
  expect(late).toMatchObject({ code: 'incomplete', fields: { backdated: '请写明补记原因' } })
  expect((await refused('fault.start', started({ reportedAt: '昨天' }))).sentence).toContain('没有写完整')
  expect((await refused('fault.start', started({ policy: 'A-AS' }))).fields).toHaveProperty('policy')
  expect((await refused('fault.start', started({ occurredAt: '2024-03-20T09:00:30.000+08:00' }))).sentence).toContain(
    '不会晚于报障时间',
  )
  expect(await act('fault', 'list', { contract, state: 'all' })).toEqual({ total: 0, rows: [] })
  // Exactly a day back needs no reason; beyond it the reason stays with the entry.
  await act('fault', 'start', started({ reportedAt: '2024-03-19T09:00:00.000+08:00' }))
  const { fault, number } = await act(
    'fault',
    'start',
    started({ reportedAt: '2024-03-19T08:00:00.000+08:00', backdated: '现场没有电脑' }),
  )
  expect(number).toBe('GZ-20240319-002')
  const { events } = await view(fault)
  expect(events[0]!.entry).toMatchObject({ backdated: '现场没有电脑', recordedAt: clock.now() })
})

test('before the contract begins a fault is taken and told to have no hours', async () => {
  const { clock, start, view } = await faultApp()
  clock.at('2023-12-31T23:00:00.000+08:00')
  const fault = await start()
  const { sla } = await view(fault)
  expect(sla.rows).toEqual([])
  expect(sla.notes).toEqual(['服务期外：报障时间不在服务期内，没有合同时限。'])
})

test('entries that cannot have happened so are refused, each with its own sentence', async () => {
  const { clock, start, add, refusedAdd, view } = await faultApp()
  const fault = await start()
  clock.at('2024-03-20T15:00:00.000+08:00')
  const before = await view(fault)
  const said = async (...input: Parameters<typeof refusedAdd> extends [string, ...infer R] ? R : never) =>
    (await refusedAdd(fault, ...input)).sentence
  expect(await said('first_response', '2024-03-20T08:59:00.000+08:00')).toBe(
    '“首次响应” 2024-03-20 08:59 早于报障时间 2024-03-20 09:00，报障之前不算。请核对时间。没有记录，您写的还在框里。',
  )
  expect(await said('repaired', '2024-03-20T15:02:00.000+08:00')).toContain('晚于现在')
  expect(await said('occurred', '2024-03-20T10:00:00.000+08:00')).toContain('不会晚于报障时间')
  const to = '2024-03-20T10:00:00.000+08:00'
  expect(await said('waiting', to, { to })).toContain('不晚于开始')
  expect(await said('waiting', to, { to: '2024-03-20T15:02:00.000+08:00' })).toContain('晚于现在')
  expect(await said('closed', to)).toContain('请用它自己的按钮')
  expect(await said('workaround', to)).toContain('业务是否已恢复')
  expect((await view(fault)).events).toEqual(before.events)
  // Typed out of order is no error: what counts is when it happened.
  await add(fault, 'repaired', '2024-03-20T12:00:00.000+08:00')
  await add(fault, 'first_response', '2024-03-20T12:30:00.000+08:00')
  const { events, doubts } = await view(fault)
  expect(events.map((e) => e.entry.type)).toEqual(['reported', 'accepted', 'repaired', 'first_response'])
  expect(doubts).toEqual(['“修复” 2024-03-20 12:00 早于“首次响应” 2024-03-20 12:30，请核对；记错的那条可以划去重记。'])
  expect(await said('repaired', '2024-03-20T13:00:00.000+08:00')).toContain('已记在 2024-03-20 12:00')
})

test('equal instants keep the order in which such things happen, and the same entry is not taken twice', async () => {
  const { clock, start, add, refusedAdd, view, milestone } = await faultApp()
  const fault = await start({ policy: 'A-T1' })
  const at = clock.now()
  clock.at('2024-03-20T09:30:00.000+08:00')
  await add(fault, 'handled', at)
  await add(fault, 'answered', at)
  await add(fault, 'first_response', at)
  expect((await view(fault)).events.map((e) => e.entry.type)).toEqual([
    'reported',
    'accepted',
    'first_response',
    'handled',
    'answered',
  ])
  expect((await milestone(fault, 'answer')).state).toBe('达标')
  expect((await refusedAdd(fault, 'answered', at)).sentence).toBe(
    '2024-03-20 09:00 已经有一条“答复客户”，没有重复记录。',
  )
})

test('waits do not overlap, end once, and leave the contract clock alone', async () => {
  const { clock, start, add, refused, refusedAdd, act, view, milestone } = await faultApp()
  const fault = await start()
  clock.at('2024-03-20T15:00:00.000+08:00')
  const { deadline } = await milestone(fault, 'repair')
  const { event } = await add(fault, 'waiting', '2024-03-20T10:00:00.000+08:00', { detail: { waitingFor: 'vendor' } })
  expect((await refusedAdd(fault, 'waiting', '2024-03-20T11:00:00.000+08:00')).sentence).toBe(
    '与 2024-03-20 10:00 开始的等待（还没有结束）重叠，同一段时间只记一次。请先结束那一段。没有记录，您写的还在框里。',
  )
  expect((await refused('fault.endInterval', { event, to: '2024-03-20T10:00:00.000+08:00' })).sentence).toContain(
    '不晚于开始',
  )
  await act('fault', 'endInterval', { event, to: '2024-03-20T12:00:00.000+08:00' })
  expect((await refused('fault.endInterval', { event, to: '2024-03-20T13:00:00.000+08:00' })).sentence).toContain(
    '已经结束',
  )
  expect((await refusedAdd(fault, 'waiting', '2024-03-20T11:59:00.000+08:00')).sentence).toContain('重叠')
  await add(fault, 'waiting', '2024-03-20T12:00:00.000+08:00', { to: '2024-03-20T12:30:00.000+08:00' })
  const { sla } = await view(fault)
  expect((await milestone(fault, 'repair')).deadline).toBe(deadline)
  expect(sla.contractMs - sla.workingMs).toBe(2.5 * 3_600_000)
  expect(sla.intervals[0]!.label).toBe('等待（厂商）')
})

test('closing asks for the user’s word before all else, and names what is missing', async () => {
  const { clock, start, add, act, refused, complete, edit, view } = await faultApp()
  const fault = await start()
  clock.at('2024-03-20T10:00:00.000+08:00')
  const early = await refused('fault.close', { fault, at: clock.now() })
  expect(early.code).toBe('incomplete')
  expect(early.sentence).toMatch(/^没有用户确认，不能关闭；还缺 \d+ 项：.*没有记录首次响应/)
  await add(fault, 'repaired', '2024-03-20T09:40:00.000+08:00', { andResponse: true })
  await add(fault, 'answered', '2024-03-20T09:45:00.000+08:00')
  await complete(fault)
  const last = await refused('fault.close', { fault, at: clock.now() })
  expect(last.sentence).toBe('没有用户确认，不能关闭。')
  expect((await view(fault)).state).toBe('restored')
  await edit('fault', fault, 'confirmation', {
    name: '收费员甲',
    at: '2024-03-20T09:50:00.000+08:00',
    way: '现场签字',
    satisfaction: 'satisfied',
    opinion: '',
  })
  expect((await refused('fault.close', { fault, at: '2024-03-20T09:42:00.000+08:00' })).sentence).toContain(
    '早于最后一条经过',
  )
  await act('fault', 'close', { fault, at: clock.now() })
  const late = await refused('fault.addEvent', { fault, type: 'on_site', at: clock.now() })
  expect(late.sentence).toContain('故障已关闭')
  await add(fault, 'note', clock.now(), { text: '回访正常' })
})

test('a wrong entry is struck with a reason: both versions stay, and undo strikes as well', async () => {
  const { clock, start, add, act, call, refused, view, milestone } = await faultApp()
  const fault = await start()
  clock.at('2024-03-20T12:00:00.000+08:00')
  const { event } = await add(fault, 'first_response', '2024-03-20T11:30:00.000+08:00')
  expect((await milestone(fault, 'response')).state).toBe('超时达成')
  expect((await refused('fault.strike', { event, reason: ' ' })).code).toBe('incomplete')
  await act('fault', 'strike', { event, reason: '写错一小时' })
  await add(fault, 'first_response', '2024-03-20T10:30:00.000+08:00')
  expect((await milestone(fault, 'response')).state).toBe('达标')
  const shown = await view(fault)
  expect(shown.struck.map((e) => [e.id, e.struck?.reason])).toEqual([[event, '写错一小时']])
  const history = await act('history', 'of', { table: 'fault_event', row: event })
  expect(history.map((h) => h.changes.map((c) => c.register))).toEqual([['struck'], ['entry']])
  expect((await refused('fault.strike', { event, reason: '再划一次' })).code).toBe('not-found')
  const reply = await call('fault.addEvent', { fault, type: 'note', at: clock.now(), text: '误记' })
  if (!reply.ok || !reply.written) throw new Error('not written')
  await act('history', 'undo', { transactions: [...reply.written.transactions] })
  const undone = await view(fault)
  expect(undone.struck.find((e) => e.entry.type === 'note')?.struck?.reason).toBe('撤销')
})

test('T0 is corrected with a reason, both versions kept, and never past what followed it', async () => {
  const { clock, start, add, refused, refusedAdd, view } = await faultApp()
  const fault = await start()
  clock.at('2024-03-20T12:00:00.000+08:00')
  await add(fault, 'first_response', '2024-03-20T10:00:00.000+08:00')
  const [report] = (await view(fault)).events
  expect((await refused('fault.strike', { event: report!.id, reason: '错了' })).sentence).toContain('不能只划去')
  expect((await refusedAdd(fault, 'reported', '2024-03-20T08:40:00.000+08:00')).fields).toHaveProperty('text')
  expect((await refusedAdd(fault, 'reported', '2024-03-20T10:01:00.000+08:00', { text: '记错' })).sentence).toContain(
    '报障时间不能晚于“受理登记” 2024-03-20 09:00',
  )
  await add(fault, 'reported', '2024-03-20T08:40:00.000+08:00', { text: '通话记录为 08:40' })
  const { events, struck, sla } = await view(fault)
  expect(sla.start).toBe('2024-03-20T08:40:00.000+08:00')
  expect(events.filter((e) => e.entry.type === 'reported').length).toBe(1)
  expect(events[0]!.entry.text).toBe('三个窗口开不了票，病人在排队。')
  expect(struck.map((e) => [e.entry.at, e.struck?.reason])).toEqual([
    ['2024-03-20T09:00:00.000+08:00', '通话记录为 08:40'],
  ])
})

test('a tier that was chosen changes by reclassification alone; one that was not is chosen at once', async () => {
  const { clock, start, add, edit, view } = await faultApp()
  const fault = await start({ policy: '' })
  const open = await view(fault)
  expect(open.sla.rows).toEqual([])
  expect(open.gaps.map((g) => g.field)).toContain('tier')
  await add(fault, 'reclassified', clock.now(), { detail: { tier: 'A-T3' } })
  expect((await view(fault)).sla.policy).toBe('A-T3')
  expect((await view(fault)).events.length).toBe(2)
  await expect(edit('fault', fault, 'tier', { policy: 'A-T2', quote: '' })).rejects.toThrow('要改请用“改层级”')
  await edit('fault', fault, 'tier', { policy: 'A-T3', quote: '不急' })
})

test('void keeps the number, and takes the fault out of lists of what runs', async () => {
  const { clock, start, act, refused, refusedAdd, view } = await faultApp()
  const fault = await start()
  expect((await refused('fault.void', { fault, reason: '' })).code).toBe('incomplete')
  await act('fault', 'void', { fault, reason: '重复登记' })
  expect((await view(fault)).state).toBe('void')
  expect((await refusedAdd(fault, 'note', clock.now())).code).toBe('read-only')
  expect((await act('fault', 'list', { contract: '', state: 'running' })).total).toBe(0)
  expect((await act('fault', 'list', { contract: '', state: 'all' })).rows.map((r) => r.state)).toEqual(['void'])
  expect((await view(await start())).number).toBe('GZ-20240320-002')
})
