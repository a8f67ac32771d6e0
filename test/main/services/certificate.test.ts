import { expect, test } from 'vitest'
import { readDocument } from '../../support/document.ts'
import { certificateFile, registerApp } from '../../support/registers.ts'

test('a certificate is read from its file, proposed, taken over, and reminded of until its renewal is verified', async () => {
  const there = await registerApp()
  const { act, clock, contract, fullCertificate, edit } = there
  clock.at('2024-01-08T09:00:00+08:00')
  const read = await act('certificate', 'read', { base64: certificateFile('sm2-old.pem') })
  expect(read.fields).toMatchObject({ algorithm: 'SM2', to: '2025-01-05' })
  expect((await act('certificate', 'list', { contract })).rows).toEqual([])
  const old = await fullCertificate('sm2-old.pem', '2024-01-08')
  const rowOf = async (id: string) => (await act('certificate', 'list', { contract })).rows.find((r) => r.id === id)!
  expect(await rowOf(old)).toMatchObject({
    number: 'ZS-20240108-001',
    serial: '804963218D7EA54A8BBC42B5',
    standing: { word: '使用中', reminder: { level: 'none' } },
    extra: false,
  })
  clock.at('2024-12-20T09:00:00+08:00')
  const notices = async () => (await act('register', 'notices', {})).certificates.map((c) => c.standing.reminder!.level)
  expect(await notices()).toEqual(['must'])
  const { certificate: renewal } = await act('certificate', 'start', { contract, kind: 'ca', predecessor: old })
  // Asked twice, as by a double click, it is the same one; it takes over what renewing does not change.
  expect((await act('certificate', 'start', { contract, kind: 'ca', predecessor: old })).certificate).toBe(renewal)
  expect((await act('certificate', 'view', { certificate: renewal })).record.subject).toMatchObject({
    purpose: '电子票据单位签名',
    medium: 'UKey',
    serial: '',
  })
  expect(await rowOf(old)).toMatchObject({ standing: { word: '使用中' }, renewal: 'ZS-20241220-001' })
  // Nor does the operating system fall silent over a renewal that was only begun.
  const told = async () => (await act('notice', 'duties', {})).filter((n) => n.key.startsWith('certificate/'))
  expect(await told()).toMatchObject([
    { title: 'CA 证书 ZS-20240108-001：还有 16 天到期，必须完成更新，已升级到项目经理' },
  ])
  const { names: _names, ...fields } = (await act('certificate', 'read', { base64: certificateFile('sm2-new.pem') }))
    .fields
  await act('certificate', 'adopt', { certificate: renewal, fields })
  await edit('certificate', renewal, 'verification', {
    on: '2024-12-20',
    by: '财务科乙',
    sign: true,
    verify: true,
    bill: true,
    text: '',
  })
  expect(await notices()).toEqual([])
  expect(await told()).toEqual([])
  expect(await rowOf(old)).toMatchObject({ standing: { word: '已更新，旧证书待处理' } })
  const { coverage } = await act('certificate', 'list', { contract })
  expect(coverage).toMatchObject([{ kind: 'ca', open: [{ from: '2024-01-01', to: '2024-01-04' }] }])
})

test('a second certificate is marked 增项, its renewal too; a void one counts no more', async () => {
  const { act, contract, fullCertificate } = await registerApp()
  const first = await fullCertificate('sm2-old.pem', '2024-03-01')
  const second = await fullCertificate('sm2-old.pem', '2024-03-01')
  const extra = async () =>
    (await act('certificate', 'list', { contract })).rows.filter((r) => r.extra).map((r) => r.id)
  expect(await extra()).toEqual([second])
  await act('register', 'void', { table: 'certificate', row: first, reason: '登记到别的合同' })
  expect(await extra()).toEqual([])
})

