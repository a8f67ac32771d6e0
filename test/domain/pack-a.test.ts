import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parsePackText } from '../../domain/pack/read.ts'
import type { Checklist, Pack } from '../../domain/pack/schema.ts'
import { namedGroups } from '../../domain/verdict.ts'
import { describeItems } from './pack-items.ts'

const file = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8')
const read = parsePackText(file('../../assets/contracts/medical-einvoice-2024.json'))
if (!read.ok) throw new Error(read.problems.map((p) => p.sentence).join('\n'))
const pack: Pack = read.pack

const bare = (text: string): string => text.replace(/\s/gu, '')
const requirement = bare(file('../fixtures/medical-einvoice-2024.txt'))

/** Every place, from 0, where `quote` begins in the requirement text without white space. */
function placesOf(quote: string): number[] {
  const places: number[] = []
  for (let at = requirement.indexOf(quote); at >= 0; at = requirement.indexOf(quote, at + 1)) places.push(at)
  return places
}

const [quarterly, signature] = pack.checklists as [Checklist, Checklist]
const { sections } = quarterly
const items = sections.flatMap((section) => section.items)

describe('clauses of contract A', () => {
  it('are 74: 59 obligations, 10 commercial terms, 5 identifications', () => {
    expect(pack.clauses.map((c) => c.id)).toEqual(
      Array.from({ length: 74 }, (_, i) => `A-${String(i + 1).padStart(3, '0')}`),
    )
    expect(
      ['obligation', 'commercial', 'identification'].map((type) => pack.clauses.filter((c) => c.type === type).length),
    ).toEqual([59, 10, 5])
  })

  it.each(pack.clauses.map((c) => [c.id, c] as const))(
    '%s is quoted character by character at its place',
    (_id, clause) => {
      expect(placesOf(bare(clause.text)).length).toBeGreaterThanOrEqual(clause.occurrence)
      expect(file('../fixtures/medical-einvoice-2024.txt')).toContain(clause.text)
    },
  )

  it('stand in the order of the text', () => {
    const at = pack.clauses.filter((c) => c.id !== 'A-036').map((c) => placesOf(bare(c.text))[c.occurrence - 1]!)
    expect(at).toEqual(at.toSorted((a, b) => a - b))
  })

  it('occur several times only where it is known', () => {
    const several = pack.clauses.map((c) => [c.id, placesOf(bare(c.text)).length] as const).filter(([, n]) => n > 1)
    expect(Object.fromEntries(several)).toEqual({
      'A-008': 3,
      'A-016': 4,
      'A-036': 17,
      'A-048': 5,
      'A-055': 2,
      'A-056': 2,
      'A-057': 2,
      'A-058': 2,
    })
  })

  it('leave nothing of the text unquoted but numbers, table heads, headings, connectives, quantities and the price', () => {
    const covered = new Uint8Array(requirement.length)
    for (const clause of pack.clauses) {
      const quote = bare(clause.text)
      for (const at of placesOf(quote)) covered.fill(1, at, at + quote.length)
    }
    const rest = Array.from(covered, (c, i) => (c ? '\n' : requirement[i]!))
      .join('')
      .split(/\n+/)
      .filter((part) => part !== '')
    expect(rest).toEqual([
      '1、项目综述(1)',
      '(2)',
      '(3)',
      '(4)',
      '：序号项目名称服务内容数量金额（人民币）包组12024年度医疗电子票据管理系统运维服务项目',
      '1项*1年￥30,000.00',
      '1台*1年',
      '1项*1年',
      '(5)',
      '：1.',
      '2.',
      '3.',
      '2、技术参数及配置和服务要求：（',
      '）（1）医疗电子票据管理系统运维服务内容',
      '1.',
      '、',
      '、',
      '及',
      '，',
      '，',
      '，',
      '2.系统运行环境检查',
      '，',
      '编号服务内容服务标准1',
      '2',
      '3',
      '4',
      '5',
      '6',
      '7',
      '8',
      '9',
      '10',
      '3.系统业务功能检查',
      '，',
      '编号服务内容服务标准1',
      '2',
      '3',
      '4',
      '5',
      '6',
      '7',
      '4.故障处理及用户咨询',
      '编号服务内容服务标准1',
      '2',
      '3',
      '（2）签名验签服务器（用户认证服务器）维护服务内容',
      '1.',
      '，',
      '、',
      '、',
      '、',
      '、和',
      '2.维护服务支持',
      '，',
      '，',
      '，',
      '、',
      '、',
      '，同时',
      '，',
      '，',
      '（3）',
      '内容',
      '3、售后服务要求',
      '，',
      '，',
      '4、★报价要求',
    ])
  })

  it('carry the one ★ of the text, and what proves each duty', () => {
    expect(pack.clauses.filter((c) => c.mark !== null).map((c) => [c.id, c.mark])).toEqual([['A-074', '★']])
    for (const clause of pack.clauses) expect(clause.proof, clause.id).not.toBe('')
  })

  it('name the hotline and the service period', () => {
    const text = (id: string | null): string | undefined => pack.clauses.find((c) => c.id === id)?.text
    expect(text(pack.hotlineClause)).toBe('提供的7×24小时热线服务，技术支持。')
    for (const id of pack.periodClauses) expect(text(id)).toContain('2024年1月1日至2024年12月31日')
    expect(pack.period).toEqual({ start: '2024-01-01', end: '2024-12-31' })
  })
})

