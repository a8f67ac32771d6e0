import { expect, test } from 'vitest'
import { rebuild } from '../../db/rebuild.ts'
import { findRecords, similarRecords } from '../../db/search.ts'
import type { Op } from '../../domain/sync/op.ts'
import { entry } from '../support/fault-facts.ts'
import { commit, testSigner, testStore } from '../support/store.ts'

const fault = (id: string, contract: string, title: string, text: string): Op => ({
  id: `op-${id}`,
  table: 'fault',
  row: id,
  set: {
    identity: [
      {
        contract,
        number: `GZ-20240209-00${id.at(-1)}`,
        createdAt: '2024-02-09T22:31:00.000+08:00',
        createdBy: '',
        inspection: '',
        item: '',
        finding: '',
        service: '',
      },
      [],
    ],
    title: [{ text: title }, []],
    symptom: [{ class: '', text }, []],
  },
})
const note = (id: string, of: string, text: string): Op => ({
  id: `op-${id}`,
  table: 'fault_event',
  row: id,
  set: { entry: [entry(of, 0, ['note', '2024-02-09T23:00:00.000+08:00', { text }]).entry, []] },
})

function filled() {
  const { db } = testStore()
  const signer = testSigner('device-1')
  commit(db, signer, 'tx-1', [
    fault('f1', 'a', '门诊窗口开票提示签名失败', '三个窗口开不了票'),
    fault('f2', 'a', '短信通道余额不足', '收不到验证码'),
    fault('f3', 'b', '签名服务器时间慢', '验签失败'),
    note('e1', 'f2', '联系厂商充值，等待 SMS 通道恢复'),
  ])
  return { db, signer }
}
const ids = (hits: readonly { id: string }[]) => hits.map((h) => h.id)

test('Chinese words are found wherever they stand, best first, each record once', () => {
  const { db } = filled()
  expect(ids(findRecords(db, '签名失败', { limit: 10 }))).toEqual(['f1'])
  expect(new Set(ids(findRecords(db, '签名', { limit: 10 })))).toEqual(new Set(['f1', 'f3']))
  expect(ids(findRecords(db, '签名', { limit: 10, contract: 'b' }))).toEqual(['f3'])
  expect(ids(findRecords(db, '票', { limit: 10 }))).toEqual(['f1'])
  expect(ids(findRecords(db, '签名 窗口', { limit: 10 }))).toEqual(['f1'])
  expect(ids(findRecords(db, 'GZ-20240209-002', { limit: 10 }))).toEqual(['f2'])
  expect(findRecords(db, '”"*(', { limit: 10 })).toEqual([])
})

test('words of a part lead to its record', () => {
  const { db } = filled()
  const [hit] = findRecords(db, '充值', { limit: 10 })
  expect(hit).toMatchObject({ table: 'fault', id: 'f2', title: '短信通道余额不足', contract: 'a' })
  expect(hit!.text).toContain('联系厂商充值')
  expect(ids(findRecords(db, 'sms', { limit: 10, tables: ['fault'] }))).toEqual(['f2'])
  expect(findRecords(db, 'sms', { limit: 10, tables: ['service_record'] })).toEqual([])
})

test('what was changed or struck is found no more, and a rebuilt index finds the same', () => {
  const { db, signer } = filled()
  commit(db, signer, 'tx-2', [
    { id: 'op-a', table: 'fault', row: 'f1', set: { title: [{ text: '打印机卡纸' }, ['op-f1']] } },
    { id: 'op-b', table: 'fault_event', row: 'e1', set: { struck: [{ reason: '写错', at: '', by: '' }, []] } },
  ])
  const look = () => ['签名失败', '卡纸', '充值', '票'].map((text) => ids(findRecords(db, text, { limit: 10 })))
  expect(look()).toEqual([[], ['f1'], [], ['f1']])
  rebuild(db)
  expect(look()).toEqual([[], ['f1'], [], ['f1']])
})

test('similar records share words; the record itself and everyday words do not count', () => {
  const { db } = filled()
  const similar = similarRecords(db, '窗口开票时提示签名失败', { contract: 'a', tables: ['fault'], limit: 5 })
  expect(ids(similar)).toEqual(['f1'])
  expect(similar[0]!.likeness).toBeGreaterThan(0.5)
  expect(similarRecords(db, '窗口开票时提示签名失败', { contract: 'a', limit: 5, except: 'f1' })).toEqual([])
  expect(similarRecords(db, '系统升级培训', { contract: 'a', limit: 5 })).toEqual([])
})
