import JSZip from 'jszip'
import { expect, test } from 'vitest'
import { begunInspection, measured } from '../../support/builders.ts'
import { faultApp } from '../../support/fault.ts'
import type { TestApp } from '../../support/app.ts'

/** The cells of an exported list, sheet by sheet, as they lie in the file. */
async function sheets(there: TestApp, sha256: string): Promise<string[][][]> {
  const response = await there.app.file(new Request(`http://app/file/${sha256}`))
  const zip = await JSZip.loadAsync(await response.arrayBuffer())
  const names = Object.keys(zip.files).filter((name) => name.startsWith('xl/worksheets/sheet'))
  return Promise.all(
    names.map(async (name) => {
      const xml = await zip.file(name)!.async('string')
      return [...xml.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row]) =>
        [...row!.matchAll(/<c [^>]*>(?:<v>|<is><t[^>]*>)([^<]*)/g)].map(([, cell]) => cell!),
      )
    }),
  )
}

test('faults go out with their timeline, and the file is no record of its own', async () => {
  const there = await faultApp()
  const fault = await there.start({ title: '=1+1 开票失败' })
  await there.add(fault, 'first_response', there.clock.now(), { channel: 'phone', text: '已电话联系' })
  const made = await there.act('export', 'list', { list: 'faults' })
  expect(made).toMatchObject({ name: '故障_2024-03-20.xlsx', rows: 1 })
  const [faults, events] = await sheets(there, made.sha256)
  expect(faults![1]!.slice(0, 5)).toEqual([
    'GZ-20240320-001',
    '示例医院',
    '医疗电子票据管理系统',
    '=1+1 开票失败',
    '处理中',
  ])
  // 2024-03-20 09:00 in Shanghai, as Excel counts days.
  expect(Number(faults![1]![7])).toBeCloseTo(45371 + 9 / 24, 6)
  expect(events!.slice(1).map((row) => row[1])).toEqual(['报障', '受理登记', '首次响应'])
  expect((await there.act('export', 'list', { list: 'faults', state: 'closed' })).rows).toBe(0)
  expect((await there.act('export', 'list', { list: 'faults', text: '签名' })).rows).toBe(1)
  expect((await there.act('export', 'list', { list: 'faults', text: '打印机' })).rows).toBe(0)
  expect(there.bugs).toEqual([])
})

test('inspections, findings, log, services and statistics go out as sheets', async () => {
  const there = await begunInspection()
  await there.measure('ENV-05', measured('93.4'))
  await there.judge('ENV-05', 'abnormal')
  const at = there.clock.now()
  await there.act('service', 'start', { contract: there.contract, kind: 'maintenance', at, backdated: '' })
  const inspections = await there.act('export', 'list', { list: 'inspections' })
  const [, items] = await sheets(there, inspections.sha256)
  expect(items!.find((row) => row.includes('ENV-05'))).toEqual(
    expect.arrayContaining(['异常', 'EBILL_DATA 使用率93.40%']),
  )
  const findings = await there.act('export', 'list', { list: 'findings', state: 'open' })
  expect((await sheets(there, findings.sha256))[0]![1]).toEqual(
    expect.arrayContaining(['检查项', 'XJ-2024-Q1-001', '待整改']),
  )
  const log = await there.act('export', 'list', { list: 'log', contract: there.contract, period: '2024-03' })
  const [days] = await sheets(there, log.sha256)
  expect(days!.filter((row) => row.includes('缺日志')).length).toBeGreaterThan(5)
  expect(days!.some((row) => row.includes('XJ-2024-Q1-001'))).toBe(true)
  const services = await there.act('export', 'list', { list: 'services' })
  expect(services.rows).toBe(1)
  const counted = await there.act('export', 'list', { list: 'statistics', contract: there.contract, period: '2024-Q1' })
  expect((await sheets(there, counted.sha256)).length).toBe(2)
  expect(there.bugs).toEqual([])
})

test('a list that cannot be had is refused with its own sentence', async () => {
  const there = await begunInspection()
  expect(
    await there.refused('export.list', { list: 'log', contract: there.contract, period: '2024-13' }),
  ).toMatchObject({
    code: 'invalid-input',
    sentence: expect.stringContaining('2024-02'),
  })
  expect(await there.refused('export.list', { list: 'statistics', contract: 'none', period: '2024-Q1' })).toMatchObject(
    {
      code: 'not-found',
    },
  )
})

test('registers, the archive index and the duties go out too', async () => {
  const there = await begunInspection()
  const { contract } = there
  await there.act('device', 'start', { contract, subject: 'signature-server' })
  await there.act('certificate', 'start', { contract, kind: 'ca' })
  const cells = async (list: 'devices' | 'certificates' | 'archive' | 'people' | 'costs' | 'duties' | 'payments') =>
    sheets(there, (await there.act('export', 'list', { list, contract })).sha256)
  expect((await cells('devices'))[0]![1]).toEqual(expect.arrayContaining(['SB-20240320-001', '在用']))
  expect((await cells('certificates'))[0]!.length).toBe(2)
  expect(await cells('archive')).toHaveLength(2)
  expect((await cells('people'))[0]![0]![0]).toBe('姓名')
  expect((await cells('costs'))[0]![0]).toContain('金额（元）')
  expect((await cells('payments'))[0]![0]).toContain('应付日')
  const [duties] = await cells('duties')
  expect(duties!.length).toBeGreaterThan(10)
  // A due date is a day of Excel, not text.
  expect(Number(duties![1]![2])).toBeGreaterThan(45_000)
  expect(there.bugs).toEqual([])
})