test('bad input is refused with a sentence and changes nothing', async () => {
  const { act, contract, refused, typed, fullCertificate } = await registerApp()
  expect((await refused('certificate.read', { base64: '', text: '' })).sentence).toContain('文件是空的')
  expect((await refused('certificate.read', { base64: Buffer.from('你好').toString('base64') })).code).toBe('bad-file')
  const large = await refused('certificate.read', { base64: 'A'.repeat(500_000) })
  expect(large).toMatchObject({ code: 'invalid-input' })
  const id = await fullCertificate('sm2-old.pem', '2024-03-01')
  const before = (await act('certificate', 'view', { certificate: id })).record.validity
  const turned = await typed('certificate', id, 'validity', { from: '2025-01-05', to: '2024-01-05' })
  expect((await refused('record.edit', turned)).sentence).toContain('早于生效日期')
  const half = await typed('certificate', id, 'validity', { from: '2025-02-30', to: '' })
  expect((await refused('record.edit', half)).code).toBe('invalid-input')
  const other = await refused('certificate.start', { contract, kind: 'ssl', predecessor: id })
  expect(other.sentence).toContain('同一种证书')
  expect((await act('certificate', 'view', { certificate: id })).record.validity).toEqual(before)
})

test('R13 is refused while anything is missing, finalised, locked, and states the renewal beside the old one', async () => {
  const there = await registerApp()
  const { act, app, clock, fullCertificate, edit, refused, typed, contract } = there
  clock.at('2024-01-08T09:00:00+08:00')
  const { certificate: bare } = await act('certificate', 'start', { contract, kind: 'licence' })
  const targetOf = (row: string) => ({ kind: 'R13' as const, table: 'certificate' as const, row, period: '' })
  const gap = await refused('report.finalise', targetOf(bare))
  expect(gap).toMatchObject({ code: 'incomplete' })
  await act('register', 'void', { table: 'certificate', row: bare, reason: '误登记' })
  const old = await fullCertificate('sm2-old.pem', '2024-01-08')
  const first = await readDocument(app, (await act('report', 'finalise', targetOf(old))).docx)
  expect(first.errors).toEqual([])
  for (const words of ['CA 证书交付交接记录', 'ZS-20240108-002', 'A-070', '804963218D7EA54A8BBC42B5', '覆盖到服务期满'])
    expect(first.text).toContain(words)
  expect(
    (await refused('record.edit', await typed('certificate', old, 'fee', { bearer: 'customer', cents: 1, text: '' })))
      .code,
  ).toBe('read-only')
  clock.at('2024-12-20T09:00:00+08:00')
  const renewal = await fullCertificate('sm2-new.pem', '2024-12-20', old)
  // What becomes of the old one is recorded after its hand-over was signed, and does not put that out of date.
  await edit('certificate', old, 'retirement', {
    on: '2024-12-20',
    by: '工程师甲',
    publicKept: true,
    text: '私钥已销毁，公钥证书留存用于历史验签',
  })
  expect((await act('report', 'check', targetOf(old))).changed).toBe(false)
  const check = await act('report', 'check', targetOf(renewal))
  expect(check.lines.filter((l) => !l.ok)).toEqual([])
  const second = await readDocument(app, (await act('report', 'finalise', targetOf(renewal))).docx)
  expect(second.errors).toEqual([])
  for (const words of [
    'CA 证书更新交接记录',
    '新证书',
    '旧证书',
    '2026-01-04',
    '私钥已销毁',
    '公钥证书用于验证历史签名',
  ])
    expect(second.text).toContain(words)
})

test('an act on the registers can be undone; a number is never given twice', async () => {
  const { act, call, contract } = await registerApp()
  const reply = await call('certificate.start', { contract, kind: 'ssl' })
  if (!reply.ok) throw new Error('not begun')
  const { certificate } = reply.value as { certificate: string }
  await act('history', 'undo', { transactions: [...reply.written!.transactions] })
  expect((await act('certificate', 'view', { certificate })).record.void?.reason).toBe('撤销登记')
  expect((await act('certificate', 'start', { contract, kind: 'ssl' })).number).toMatch(/-002$/)
})
