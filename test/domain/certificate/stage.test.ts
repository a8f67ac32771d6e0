import { expect, test } from 'vitest'
import { certificateGaps } from '../../../domain/certificate/gap.ts'
import { extraCertificates, uncoveredDays } from '../../../domain/certificate/scope.ts'
import { type Certificate, standingOf, successorsOf } from '../../../domain/certificate/stage.ts'

const today = '2024-12-01'
const verification = { on: '2024-01-06', by: '工程师甲', sign: true, verify: true, bill: true, text: '' }

function cert(id: string, changes: Record<string, unknown> = {}, predecessor = '', kind = 'ca'): Certificate {
  return {
    id,
    identity: { contract: 'c', number: `ZS-${id}`, kind, predecessor, createdAt: '', createdBy: '' },
    validity: { from: '2024-01-05', to: '2025-01-05' },
    ...changes,
  } as unknown as Certificate
}
const wordOf = (row: Certificate, others: readonly Certificate[] = []): string =>
  standingOf(row, successorsOf([row, ...others]).get(row.id) ?? [], today).word

test.each([
  [{}, '待申请'],
  [{ application: { on: '2024-01-02' } }, '待审核'],
  [{ review: { on: '2024-01-03' } }, '待签发'],
  [{ issue: { on: '2024-01-05' } }, '待安装'],
  [{ installation: { on: '2024-01-06' } }, '待业务验证'],
  [{ verification }, '使用中'],
  [{ verification, validity: { from: '2023-01-05', to: '2024-11-30' } }, '已过期'],
  [{ verification, revocation: { on: '2024-05-01' } }, '已吊销'],
  [{ verification, void: { reason: 'x', at: '' } }, '已作废'],
])('the stage follows from the dated facts: %j', (facts, word) => {
  expect(wordOf(cert('1', facts))).toBe(word)
})

test('the reminder goes on until the renewal is verified, and ends with it', () => {
  const old = cert('1', { verification })
  const applied = cert('2', { application: { on: '2024-11-20' } }, '1')
  expect(standingOf(old, [applied], today)).toMatchObject({
    state: 'in-use',
    reminder: { level: 'apply', daysLeft: 35 },
  })
  const verified = cert('2', { verification }, '1')
  expect(standingOf(old, [verified], today)).toEqual({ state: 'renewed', word: '已更新，旧证书待处理', reminder: null })
  const kept = cert('1', { verification, retirement: { on: '2024-11-30' } })
  expect(wordOf(kept, [verified])).toBe('已更新，旧证书已处理')
  expect(successorsOf([{ ...verified, void: { reason: '', at: '' } } as Certificate]).size).toBe(0)
})

test('one certificate is covered; a second is extra, a renewal of the first is not', () => {
  const rules = { certificates: [{ kind: 'ca' as const, count: 1, clause: 'A-070' }] }
  const rows = [cert('1'), cert('2', {}, '1'), cert('3'), cert('4', {}, '3'), cert('5', {}, '', 'ssl')]
  expect([...extraCertificates(rows, rules)]).toEqual(['3', '4'])
  expect([...extraCertificates(rows, { certificates: [] })]).toEqual([])
  const voided = [cert('1', { void: { reason: '', at: '' } }), cert('3')]
  expect([...extraCertificates(voided, rules)]).toEqual([])
})

test('the days of a service period on which no certificate was valid', () => {
  const year = { from: '2024-01-01', to: '2024-12-31' }
  const valid = (id: string, from: string, to: string) => cert(id, { verification, validity: { from, to } })
  expect(uncoveredDays([], year)).toEqual([year])
  expect(uncoveredDays([valid('1', '2023-06-01', '2025-01-05')], year)).toEqual([])
  expect(uncoveredDays([valid('1', '2024-01-05', '2024-06-30'), valid('2', '2024-07-02', '2025-07-01')], year)).toEqual(
    [
      { from: '2024-01-01', to: '2024-01-04' },
      { from: '2024-07-01', to: '2024-07-01' },
    ],
  )
  expect(uncoveredDays([valid('1', '2023-01-01', '2024-12-30')], year)).toEqual([
    { from: '2024-12-31', to: '2024-12-31' },
  ])
  expect(uncoveredDays([cert('1', { validity: { from: '2024-01-01', to: '2024-12-31' } })], year)).toEqual([year])
})

test('what R13 lacks is named, and dates that cannot be', () => {
  const sentences = certificateGaps(cert('1'), today).map((g) => g.sentence)
  expect(sentences).toContain('没有写序列号')
  expect(sentences).toContain('业务验证没有全部通过（签名、验签、开一张票）')
  const odd = cert('1', {
    issue: { on: '2024-01-05', text: '' },
    installation: { on: '2024-01-04', by: 'x', text: '' },
  })
  expect(certificateGaps(odd, today).map((g) => g.sentence)).toContain('“安装” 2024-01-04 早于“签发” 2024-01-05')
  const future = cert('1', { application: { on: '2024-12-02', by: '', materials: '' } })
  expect(certificateGaps(future, today).map((g) => g.sentence)).toContain('“申请” 2024-12-02 晚于今天')
})