describe('the quarterly checklist', () => {
  it('is worked 业务功能 first and printed 运行环境 first', () => {
    expect(pack.checklists.map((list) => [list.name, list.report])).toEqual([
      ['季度巡检', 'R01'],
      ['签名服务器检测', 'R02'],
    ])
    expect(sections.map((s) => s.title)).toEqual(['系统业务功能检查', '系统运行环境检查'])
    expect(quarterly.reportOrder).toEqual(['environment', 'business'])
  })

  it.each([
    ['business', 'BIZ', 39, 7],
    ['environment', 'ENV', 26, 10],
  ] as const)('%s has the rows of the contract table, in its order', (id, prefix, first, rows) => {
    const list = sections.find((s) => s.id === id)!.items
    expect(list.map((i) => [i.id, i.clause, i.standard])).toEqual(
      Array.from({ length: rows }, (_, n) => [
        `${prefix}-${String(n + 1).padStart(2, '0')}`,
        `A-0${first + n}`,
        '1次/季度',
      ]),
    )
    const tail = list.map((item, n) => `${n + 1}${bare(item.sentence)}${item.standard}`).join('')
    expect(requirement).toContain(`编号服务内容服务标准${tail}`)
  })

  it('has one deliverable row, the report itself', () => {
    expect(items.filter((i) => i.kind === 'report').map((i) => i.id)).toEqual(['ENV-10'])
  })

  it('states limits of the contract only where the contract has a number', () => {
    const limits = items.flatMap((i) =>
      i.measures.filter((m) => m.source === 'contract').map((m) => [i.id, m.id, m.limitText, m.abnormal] as const),
    )
    const from90 = { op: '>=', value: 90 }
    expect(limits).toEqual([
      ['ENV-05', 'used-percent', '均少于90%', from90],
      ['ENV-06', 'used-percent', '均少于90%', from90],
      ['ENV-08', 'used-percent', '使用率要少于90%', from90],
    ])
    for (const [id, , quote] of limits) expect(items.find((i) => i.id === id)!.sentence).toContain(quote)
  })

  it('requires numbers only where a paste gives them, so that 正常 costs one key elsewhere', () => {
    expect(items.flatMap((i) => i.measures.filter((m) => m.required).map((m) => `${i.id} ${m.id}`))).toEqual([
      'ENV-05 used-percent',
      'ENV-06 used-percent',
      'ENV-07 backup-used-percent',
      'ENV-08 used-percent',
    ])
    for (const item of items) {
      expect(item.evidence).toEqual({ normal: 0, attention: 0, abnormal: 1 })
      // A sentence with a place for values would show an empty bracket where none need be given.
      if (item.normalSentence.includes('{values}'))
        expect(
          item.measures.some((m) => m.required),
          item.id,
        ).toBe(true)
    }
  })

  it('offers advice in all three groups with every item, and takes longer steps', () => {
    for (const item of items) {
      expect(new Set(item.suggestions.map((s) => s.group)), item.id).toEqual(new Set(namedGroups))
      expect(item.steps.length, item.id).toBeGreaterThanOrEqual(5)
      if (item.kind === 'check') expect(item.notApplicableReasons.length, item.id).toBeGreaterThanOrEqual(2)
    }
  })

  it('has all sub-points of the business functions', () => {
    expect(items.filter((i) => i.id.startsWith('BIZ')).map((i) => i.subPoints.length)).toEqual([
      11, 10, 15, 11, 12, 10, 11,
    ])
  })
})

