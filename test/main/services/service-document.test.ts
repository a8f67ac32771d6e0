import { writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { setUpDemo } from '../../../main/demo/fill.ts'
import type { ServiceKind } from '../../../domain/record/service-record.ts'
import type { Field } from '../../../domain/service/field.ts'
import { kindDefinitions, serviceKindOf } from '../../../domain/service/kind.ts'
import { testApp, type TestApp } from '../../support/app.ts'
import { readDocument } from '../../support/document.ts'

const at = '2024-03-20T08:10:00.000+08:00'
const end = '2024-03-20T08:40:00.000+08:00'

/** A value that fits the field; of a choice the one that asks for most. */
function sample(field: Field): string {
  switch (field.type) {
    case 'number':
      return '12'
    case 'date':
      return '2024-03-20'
    case 'instant':
      return at
    case 'yes-no':
      return '是'
    case 'choice':
      return field.choices![0]!
    case 'text':
    case 'long':
      return field.id.startsWith('sha') ? 'ab'.repeat(32) : `示例${field.label}`
  }
}

async function finished(there: TestApp, contract: string, kind: ServiceKind) {
  const { service, number } = await there.act('service', 'start', { contract, kind, at, backdated: '' })
  const definition = serviceKindOf(kind)
  const registers = {
    span: { from: at, to: end },
    request: { way: 'phone', person: '示例甲', department: '财务科', phone: '400-000-0000', askedAt: at },
    subject: { text: `${definition.name}示例事项` },
    content: { text: '示例内容，一句话说清做了什么。' },
    reply: { text: '示例答复。', firstAt: '2024-03-20T08:22:00.000+08:00', by: '工程师甲' },
    result: { state: 'open', text: '已完成，业务正常。', leftover: '' },
    detail: {
      values: Object.fromEntries(definition.fields.map((f) => [f.id, sample(f)])),
      tables: Object.fromEntries(
        definition.tables.map((t) => [
          t.id,
          [1, 2].map(() => Object.fromEntries(t.columns.map((c) => [c.id, sample(c)]))),
        ]),
      ),
    },
    confirmation: { name: '示例甲', at: end, way: '现场' },
  }
  const { record } = await there.act('service', 'view', { service })
  for (const [register, value] of Object.entries(registers))
    await there.act('record', 'edit', {
      table: 'service_record',
      row: service,
      register,
      value,
      seen: record.heads[register] ?? null,
      seal: true,
    })
  await there.act('service', 'finish', { service })
  return { service, number }
}

const signed = kindDefinitions.filter((k) => k.report !== null)

describe.each(signed)('$name as $report', ({ kind, report, fields, tables }) => {
  test('prints every field, passes the validator and locks the record', { timeout: 30_000 }, async () => {
    const there = testApp()
    const contract = await setUpDemo(there, { start: '2024-01-01', end: '2024-12-31' })
    const { service, number } = await finished(there, contract, kind)
    const target = { kind: report!, table: 'service_record' as const, row: service, period: '' }
    const check = await there.act('report', 'check', target)
    expect(check.lines.filter((l) => !l.ok)).toEqual([])
    const { docx } = await there.act('report', 'finalise', target)
    const { text, errors } = await readDocument(there.app, docx)
    expect(errors).toEqual([])
    for (const label of [
      ...fields.map((f) => f.label),
      ...tables.map((t) => t.label),
      number,
      '首次答复用时',
      '12分',
    ] as const)
      expect(text, label).toContain(label)
    if (process.env['LOOK'])
      writeFileSync(
        `${process.env['LOOK']}/${report}-${kind}.docx`,
        new Uint8Array(await (await there.app.file(new Request(`http://app/file/${docx}`))).arrayBuffer()),
      )
    expect((await there.act('service', 'view', { service })).locked).toBe(true)
    const edit = {
      table: 'service_record',
      row: service,
      register: 'content',
      value: { text: 'x' },
      seen: null,
      seal: true,
    }
    expect((await there.refused('record.edit', edit)).code).toBe('read-only')
    expect(there.bugs).toEqual([])
  })
})

test('an unfinished record is not finalised, and a kind is not signed on another form', async () => {
  const there = testApp()
  const contract = await setUpDemo(there, { start: '2024-01-01', end: '2024-12-31' })
  const { service } = await there.act('service', 'start', { contract, kind: 'query', at, backdated: '' })
  const target = { kind: 'R11', table: 'service_record', row: service, period: '' }
  expect((await there.refused('report.finalise', target)).sentence).toContain('还没有点“完成”')
  expect((await there.refused('report.check', { ...target, kind: 'R18' })).sentence).toContain('不出这种单据')
  const { docx } = await there.act('report', 'preview', { ...target, kind: 'R11', table: 'service_record' })
  expect((await readDocument(there.app, docx)).text).toContain('未填写')
})

test('the log of a month is a document that names its gaps and knows when it is out of date', async () => {
  const there = testApp()
  const contract = await setUpDemo(there, { start: '2024-01-01', end: '2024-12-31' })
  await finished(there, contract, 'phone')
  const late = await there.act('service', 'start', {
    contract,
    kind: 'maintenance',
    at: '2024-03-15T14:00:00.000+08:00',
    backdated: '机房无网络，回来补录',
  })
  const target = { kind: 'R06' as const, table: 'contract' as const, row: contract, period: '2024-03' }
  const { docx } = await there.act('report', 'finalise', target)
  if (process.env['LOOK'])
    writeFileSync(
      `${process.env['LOOK']}/R06.docx`,
      new Uint8Array(await (await there.app.file(new Request(`http://app/file/${docx}`))).arrayBuffer()),
    )
  const { text, errors } = await readDocument(there.app, docx)
  expect(errors).toEqual([])
  for (const words of [
    'RZHB-2024-03',
    'ZX-20240320-001',
    late.number,
    '机房无网络，回来补录',
    '14、18、19日',
    '13 个工作日中 12 天没有记录',
    '待完成',
  ])
    expect(text, words).toContain(words)
  expect((await there.act('report', 'check', target)).changed).toBe(false)
  await there.act('service', 'void', { service: late.service, reason: '重复' })
  expect((await there.act('report', 'check', target)).changed).toBe(true)
  expect((await there.refused('report.finalise', { ...target, period: '2024-04' })).sentence).toContain('还没到')
  expect((await there.refused('report.check', { ...target, period: '2024-13' })).sentence).toContain('月份看不懂')
})
