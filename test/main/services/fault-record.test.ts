import { expect, test } from 'vitest'
import { readDocument } from '../../support/document.ts'
import { faultApp } from '../../support/fault.ts'

test('the record of a closed fault locks it and is corrected into the next version', async () => {
  const { act, app, add, clock, complete, contract, edit, refused, start, view } = await faultApp()
  clock.at('2024-02-09T22:40:00.000+08:00')
  const fault = await start({ reportedAt: '2024-02-09T22:30:00.000+08:00' })
  const target = { kind: 'R03', table: 'fault', row: fault, period: '' } as const
  clock.at('2024-02-09T23:00:00.000+08:00')
  await add(fault, 'first_response', '2024-02-09T22:50:00.000+08:00')
  clock.at('2024-02-10T23:00:00.000+08:00')
  await add(fault, 'repaired', '2024-02-10T21:00:00.000+08:00')
  await add(fault, 'answered', '2024-02-10T21:30:00.000+08:00')
  await complete(fault)
  await add(fault, 'confirmed', '2024-02-10T22:00:00.000+08:00')
  expect((await refused('report.finalise', target)).sentence).toContain('故障已关闭')
  expect((await readDocument(app, (await act('report', 'preview', target)).docx)).text).toContain('待用户确认')
  await act('fault', 'close', { fault, at: '2024-02-10T22:55:00.000+08:00' })

  const first = await act('report', 'finalise', target)
  const paper = await readDocument(app, first.docx)
  expect(paper.errors).toEqual([])
  for (const words of ['故障维修记录单', (await view(fault)).number, '时限全部达标', '签名服务超时'])
    expect(paper.text).toContain(words)
  expect(await act('report', 'check', target)).toMatchObject({ locked: true, changed: false, version: 'V1.1' })
  expect((await refused('report.finalise', target)).code).toBe('read-only')
  const note = { fault, type: 'note', at: '2024-02-10T22:58:00.000+08:00', text: '补充' }
  expect((await refused('fault.addEvent', note)).code).toBe('read-only')
  const text = { ownerTable: 'fault', owner: fault, item: '', text: 'x', source: 'paste' }
  expect((await refused('evidence.addText', text)).code).toBe('read-only')

  await act('report', 'correct', { ...target, reason: '补写预防措施' })
  await act('report', 'abandonCorrection', target)
  await act('report', 'correct', { ...target, reason: '补写预防措施' })
  await edit('fault', fault, 'prevention', { text: '每季度检查签名服务超时设置' })
  expect((await refused('report.abandonCorrection', target)).code).toBe('invalid-input')
  const second = await act('report', 'finalise', target)
  const again = await readDocument(app, second.docx)
  expect(again.text).toContain('补写预防措施')
  expect(again.text).toContain('每季度检查签名服务超时设置')
  const versions = await act('report', 'list', { contract, kind: 'R03' })
  expect(versions.map((v) => [v.title, v.version.version, v.superseded !== null])).toEqual([
    ['故障维修记录单', 'V1.1', false],
    ['故障维修记录单', 'V1.0', true],
  ])
})

test('a document that no kind makes, or of another record, is refused', async () => {
  const { refused, start } = await faultApp()
  const fault = await start()
  for (const wrong of [
    { kind: 'R03', table: 'contract', row: fault, period: '' },
    { kind: 'R03', table: 'fault', row: fault, period: '2024' },
    { kind: 'R01', table: 'fault', row: fault, period: '' },
  ])
    expect((await refused('report.check', wrong)).code).toBe('invalid-input')
})
