import { describe, expect, it } from 'vitest'
import type { AcceptanceFacts } from '../../../domain/acceptance/facts.ts'
import { acceptanceRules, refusalOf } from '../../../domain/acceptance/rule.ts'
import type { ContractFacts } from '../../../domain/obligation/facts.ts'
import { startOfDay } from '../../../domain/time/instant.ts'
import { acceptanceFacts } from '../../support/acceptance-facts.ts'
import { fullYear } from '../../support/contract-facts.ts'
import { packB } from '../../support/fault-facts.ts'
import { packA } from '../../support/pack-a.ts'

const yearA = fullYear(packA)
const plannedB = fullYear(packB)
// Its faults were confirmed by a day that suits contract A.
const yearB = { ...plannedB, faults: plannedB.faults.map((f) => ({ ...f, gaps: [] })) }
const sentencesOf = (facts: AcceptanceFacts, n: number): string[] =>
  acceptanceRules(facts)[n - 1]!.failures.map((f) => f.sentence)

describe('the seven rules', () => {
  it.each([
    ['A', packA, yearA],
    ['B', packB, yearB],
  ] as const)('all hold for a full year of contract %s', (_, pack, year) => {
    const rules = acceptanceRules(acceptanceFacts(pack, year))
    expect(rules.map((r) => [r.n, r.ok, r.failures.map((f) => f.sentence)])).toEqual(
      [1, 2, 3, 4, 5, 6, 7].map((n) => [n, true, []]),
    )
    expect(refusalOf(rules)).toBeNull()
  })

  it('refuse contract B without the log of the 11th service month, with that sentence first', () => {
    const documents = yearB.documents.filter((d) => !(d.kind === 'R06' && d.period === 'M11'))
    const rules = acceptanceRules(acceptanceFacts(packB, { ...yearB, documents }))
    expect(refusalOf(rules)?.sentence).toBe(
      'B-056 建立日常维护日志：第11个服务月（2027-05-26至2027-06-25）缺少维护日志',
    )
    expect(rules[0]!.count).toBe('39/40')
  })

  it('wait for the end of the service period, after whatever is missing already', () => {
    const facts = { ...acceptanceFacts(packA, yearA), now: startOfDay('2024-12-31') }
    expect(sentencesOf(facts, 1)).toEqual(['服务期到 2024-12-31 才满，现在只能导出未完成稿'])
  })

  it('do not wait for the papers that the package itself brings', () => {
    const documents = yearB.documents.filter((d) => !['R14', 'R15', 'R16'].includes(d.kind))
    expect(refusalOf(acceptanceRules(acceptanceFacts(packB, { ...yearB, documents })))).toBeNull()
  })

  const list = packA.checklists[0]!
  const inspection = yearA.inspections.find((i) => i.checklist === list.id && i.period === '2024-Q2')!
  const paper = yearA.documents.find((d) => d.kind === list.report && d.row === inspection.id)!
  const fault = yearA.faults[0]!
  const with1 = (over: Partial<ContractFacts>) => acceptanceFacts(packA, { ...yearA, ...over })
  const other = <T extends { readonly id: string }>(rows: readonly T[], row: T): T[] =>
    rows.map((r) => (r.id === row.id ? row : r))

  it.each<[string, number, AcceptanceFacts, RegExp]>([
    [
      'an inspection that was not done',
      2,
      with1({ inspections: yearA.inspections.filter((i) => i !== inspection) }),
      /^2024 Q2（2024-04-01至2024-06-30）没有做/,
    ],
    [
      'a report that is not signed',
      2,
      with1({ documents: other(yearA.documents, { ...paper, signed: false }) }),
      /^2024 Q2.*没有签字扫描件$/,
    ],
    [
      'a check on the day after the quarter',
      2,
      with1({ inspections: other(yearA.inspections, { ...inspection, days: ['2024-07-01'] }) }),
      /检查日期 2024-07-01 不在2024 Q2/,
    ],
    [
      'a fault without its record',
      3,
      with1({ documents: yearA.documents.filter((d) => d.row !== fault.id) }),
      /缺少定稿的故障维修记录单（R03）$/,
    ],
    [
      'a fault that is open without a plan',
      3,
      with1({ faults: other(yearA.faults, { ...fault, state: 'open', events: [] }) }),
      /还没有关闭，也没有写处理计划$/,
    ],
    [
      'a lost piece of evidence',
      5,
      acceptanceFacts(packA, yearA, { pieces: [{ id: 'p', owner: 'XJ-1', name: '截图', state: 'missing' }] }),
      /^XJ-1 的证据“截图”的文件不在数据文件夹里了/,
    ],
    [
      'a piece whose bytes were changed',
      5,
      acceptanceFacts(packA, yearA, { pieces: [{ id: 'p', owner: 'XJ-1', name: '截图', state: 'damaged' }] }),
      /与登记的哈希不符（SHA-256）/,
    ],
    [
      'a number that vanished',
      6,
      with1({ numbers: ['GZ-20240209-001', 'GZ-20240209-003'] }),
      /^编号不连续：缺少 GZ-20240209-002/,
    ],
    [
      'a void record that says no reason',
      6,
      acceptanceFacts(packA, yearA, { voids: [{ number: 'GZ-20240209-001', reason: ' ' }] }),
      /^作废的 GZ-20240209-001 没有写原因$/,
    ],
  ])('%s fails rule %i', (_, n, facts, sentence) => {
    expect(sentencesOf(facts, n).join('\n')).toMatch(sentence)
    expect(refusalOf(acceptanceRules(facts))).not.toBeNull()
  })

  it('a limit that was missed needs its reason, and is counted either way', () => {
    const facts = acceptanceFacts(packA, yearA)
    const late = {
      ...facts.statistics.exempt[0],
      fault: 'f',
      number: 'GZ-1',
      name: '修复',
      contractual: true,
      lateMs: 1,
    }
    const told = (reason: string): AcceptanceFacts => ({
      ...facts,
      statistics: { ...facts.statistics, late: [{ ...late, reason } as never] },
    })
    expect(sentencesOf(told('未说明原因'), 7)).toEqual(['故障 GZ-1“修复”超时，没有写明原因'])
    const rule = acceptanceRules(told('等待备件'))[6]!
    expect([rule.ok, rule.count]).toEqual([true, '超时 1 条'])
  })
})
