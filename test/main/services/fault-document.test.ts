import { expect, test } from 'vitest'
import { faultApp } from '../../support/fault.ts'
import { readDocument } from '../../support/document.ts'

const picture = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
)

/** A device fault with a loaner that was lent and came back. */
async function lent() {
  const there = await faultApp()
  const { clock, start, act, add, edit } = there
  clock.at('2024-06-18T13:40:00.000+08:00')
  const fault = await start({
    subject: 'signature-server',
    policy: 'A-HW',
    title: '签名验签服务器无法启动',
    symptom: { class: '签名验签', text: '面板报警' },
  })
  clock.at('2024-06-19T10:00:00.000+08:00')
  await add(fault, 'repair_needed', '2024-06-18T15:00:00.000+08:00', { andResponse: true })
  const { loaner } = await act('loaner', 'start', { fault })
  const set = (register: string, value: unknown) => edit('loaner', loaner, register, value)
  await set('original', { model: 'TrustByte® UAS-P2', serial: 'UAS-0001', configuration: 'SM2 签名 1500 次/秒' })
  await set('substitute', { model: 'TrustByte® UAS-P2', serial: 'UAS-0777', configuration: 'SM2 签名 1500 次/秒' })
  await set('grade', { same: true, text: '同型号：SM2/RSA 算法、签名速率、接口均不低于原机' })
  await set('delivery', {
    deliveredAt: '2024-06-19T08:30:00.000+08:00',
    rackedAt: '2024-06-19T08:50:00.000+08:00',
    configuredAt: '2024-06-19T09:20:00.000+08:00',
    inUseAt: '2024-06-19T09:40:00.000+08:00',
    by: '工程师甲',
  })
  await set('businessCheck', {
    passed: true,
    text: '试开 3 张票，签名与验签均正常',
    by: '收费员甲',
    at: '2024-06-19T09:45:00.000+08:00',
  })
  await set('keys', { certificate: '由 CA 签发临时证书，有效期 30 天', destroyedAt: '', destroyedBy: '', proof: '' })
  await set('handover', { from: '工程师甲', to: '接口人乙', at: '2024-06-19T09:50:00.000+08:00' })
  const target = { kind: 'R12' as const, table: 'loaner' as const, row: loaner, period: '' }
  return { ...there, fault, loaner, set, target }
}

test('the hand-over of a loaner is finalised at the loan and corrected at the return', async () => {
  const { act, call, clock, add, fault, loaner, refused, set, target, app } = await lent()
  const drawn = await act('report', 'finalise', target)
  const first = await readDocument(app, drawn.docx)
  expect(first.errors).toEqual([])
  for (const words of ['备机借用/归还交接单', 'BJ-20240619-001', '借用中', 'UAS-0777', '达标(备机保障)', '尚未归还'])
    expect(first.text).toContain(words)
  const locked = await call('record.edit', {
    table: 'loaner',
    row: loaner,
    register: 'keys',
    value: { certificate: '改', destroyedAt: '', destroyedBy: '', proof: '' },
    seen: null,
    seal: true,
  })
  expect(locked).toMatchObject({ ok: false, failure: { code: 'read-only' } })
  expect((await refused('loaner.void', { loaner, reason: '改' })).code).toBe('read-only')
  await act('report', 'correct', { ...target, reason: '备机归还' })
  clock.at('2024-06-22T10:00:00.000+08:00')
  await add(fault, 'repaired', '2024-06-21T16:00:00.000+08:00')
  const back = '2024-06-21T17:30:00.000+08:00'
  await set('return', {
    switchedBackAt: '2024-06-21T16:20:00.000+08:00',
    returnedAt: back,
    from: '接口人乙',
    to: '工程师甲',
  })
  // Without the proof that its keys are gone a loaner is not given back.
  expect((await refused('report.finalise', target)).sentence).toContain('密钥销毁')
  await set('keys', {
    certificate: '由 CA 签发临时证书，有效期 30 天',
    destroyedAt: '2024-06-21T17:00:00.000+08:00',
    destroyedBy: '工程师甲',
    proof: '设备销毁日志截图',
  })
  const second = await readDocument(app, (await act('report', 'finalise', target)).docx)
  expect(second.errors).toEqual([])
  expect(second.text).toContain('归还前密钥已销毁')
  expect(second.text).toContain('V1.1')
  const versions = await act('report', 'list', { table: 'loaner', row: loaner })
  expect(versions.map((v) => v.version.version)).toEqual(['V1.1', 'V1.0'])
})

test('the letter on force majeure names every deadline before and after, and asks for the confirmation', async () => {
  const { act, add, app, clock, contract, edit, put, refused, start } = await faultApp()
  clock.at('2024-09-03T09:00:00.000+08:00')
  const fault = await start({ policy: 'A-T3', title: '报表合计列显示错位', quote: '不影响开票' })
  clock.at('2024-09-03T10:00:00.000+08:00')
  await add(fault, 'first_response', '2024-09-03T09:20:00.000+08:00')
  clock.at('2024-09-08T09:00:00.000+08:00')
  const { forceMajeure: row } = await act('forceMajeure', 'start', { contract, faults: [fault] })
  const target = { kind: 'R17' as const, table: 'force_majeure' as const, row, period: '' }
  expect((await refused('report.finalise', target)).sentence).toContain('没有写是什么事件')
  await edit('force_majeure', row, 'event', {
    kind: '台风',
    text: '台风登陆，市应急指挥部发布停工停业通知，现场与机房均不能进入',
    from: '2024-09-05T18:00:00.000+08:00',
    to: '2024-09-07T06:00:00.000+08:00',
  })
  await edit('force_majeure', row, 'notice', { at: '2024-09-05T18:30:00.000+08:00', to: '信息科', way: '电话' })
  await edit('force_majeure', row, 'proof', { text: '市应急指挥部停工通知截图' })
  await edit('force_majeure', row, 'measures', { text: '远程保持开票通道，人员待命，通知解除后立即到场' })
  const sha256 = await put(picture)
  await act('evidence', 'addFile', {
    ownerTable: 'force_majeure',
    owner: row,
    item: '',
    sha256,
    name: '停工通知.png',
    source: 'file',
  })
  const asked = await readDocument(app, (await act('report', 'finalise', target)).docx)
  expect(asked.errors).toEqual([])
  for (const words of [
    '不可抗力情况说明',
    '待确认',
    '缺少院方确认，不影响期限',
    'A-073',
    '第一百八十条',
    sha256.slice(0, 16),
  ])
    expect(asked.text).toContain(words)
  await act('report', 'correct', { ...target, reason: '院方已确认' })
  await edit('force_majeure', row, 'confirmation', {
    name: '接口人乙',
    at: '2024-09-08T08:30:00.000+08:00',
    way: '书面',
  })
  const told = await readDocument(app, (await act('report', 'finalise', target)).docx)
  expect(told.text).toContain('“解决”由 2024-09-10 09:00 顺延至 2024-09-11 21:00')
  expect(told.text).toContain('共1天12小时')
  expect(told.text).toContain('已由贵方接口人乙')
})
