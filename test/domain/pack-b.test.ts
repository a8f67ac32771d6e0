import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parsePackText } from '../../domain/pack/read.ts'
import type { Checklist, Pack } from '../../domain/pack/schema.ts'
import { describeItems } from './pack-items.ts'
import { serviceKinds } from '../../domain/record/service-record.ts'

const file = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8')
const read = parsePackText(file('../../assets/contracts/medical-supplies-2026.json'))
if (!read.ok) throw new Error(read.problems.map((p) => p.sentence).join('\n'))
const pack: Pack = read.pack

const source = file('../fixtures/medical-supplies-2026.txt')
const bare = (text: string): string => text.replace(/\s/gu, '')
const requirement = bare(source)

/** Every place, from 0, where `quote` begins in the requirement text without white space. */
function placesOf(quote: string): number[] {
  const places: number[] = []
  for (let at = requirement.indexOf(quote); at >= 0; at = requirement.indexOf(quote, at + 1)) places.push(at)
  return places
}

describe('clauses of contract B', () => {
  it('are 71: 40 obligations, 14 commercial terms, 17 identifications', () => {
    expect(pack.clauses.map((c) => c.id)).toEqual(
      Array.from({ length: 71 }, (_, i) => `B-${String(i + 1).padStart(3, '0')}`),
    )
    expect(
      ['obligation', 'commercial', 'identification'].map((type) => pack.clauses.filter((c) => c.type === type).length),
    ).toEqual([40, 14, 17])
  })

  it.each(pack.clauses.map((c) => [c.id, c] as const))(
    '%s is quoted character by character at its place',
    (_id, clause) => {
      expect(source).toContain(clause.text)
      expect(placesOf(bare(clause.text)).length).toBeGreaterThanOrEqual(clause.occurrence)
    },
  )

  it('stand in the order of the text, but for the customer, who is named in the annex', () => {
    const at = pack.clauses.filter((c) => c.id !== 'B-002').map((c) => placesOf(bare(c.text))[c.occurrence - 1]!)
    expect(at).toEqual(at.toSorted((a, b) => a - b))
  })

  it('leave nothing of the text unquoted but numbers, table heads, headings, connectives and blanks', () => {
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
      '一、项目需求概述项目名称数量单位财政预算金额（元）服务期限计费依据',
      '1项',
      '1年',
      '注：1、',
      '关于“应用软件”的取费标准如下：',
      '二、项目需求明细（一）采购项目需求。',
      '，',
      '，',
      '，',
      '、',
      '、',
      '服务内容。',
      '：1.',
      '2.常规维护服务（1）',
      '，具体包括：',
      '；',
      '；',
      '；',
      '。',
      '（2）',
      '，包括：',
      '，',
      '，',
      '，',
      '（3）',
      '，包括：',
      '、',
      '；',
      '，',
      '。3.综合协助服务（1）',
      '（2）',
      '（3）',
      '（4）',
      '（5）',
      '（6）',
      '（7）',
      '（8）',
      '（9）',
      '，',
      '（10）',
      '三、报价要求',
      '四、付款方式1、',
      '2、付款方式：',
      '%；',
      '，',
      '%，',
      '3.售后要求：',
      '，',
      '五、违约责任',
      '附件1报价单位询价单位公司单位',
      '收件人发件人（联系人，略）电话电话（略）邮箱邮箱（略）服务名称日期询价内容序号服务名称具体内容单位数量单价总价4合计备注：1.',
      '2.',
    ])
  })

  it('prove each duty, and give every one a frequency', () => {
    for (const clause of pack.clauses) {
      expect(clause.proof, clause.id).not.toBe('')
      if (clause.type === 'obligation') expect(clause.frequency, clause.id).not.toBe('none')
    }
  })

  it('store no person, no telephone number and no mail address', () => {
    const text = JSON.stringify(pack)
    expect(text).not.toMatch(/1[3-9]\d{9}|\w@\w|\d{3,4}-\d{7,8}/)
  })

  it('run over the contract’s own year', () => {
    expect(pack.period).toEqual({ start: '2026-07-26', end: '2027-07-25' })
    expect(pack.cycle).toBe('contract-quarter')
    expect(pack.periodClauses).toEqual(['B-016'])
  })
})

