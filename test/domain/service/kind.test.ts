import { describe, expect, test } from 'vitest'
import { serviceKinds } from '../../../domain/record/service-record.ts'
import { workClasses } from '../../../domain/service/definition.ts'
import type { Field } from '../../../domain/service/field.ts'
import { kindDefinitions, objectsOf, serviceKindOf, workClassOf } from '../../../domain/service/kind.ts'

test('every kind of the record type is defined, once', () => {
  expect(kindDefinitions.map((k) => k.kind).toSorted()).toEqual([...serviceKinds].toSorted())
  expect(kindDefinitions.map((k) => k.name)).toHaveLength(new Set(kindDefinitions.map((k) => k.name)).size)
})

const prefixes = {
  phone: 'ZX',
  online: 'ZX',
  'on-site': 'XC',
  query: 'SJ',
  backup: 'BF',
  restore: 'HF',
  change: 'BG',
  security: 'AQ',
  authority: 'PH',
  assistance: 'XZ',
  sms: 'TX',
  ssl: 'TX',
  training: 'PX',
  consulting: 'JZ',
  maintenance: 'RZ',
}

describe.each(kindDefinitions)('$name', (kind) => {
  test('is numbered as agreed', () => expect(kind.prefix).toBe(prefixes[kind.kind]))

  test('has fields that hold together', () => {
    const ids = [...kind.fields, ...kind.tables].map((f) => f.id)
    expect(ids).toHaveLength(new Set(ids).size)
    const labels = kind.fields.map((f) => f.label)
    expect(labels).toHaveLength(new Set(labels).size)
    const all: readonly Field[] = [...kind.fields, ...kind.tables.flatMap((t) => t.columns)]
    for (const field of all) expect((field.choices?.length ?? 0) > 0, field.id).toBe(field.type === 'choice')
    for (const { when, id } of [...kind.fields, ...kind.tables]) {
      if (!when) continue
      const other = kind.fields.find((f) => f.id === when.field)
      expect(other, `${id} hangs on ${when.field}`).toBeDefined()
      const answers = other!.type === 'yes-no' ? ['是', '否'] : (other!.choices ?? [])
      for (const answer of when.is) expect(answers).toContain(answer)
    }
    for (const table of kind.tables) {
      expect(table.columns.some((c) => c.required)).toBe(true)
      expect(table.columns.map((c) => c.id)).toHaveLength(new Set(table.columns.map((c) => c.id)).size)
    }
    if (kind.objects !== null) expect(kind.fields.map((f) => f.id)).toContain(kind.objects)
  })
})

test('the log counts a visit under the class that it was for', () => {
  expect(workClassOf('on-site', { 'work-class': '故障' })).toBe('故障')
  expect(workClassOf('on-site', {})).toBe('其他')
  expect(workClassOf('on-site', { 'work-class': '不存在' })).toBe('其他')
  expect(workClasses).toContain(serviceKindOf('sms').logClass)
  expect(objectsOf('change', { objects: '应用服务器' })).toBe('应用服务器')
  expect(objectsOf('phone', { objects: 'x' })).toBe('')
})
