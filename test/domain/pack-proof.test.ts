import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parsePack, parsePackText } from '../../domain/pack/read.ts'
import type { Pack } from '../../domain/pack/schema.ts'

function bundled(name: string): Pack {
  const text = readFileSync(new URL(`../../assets/contracts/${name}.json`, import.meta.url), 'utf8')
  const read = parsePackText(text)
  if (!read.ok) throw new Error(read.problems.map((p) => p.sentence).join('\n'))
  return read.pack
}
const a = bundled('medical-einvoice-2024')
const b = bundled('medical-supplies-2026')

describe('the rules that prove a clause', () => {
  it('are there for each of the 99 obligations, and for nothing else', () => {
    for (const clause of [...a.clauses, ...b.clauses]) {
      expect([clause.id, clause.rules.length > 0]).toEqual([clause.id, clause.type === 'obligation'])
      expect([clause.id, clause.idle === null]).toEqual([clause.id, clause.type !== 'obligation'])
    }
    const owed = (pack: Pack) => pack.clauses.filter((c) => c.rules.length > 0).length
    expect([owed(a), owed(b)]).toEqual([59, 40])
  })

  it('ask for a document only where the proof in words names it', () => {
    for (const clause of [...a.clauses, ...b.clauses])
      for (const rule of clause.rules)
        if (rule.kind === 'document')
          expect([clause.id, rule.report, clause.proof.includes(rule.report)]).toEqual([clause.id, rule.report, true])
  })

  it('say why an obligation cannot have been idle, and nothing where it can', () => {
    for (const clause of [...a.clauses, ...b.clauses])
      if (clause.idle) expect([clause.id, clause.idle.why === '']).toEqual([clause.id, clause.idle.possible])
  })

  it('count 17 items in each quarter of contract A', () => {
    const rule = a.clauses.find((c) => c.id === 'A-036')!.rules[0]!
    expect(rule).toEqual({ kind: 'item-count', checklist: 'quarterly-inspection', expected: 17 })
  })

  it('are refused where they speak of what the pack does not have', () => {
    const broken = structuredClone(a)
    const rules = (id: string) => broken.clauses.find((c) => c.id === id)!.rules
    Object.assign(rules('A-036')[0]!, { expected: 16 })
    Object.assign(rules('A-026')[0]!, { itemIds: ['ENV-99'] })
    Object.assign(rules('A-047')[0]!, { limits: [{ policy: 'A-T1', id: 'repair' }] })
    Object.assign(rules('A-007')[0]!, { subject: 'printer' })
    Object.assign(
      broken.clauses.find((c) => c.id === 'A-017')!,
      { idle: null },
    )
    const read = parsePack(broken)
    expect(read.ok ? [] : read.problems.map((p) => p.sentence)).toEqual([
      '合同包第 7 条 第 1 条证明规则有误：没有故障对象 printer，未导入。',
      '合同包第 17 条的“本期未发生”有误：条款 A-017 有证明规则，未写明能否未发生，未导入。',
      '合同包第 26 条 第 1 条证明规则有误：没有检查项 ENV-99，未导入。',
      '合同包第 36 条 第 1 条证明规则有误：应有 16 项，清单里有 17 项，未导入。',
      '合同包第 47 条 第 1 条证明规则有误：没有时限节点 repair，未导入。',
    ])
  })
})

describe('deliverables', () => {
  const counts = (pack: Pack) => pack.deliverables.map((d) => [d.report ?? d.name, d.every, d.count])

  it('are those of a service year of contract A, with their counts', () => {
    expect(counts(a)).toEqual([
      ['R01', 'period', 4],
      ['R02', 'period', 4],
      ['R05', 'period', 4],
      ['R05', 'year', 1],
      ['R13', 'service', 1],
      ['7×24值班表', 'month', 12],
      ['R03', 'event', null],
      ['R11', 'event', null],
      ['R18', 'event', null],
      ['R19', 'event', null],
      ['R06', 'month', 12],
      ['R14', 'service', 1],
      ['R15', 'service', 1],
      ['R16', 'service', 1],
    ])
  })

  it('are those of a service year of contract B, with their counts', () => {
    expect(counts(b)).toEqual([
      ['R07', 'period', 4],
      ['R08', 'period', 4],
      ['R10', 'period', 4],
      ['短信通讯自测', 'month', 12],
      ['SSL通讯自测', 'month', 12],
      ['备份计划（双方签字）', 'service', 1],
      ['R09', 'period', 4],
      ['R09', 'service', 1],
      ['R11', 'service', 1],
      ['R06', 'month', 12],
      ['R03', 'event', null],
      ['R11', 'event', null],
      ['R18', 'event', null],
      ['R05', 'period', 4],
      ['R05', 'year', 1],
      ['R14', 'service', 1],
      ['R15', 'service', 1],
      ['R16', 'service', 1],
    ])
  })

  it('say where the text of contract B names no number', () => {
    const own = b.deliverables.filter((d) => d.note.includes('合同未写次数')).map((d) => d.id)
    expect(own).toEqual([
      'environment-report',
      'communication-report',
      'sms-test',
      'ssl-test',
      'restore-drill',
      'training',
      'fault-statistics',
      'fault-statistics-year',
    ])
  })

  it('are refused where they are counted from nothing', () => {
    const broken = structuredClone(a)
    Object.assign(broken.deliverables[0]!, { every: 'event', clause: 'A-999' })
    const read = parsePack(broken)
    expect(read.ok ? [] : read.problems.map((p) => p.sentence)).toEqual([
      '合同包第 1 项交付物的“条款”有误：引用了不存在的条款 A-999，未导入。',
      '合同包第 1 项交付物的“期限的起算点”有误：按发生的事项从发生日起算，其他从起止日起算，未导入。',
      '合同包第 1 项交付物的“证明规则的种类”有误：按发生的事项只能是故障或服务，未导入。',
    ])
  })
})