describe('checklists of contract B', () => {
  const items = pack.checklists.flatMap((list) => list.sections.flatMap((section) => section.items))
  const [security, environment, communication] = pack.checklists as [Checklist, Checklist, Checklist]
  const counts = (list: Checklist) => list.sections.map((s) => [s.title, s.items.length])

  it('are the self-check of security, the environment and communication', () => {
    expect(pack.checklists.map((list) => [list.id, list.report, list.words, list.adviceGroups])).toEqual([
      ['security', 'R07', 'conformity', []],
      ['environment', 'R08', 'verdict', ['tuning', 'prevention']],
      ['communication', 'R10', 'verdict', []],
    ])
  })

  it('check the eight categories of the standard control point by control point, and what is done every quarter', () => {
    expect(counts(security)).toEqual([
      ['安全物理环境', 10],
      ['安全通信网络', 4],
      ['安全区域边界', 8],
      ['安全计算环境', 22],
      ['安全管理中心', 2],
      ['安全管理制度、机构和人员', 7],
      ['安全建设管理', 5],
      ['安全运维管理', 17],
      ['季度例行核查', 10],
    ])
    for (const section of security.sections)
      for (const item of section.items) {
        expect(item.clause, item.id).toBe('B-026')
        expect(item.control, item.id).not.toBe('')
        // What the standard asks is apart from the contract's sentence; the routine is the firm's own.
        expect(item.requirement === '', item.id).toBe(section.id === 'routine')
        if (section.id !== 'routine') expect(item.requirement, item.id).toMatch(/[应可].*。$/)
      }
    expect(security.sections[7]!.items.map((i) => i.requirement).join('')).toContain(
      '应详细记录运维操作日志，包括日常巡检工作、运行维护记录、参数的设置和修改等内容。',
    )
  })

  it('check database, workstations and network under the clause of each', () => {
    expect(counts(environment)).toEqual([
      ['数据库运行检查', 8],
      ['运行环境检查', 10],
      ['网络环境检查', 6],
    ])
    expect(environment.sections.map((s) => [...new Set(s.items.map((i) => i.clause))])).toEqual([
      ['B-042'],
      ['B-044'],
      ['B-045'],
    ])
    expect(environment.sections[1]!.items.filter((i) => i.name.includes('工作站')).map((i) => i.id)).toEqual([
      'RUN-08',
      'RUN-09',
    ])
    expect(environment.sections[0]!.items[0]!.name).toBe('事务日志')
  })

  it('check both kinds of message and the encryption, each under its clause', () => {
    expect(counts(communication)).toEqual([
      ['短信通讯检查', 4],
      ['SSL加密通讯检查', 4],
    ])
    const clauses = communication.sections.flatMap((s) => s.items.map((i) => i.clause))
    expect(new Set(clauses)).toEqual(new Set(['B-033', 'B-034', 'B-035', 'B-036', 'B-037']))
    const code = communication.sections[0]!.items[0]!
    expect(code.subPoints.slice(0, 3).map((p) => p.name)).toEqual(['移动', '联通', '电信'])
  })

  it('have no number of the contract: it names none, so every limit is internal', () => {
    for (const item of items) {
      for (const measure of item.measures) expect(measure.source, item.id).toBe('internal')
      expect(item.criterion, item.id).toContain('合同未规定数值')
      expect(item.standard, item.id).toMatch(/^每季度$|合同未写次数.*内部安排/)
    }
  })

  it('quote the clause they stand under', () => {
    for (const item of items) expect(source, item.id).toContain(item.sentence)
  })
})

describeItems(pack)

describe('faults of contract B', () => {
  it('have the five symptom classes of the contract, in its words', () => {
    expect(pack.faults.symptoms).toHaveLength(5)
    for (const [i, symptom] of pack.faults.symptoms.entries())
      expect(pack.clauses.find((c) => c.id === `B-0${19 + i}`)!.text.replace('。', '')).toBe(symptom)
  })

  it('have no hour that the contract does not name', () => {
    expect(pack.faults.policies.map((p) => [p.key, p.kind, p.milestones])).toEqual([['B-NONE', 'none', []]])
    expect(source).not.toMatch(/\d+\s*小时/)
  })
})

it('knows every kind of service, each with the clause it fulfils', () => {
  expect(pack.services.map((s) => s.kind).toSorted()).toEqual([...serviceKinds].toSorted())
  for (const { kind, clause } of pack.services)
    expect(pack.clauses.find((c) => c.id === clause)?.type, kind).toBe('obligation')
})
