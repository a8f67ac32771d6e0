import { describe, expect, it } from 'vitest'
import { matrixOf } from '../../../domain/obligation/matrix.ts'
import { addDays, startOfDay } from '../../../domain/time/instant.ts'
import { contractId, emptyFacts, fullYear } from '../../support/contract-facts.ts'
import { packB } from '../../support/fault-facts.ts'
import { packA } from '../../support/pack-a.ts'

const packs = [
  ['A', packA],
  ['B', packB],
] as const
const after = (end: string): string => startOfDay(addDays(end, 60))

describe('a service year in which everything was done', () => {
  it.each(packs)('leaves nothing to refuse in contract %s', (_, pack) => {
    const matrix = matrixOf(pack, fullYear(pack), after(pack.period.end))
    expect(matrix.refusals.map((r) => r.sentence)).toEqual([])
    for (const total of matrix.totals) expect([total.column, total.proved]).toEqual([total.column, total.total])
  })

  it.each(packs)('has a proof of each obligation of contract %s, to be opened', (_, pack) => {
    const matrix = matrixOf(pack, fullYear(pack), after(pack.period.end))
    const bare = matrix.rows.filter((r) => !r.cells.some((c) => c && c.proofs.length > 0)).map((r) => r.clause.id)
    expect(bare).toEqual([])
  })

  it.each(packs)('misses each obligation of contract %s where nothing was done', (_, pack) => {
    const matrix = matrixOf(pack, emptyFacts(pack), after(pack.period.end))
    const refused = new Set(matrix.refusals.map((r) => r.clause))
    expect(pack.clauses.filter((c) => c.type === 'obligation' && !refused.has(c.id)).map((c) => c.id)).toEqual([])
  })
})

describe('one thing left out of a full year', () => {
  it('is refused with the sentence of the contract: the log of the 11th service month', () => {
    const year = fullYear(packB)
    const refusals = matrixOf(
      packB,
      { ...year, documents: year.documents.filter((d) => !(d.kind === 'R06' && d.period === 'M11')) },
      after(packB.period.end),
    ).refusals
    expect(refusals.map((r) => r.sentence)).toEqual([
      'B-056 建立日常维护日志：第11个服务月（2027-05-26至2027-06-25）缺少维护日志',
    ])
  })

  it('counts 68/68, and 67/68 with the check named where one is 未检查', () => {
    const year = fullYear(packA)
    const full = matrixOf(packA, year, after(packA.period.end)).items!
    expect([full.done, full.expected]).toEqual([68, 68])
    const inspections = year.inspections.map((i) =>
      i.period === '2024-Q3' && i.checklist === 'quarterly-inspection'
        ? { ...i, verdicts: { ...i.verdicts, 'ENV-05': 'unchecked' as const } }
        : i,
    )
    const matrix = matrixOf(packA, { ...year, inspections }, after(packA.period.end))
    expect([matrix.items!.done, matrix.items!.expected]).toEqual([67, 68])
    expect(matrix.items!.periods.flatMap((p) => p.missing.map((m) => `${p.column} ${m}`))).toEqual([
      '2024-Q3 ENV-05 用户表空间',
    ])
    expect(matrix.refusals.map((r) => r.clause)).toEqual(['A-024', 'A-030', 'A-036'])
    expect(matrix.refusals[1]!.sentence).toBe(
      'A-030 检查数据库电子票据系统用户表空间是否足够（使用率均少于90%）：2024 Q3（2024-07-01至2024-09-30）检查项 ENV-05 用户表空间未检查',
    )
  })

  it('counts a report row only with its signed scan', () => {
    const year = fullYear(packA)
    const documents = year.documents.map((d) =>
      d.row === 'quarterly-inspection-2024-Q2' ? { ...d, signed: false } : d,
    )
    const matrix = matrixOf(packA, { ...year, documents }, after(packA.period.end))
    expect(matrix.items!.done).toBe(67)
    expect(matrix.refusals.map((r) => r.clause)).toContain('A-035')
  })

  it('is an idle obligation without a signed R20', () => {
    const year = fullYear(packA)
    const documents = year.documents.map((d) =>
      d.kind === 'R20' && d.row === `${contractId}:2024-Q2` ? { ...d, signed: false } : d,
    )
    const { refusals } = matrixOf(packA, { ...year, documents }, after(packA.period.end))
    expect(new Set(refusals.map((r) => r.column))).toEqual(new Set(['2024-Q2']))
    expect(refusals.map((r) => r.sentence)).toContain(
      'A-018 系统故障处理：2024 Q2（2024-04-01至2024-06-30）的R20已定稿，缺少签字扫描件',
    )
  })
})

describe('the exposure', () => {
  it('is 20 % of the sum of contract B, and none is named in contract A', () => {
    expect(matrixOf(packB, fullYear(packB), after(packB.period.end)).exposure).toEqual({
      clause: 'B-069',
      percent: 20,
      cents: 893_200,
      from: 'budget',
      overdue: 0,
    })
    expect(matrixOf(packA, fullYear(packA), after(packA.period.end)).exposure).toBeNull()
  })
})
