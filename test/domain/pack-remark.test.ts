import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parsePack, parsePackText } from '../../domain/pack/read.ts'
import { contradicted, remarksOn } from '../../domain/pack/remark.ts'
import type { Pack } from '../../domain/pack/schema.ts'
import { ambiguities } from '../../domain/sla/ambiguity.ts'

const file = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8')
function packOf(name: string): Pack {
  const read = parsePackText(file(`../../assets/contracts/${name}.json`))
  if (!read.ok) throw new Error(read.problems.map((p) => p.sentence).join('\n'))
  return read.pack
}
const names = ['medical-einvoice-2024', 'medical-supplies-2026'] as const
const bare = (text: string): string => text.replace(/\s/gu, '')

describe.each(names)('remarks of %s', (name) => {
  const pack = packOf(name)
  const requirement = bare(file(`../fixtures/${name}.txt`))

  it('quote nothing that the text does not say', () => {
    for (const remark of pack.remarks)
      for (const [, quote] of remark.text.matchAll(/“([^”]{4,})”/g))
        expect(requirement, remark.id).toContain(bare(quote!))
  })

  it('say how each is read, who may have it read otherwise, and where it is shown', () => {
    for (const remark of pack.remarks) {
      expect(remark.reading, remark.id).toMatch(/。$/)
      expect(remark.decides, remark.id).not.toBe('')
      expect(remark.places.length, remark.id).toBeGreaterThan(0)
    }
  })

  it('agree with the settings of time limits about who decides', () => {
    for (const remark of pack.remarks.filter((r) => r.setting !== ''))
      expect(ambiguities.find((a) => a.id === remark.setting)?.decides, remark.id).toBe(remark.decides)
  })

  it('name two places at least where the text contradicts itself', () => {
    for (const remark of pack.remarks.filter((r) => r.kind === 'contradiction'))
      expect(remark.clauses.length, remark.id).toBeGreaterThanOrEqual(2)
  })
})

it('knows the traps of both texts', () => {
  const ids = (pack: Pack): string[] => pack.remarks.map((r) => r.id)
  expect(ids(packOf('medical-einvoice-2024'))).toEqual(
    expect.arrayContaining([
      'report-row',
      'advice-groups',
      'tier-two',
      'tier-three',
      'hardware-twice',
      'one-certificate',
    ]),
  )
  expect(ids(packOf('medical-supplies-2026'))).toEqual(
    expect.arrayContaining([
      'no-hours',
      'network-text',
      'quarter-scheme',
      'environment-frequency',
      'sms-frequency',
      'training-hidden',
      'upgrade-preamble',
      'percent-blank',
    ]),
  )
})

it('marks the clauses that do not agree with each other', () => {
  const { remarks } = packOf('medical-einvoice-2024')
  expect(contradicted(remarks, 'A-051')).toEqual(['A-052'])
  expect(contradicted(remarks, 'A-072')).toEqual(['A-068', 'A-052'])
  expect(contradicted(remarks, 'A-070')).toEqual([])
  expect(remarksOn(remarks, 'A-070').map((r) => r.id)).toEqual(['one-certificate'])
})

describe('payments', () => {
  it('of contract B leave the percentages blank, as the text does', () => {
    const { payments, clauses } = packOf('medical-supplies-2026')
    expect(payments.map((p) => [p.clause, p.trigger, p.workdays, p.percent])).toEqual([
      ['B-061', 'contract-signed', 10, null],
      ['B-063', 'acceptance-approved', 10, null],
    ])
    for (const { clause, workdays } of payments)
      expect(clauses.find((c) => c.id === clause)!.text).toContain(`${workdays}个工作日内`)
  })

  it('of contract A are none: its text names no node', () => {
    expect(packOf('medical-einvoice-2024').payments).toEqual([])
  })
})

describe('a malformed payment or remark is refused with the place and the reason', () => {
  const text = file('../../assets/contracts/medical-supplies-2026.json')
  it.each<[string, (pack: Pack) => void, string]>([
    [
      'unknown clause of a payment',
      (p) => (p.payments[1]!.clause = 'B-999'),
      '合同包第 2 个付款节点的“条款”有误：引用了不存在的条款 B-999，未导入。',
    ],
    [
      'more than the whole',
      (p) => p.payments.forEach((node) => (node.percent = 60)),
      '合同包第 2 个付款节点的“付款比例”有误：各节点比例合计 120%，超过 100%，未导入。',
    ],
    [
      'a percentage as text',
      (p) => (p.payments[0]!.percent = '60%' as unknown as number),
      '合同包第 1 个付款节点的“付款比例”应为数字，现为“60%”，未导入。',
    ],
    [
      'an unknown trigger',
      (p) => (p.payments[0]!.trigger = 'someday' as 'service-end'),
      '合同包第 1 个付款节点的“起算事件”只能是 contract-signed、period-end、service-end、acceptance-approved，现为“someday”，未导入。',
    ],
    [
      'a payment twice',
      (p) => (p.payments[1]!.id = 'first'),
      '合同包第 2 个付款节点的“编号”与前面的重复，现为“first”，未导入。',
    ],
    [
      'a remark on a clause that is not there',
      (p) => (p.remarks[0]!.clauses = ['B-018', 'B-999']),
      '合同包第 1 条疑义 第 2 条有误：引用了不存在的条款 B-999，未导入。',
    ],
    [
      'a remark without a clause',
      (p) => (p.remarks[0]!.clauses = []),
      '合同包第 1 条疑义的“条款”至少要有 1 项，未导入。',
    ],
    [
      'an unknown place',
      (p) => (p.remarks[1]!.places[0] = 'moon' as 'report'),
      '合同包第 2 条疑义 第 1 个显示位置只能是 matrix、duties、inspection、fault、certificate、service、payment、acceptance、report，现为“moon”，未导入。',
    ],
  ])('%s', (_name, change, sentence) => {
    const pack = JSON.parse(text) as Pack
    change(pack)
    const read = parsePack(pack)
    expect(read.ok ? [] : read.problems.map((p) => p.sentence)).toContain(sentence)
  })
})

it('refuses the same item number in two checklists: records would be mixed', () => {
  const pack = JSON.parse(file('../../assets/contracts/medical-einvoice-2024.json')) as Pack
  pack.checklists[1] = { ...structuredClone(pack.checklists[0]!), id: 'second' }
  const read = parsePack(pack)
  expect(read.ok ? '' : read.problems[0]!.sentence).toBe(
    '合同包检查项 BIZ-01 的“编号”有误：检查项编号 BIZ-01 重复，未导入。',
  )
})