describe('the checklist of the signature server', () => {
  const server = signature.sections.flatMap((section) => section.items)

  it('has SIG-01 to SIG-20, the first four of them maintenance, in the order of the work', () => {
    expect(server.map((i) => [i.id, i.clause])).toEqual(
      Array.from({ length: 20 }, (_, n) => [`SIG-${String(n + 1).padStart(2, '0')}`, n < 4 ? 'A-063' : 'A-064']),
    )
    expect(signature.sections.map((s) => [s.title, s.items.length])).toEqual([
      ['周期保养检修', 4],
      ['系统运行状况检测', 6],
      ['证书与密钥检查', 4],
      ['管理、日志与应急检查', 6],
    ])
  })

  it('says how often in the words of A-060', () => {
    const order = pack.clauses.find((c) => c.id === 'A-060')!
    for (const item of server) expect(order.text).toContain(item.standard)
  })

  it('invents no number of the contract: every limit is internal and says so', () => {
    for (const item of server) {
      for (const measure of item.measures) expect(measure.source, item.id).toBe('internal')
      expect(item.criterion, item.id).toContain('内部标准，合同未规定数值')
    }
  })

  it('asks for a picture where only a picture proves it, and for two numbers', () => {
    expect(server.filter((i) => i.evidence.normal > 0).map((i) => i.id)).toEqual([
      'SIG-01',
      'SIG-02',
      'SIG-09',
      'SIG-18',
    ])
    expect(server.flatMap((i) => i.measures.filter((m) => m.required).map((m) => `${i.id} ${m.id}`))).toEqual([
      'SIG-10 mean-time',
      'SIG-19 clock-offset',
    ])
  })

  it('never asks to export a key or to photograph a password', () => {
    const keys = server.find((i) => i.id === 'SIG-12')!
    expect(keys.steps.join('')).toContain('任何情况下不为取证导出密钥')
    expect(server.find((i) => i.id === 'SIG-09')!.criterion).toContain('反例全部被拒绝')
  })
})

describeItems(pack)

describe('faults of contract A', () => {
  it('promise what the tables of the contract promise, in hours from the report', () => {
    expect(
      pack.faults.policies.map((p) => [p.key, p.kind, p.milestones.map((m) => `${m.id} ${m.hours} ${m.clause}`)]),
    ).toEqual([
      ['A-T1', 'tier', ['response 2 A-048', 'handled 2 A-047', 'answer 2 A-047']],
      ['A-T2', 'tier', ['response 2 A-050', 'team null A-049', 'repair 24 A-050', 'answer 24 A-049']],
      [
        'A-T3',
        'tier',
        ['response 2 A-052', 'team null A-051', 'plan 24 A-052', 'answer 48 A-051', 'resolved 168 A-052'],
      ],
      ['A-HW', 'tier', ['response 2 A-067', 'repair_or_loaner 24 A-068']],
      ['A-AS', 'general', ['response 2 A-071', 'repair 24 A-072']],
    ])
  })

  it('concern the software and the signature server', () => {
    expect(pack.faults.subjects.map((s) => [s.name, s.model, s.policies])).toEqual([
      ['医疗电子票据管理系统', '', ['A-T1', 'A-T2', 'A-T3']],
      ['签名验签服务器（用户认证服务器）', 'TrustByte® UAS-P2', ['A-HW']],
    ])
    expect(pack.faults.symptoms).toHaveLength(14)
  })
})
