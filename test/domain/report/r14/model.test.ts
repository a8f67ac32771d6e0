import { describe, expect, it } from 'vitest'
import type { Edition } from '../../../../domain/report/edition.ts'
import { reportR14 } from '../../../../domain/report/r14/model.ts'
import { reportR15 } from '../../../../domain/report/r15/model.ts'
import { reportR16 } from '../../../../domain/report/r16/model.ts'
import { acceptanceFacts } from '../../../support/acceptance-facts.ts'
import { fullYear } from '../../../support/contract-facts.ts'
import { packB } from '../../../support/fault-facts.ts'
import { packA } from '../../../support/pack-a.ts'

const edition: Edition = {
  version: 'V1.0',
  number: 'ZY-2024-001',
  draft: false,
  finalisedAt: '2025-01-08T09:00:00.000+08:00',
  author: '工程师甲',
  history: [],
  copies: 2,
  rawTexts: {},
}
const textOf = (value: unknown): string => JSON.stringify(value)

describe('the final report', () => {
  it('counts 68/68 and says that everything was done, because it was', () => {
    const text = textOf(reportR14(acceptanceFacts(packA, fullYear(packA)), edition))
    expect(text).toContain('按合同约定完成全部59项服务内容')
    expect(text).toContain('已检68项次，即68/68')
    expect(text).not.toContain('未足额')
  })

  it('counts 67/68 where one check of one quarter was left out, names it, and never says that all was done', () => {
    const year = fullYear(packA)
    const inspections = year.inspections.map((i) =>
      i.period === '2024-Q3' && 'ENV-05' in i.verdicts
        ? { ...i, verdicts: { ...i.verdicts, 'ENV-05': 'unchecked' as const } }
        : i,
    )
    const facts = acceptanceFacts(packA, { ...year, inspections })
    const text = textOf(reportR14(facts, edition))
    expect(text).toContain('已检67项次，即67/68')
    expect(text).toContain('2024 Q3 ENV-05 用户表空间')
    expect(text).not.toContain('完成全部')
    expect(textOf(reportR15(facts, edition))).toContain('检查项 ENV-05')
    expect(textOf(reportR16(facts, edition))).toContain('67/68')
  })

  it('quotes each obligation of contract B word for word, and its exposure in R15', () => {
    const facts = acceptanceFacts(packB, fullYear(packB))
    const text = textOf(reportR14(facts, edition))
    for (const { clause } of facts.matrix.rows) expect(text).toContain(textOf(clause.text).slice(1, -1))
    const matrix = textOf(reportR15({ ...facts, matrix: { ...facts.matrix } }, edition))
    expect(matrix).toContain('B-069')
    expect(matrix).toContain('R07')
  })
})
