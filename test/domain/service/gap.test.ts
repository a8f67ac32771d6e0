import { describe, expect, test } from 'vitest'
import { gapsOf } from '../../../domain/service/gap.ts'
import { editProblem } from '../../../domain/service/edit.ts'
import { serviceEntry } from '../../support/service-entry.ts'

const fields = (...input: Parameters<typeof serviceEntry>) => gapsOf(serviceEntry(...input)).map((g) => g.field)

describe('gaps', () => {
  test('an answered phone question has none', () => {
    expect(fields('phone')).toEqual([])
  })

  test('a phone question needs who asked, when, what and the answer', () => {
    expect(
      fields('phone', {
        request: { way: 'phone', person: ' ', department: '', phone: '', askedAt: '' },
        subject: { text: '' },
        reply: { text: '', firstAt: '', by: '' },
      }),
    ).toEqual(['subject', 'request.person', 'request.askedAt', 'reply'])
  })

  test('fields hang on what was chosen: masking only with personal data, receipt only with an export', () => {
    const personal = fields('query', { detail: { values: { personal: '是', action: '查询' }, tables: {} } })
    expect(personal).toContain('detail.values.masking')
    expect(personal).not.toContain('detail.values.deletedAt')
    const exported = fields('query', { detail: { values: { personal: '否', action: '导出' }, tables: {} } })
    expect(exported).not.toContain('detail.values.masking')
    expect(exported).toContain('detail.values.deletedAt')
    expect(exported).toContain('detail.values.sha256')
  })

  test('a plan of backups needs other things than a backup that ran', () => {
    const plan = fields('backup', { detail: { values: { record: '备份计划' }, tables: {} } })
    expect(plan).toContain('detail.values.frequency')
    expect(plan).not.toContain('detail.values.outcome')
    const run = fields('backup', { detail: { values: { record: '备份执行' }, tables: {} } })
    expect(run).toContain('detail.values.checksum')
    expect(run).not.toContain('detail.values.retention')
  })

  test('tables need a row, and each row its cells; an empty row does not count', () => {
    const empty = gapsOf(serviceEntry('restore', { detail: { values: {}, tables: { checks: [{ item: '  ' }] } } }))
    expect(empty.map((g) => g.sentence)).toContain('数据校验还没填')
    const half = gapsOf(
      serviceEntry('restore', {
        detail: { values: {}, tables: { checks: [{ item: '表数', expected: '3', actual: '3' }] } },
      }),
    )
    expect(half.map((g) => g.sentence)).toContain('数据校验第 1 行的结果还没填')
  })

  test('parameters before and after are asked for a setting, versions for an upgrade', () => {
    const setting = fields('change', { detail: { values: { type: '参数设置' }, tables: {} } })
    expect(setting).toContain('detail.tables.parameters')
    expect(setting).not.toContain('detail.values.versionAfter')
    const upgrade = fields('change', { detail: { values: { type: '缺陷升级' }, tables: {} } })
    expect(upgrade).not.toContain('detail.tables.parameters')
    expect(upgrade).toContain('detail.values.versionAfter')
  })

  test('times in the wrong order are told', () => {
    const values = { windowFrom: '2024-03-20T22:00:00.000+08:00', windowTo: '2024-03-20T21:00:00.000+08:00' }
    const told = gapsOf(serviceEntry('change', { detail: { values, tables: {} } })).map((g) => g.sentence)
    expect(told).toContain('实施窗口结束早于实施窗口开始，请核对')
  })

  test('more than 24 h late needs a reason; exactly 24 h does not', () => {
    const at = (from: string) => ({ span: { from, to: '' } })
    // The record was written at 2024-03-20 10:00.
    expect(fields('phone', at('2024-03-19T10:00:00.000+08:00'))).toEqual([])
    expect(fields('phone', at('2024-03-19T09:59:59.000+08:00'))).toEqual(['backdated'])
    expect(fields('phone', { ...at('2024-03-19T09:59:59.000+08:00'), backdated: { reason: '断网' } })).toEqual([])
  })
})

describe('edits', () => {
  const now = '2024-03-20T12:00:00.000+08:00'
  const problem = (register: string, value: unknown) => editProblem(serviceEntry('phone'), register, value, now)

  test('a reply cannot come before its question, nor a question after its reply', () => {
    const reply = (firstAt: string) => problem('reply', { text: '', firstAt, by: '' })
    expect(reply('2024-03-20T08:59:59.000+08:00')).toContain('早于提出时间')
    expect(reply('2024-03-20T09:00:00.000+08:00')).toBeNull()
    const request = (askedAt: string) =>
      problem('request', { way: 'phone', person: '', department: '', phone: '', askedAt })
    expect(request('2024-03-20T09:30:00.000+08:00')).toContain('晚于首次答复')
    expect(request('')).toBeNull()
  })

  test('a confirmation cannot come before the work, nor tomorrow', () => {
    const confirm = (at: string) => problem('confirmation', { name: '甲', at, way: '' })
    expect(confirm('2024-03-20T08:00:00.000+08:00')).toContain('早于开始时间')
    expect(confirm('2024-03-21T08:00:00.000+08:00')).toContain('还没到')
    expect(confirm('1024-03-20T08:00:00.000+08:00')).toContain('请核对年份')
    expect(confirm('2024-03-20T10:00:00Z')).toContain('还没到')
    expect(confirm('2024-03-20T11:00:00.000+08:00')).toBeNull()
  })

  test('a time without an offset is no instant', () => {
    expect(problem('span', { from: '2024-03-20 09:00', to: '' })).toContain('看不懂')
  })

  test('numbers, yes and no, and choices are what they say', () => {
    const detail = (values: Record<string, string>) => problem('detail', { values, tables: {} })
    expect(detail({ minutes: '6.5' })).toBeNull()
    expect(detail({ minutes: '-6' })).toContain('请填数字')
    expect(detail({ solved: 'yes' })).toContain('请选“是”或“否”')
    expect(detail({ class: '天气' })).toContain('请从列出的里面选一个')
    expect(detail({ unit: 'x'.repeat(20_001) })).toContain('太长')
  })
})
