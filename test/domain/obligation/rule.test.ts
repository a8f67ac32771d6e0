import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CellState } from '../../../domain/obligation/cell.ts'
import { dutiesOf } from '../../../domain/obligation/duty.ts'
import type { ContractFacts } from '../../../domain/obligation/facts.ts'
import { idleOf } from '../../../domain/obligation/idle.ts'
import { matrixOf } from '../../../domain/obligation/matrix.ts'
import type { Pack } from '../../../domain/pack/schema.ts'
import { addDays, startOfDay } from '../../../domain/time/instant.ts'
import { documentFact, emptyFacts, fullYear } from '../../support/contract-facts.ts'
import { packB } from '../../support/fault-facts.ts'
import { packA } from '../../support/pack-a.ts'

const yearA = fullYear(packA)
const yearB = fullYear(packB)
const endA = startOfDay('2025-03-01')
const endB = startOfDay('2027-09-25')

/** What is refused once something is taken out of a full year: clause and first sentence. */
function refused(pack: Pack, facts: ContractFacts): string[] {
  return matrixOf(pack, facts, pack === packA ? endA : endB).refusals.map((r) => r.sentence)
}
const without = (facts: ContractFacts, kind: string, period = ''): ContractFacts => ({
  ...facts,
  documents: facts.documents.filter((d) => !(d.kind === kind && (period === '' || d.period === period))),
})
const unsigned = (facts: ContractFacts, kind: string): ContractFacts => ({
  ...facts,
  documents: facts.documents.map((d) => (d.kind === kind ? { ...d, signed: false } : d)),
})
const editFault = (
  facts: ContractFacts,
  id: string,
  edit: (f: ContractFacts['faults'][number]) => object,
): ContractFacts => ({
  ...facts,
  faults: facts.faults.map((f) => (f.id === id ? { ...f, ...edit(f) } : f)),
})

describe('each rule, with its proof taken out of a full year', () => {
  it.each<[string, Pack, ContractFacts, string]>([
    [
      'document',
      packA,
      without(yearA, 'R05', '2024-Q2'),
      'A-061 为用户提供系统故障统计分析说明：2024 Q2（2024-04-01至2024-06-30）缺少系统故障统计分析说明（R05）',
    ],
    [
      'document unsigned',
      packB,
      unsigned(yearB, 'R07'),
      'B-026 每季度对系统作安全自查：第1合同季（2026-07-26至2026-10-25）的R07 R07-security-S1 已定稿，缺少签字扫描件',
    ],
    [
      'document delivered',
      packB,
      { ...yearB, documents: yearB.documents.map((d) => ({ ...d, deliveredAt: '' })) },
      'B-062 服务期满后，乙方须提供终验服务报告：终验（2026-07-26至2027-07-25）的R14 R14-contract-1-service 没有送达日期',
    ],
    [
      'faults without record',
      packA,
      without(yearA, 'R03'),
      'A-018 系统故障处理：故障 GZ-fault-0 没有已定稿的故障维修记录单（R03）',
    ],
    [
      'faults unconfirmed',
      packA,
      editFault(yearA, 'fault-0', (f) => ({ fault: { ...f.fault, confirmation: null } })),
      'A-022 解决系统故障：故障 GZ-fault-0 没有用户确认',
    ],
    [
      'a breach without reason',
      packA,
      editFault(yearA, 'fault-device', (f) => ({
        fault: { ...f.fault, overdue: null },
        sla: {
          ...f.sla,
          rows: f.sla.rows.map((r) => ({
            ...r,
            state: r.policy === 'A-AS' && r.milestone === 'repair' ? ('超时达成' as const) : r.state,
          })),
        },
      })),
      'A-072 24小时内维修到位：故障 GZ-fault-device “维修到位”超时，没有写原因',
    ],
    [
      'a defect without change',
      packB,
      editFault(yearB, 'fault-0', (f) => ({ fault: { ...f.fault, change: null } })),
      'B-018 对系统使用期间发现的程序错误进行诊断和改正：故障 GZ-fault-0 是程序缺陷，没有关联变更维护记录（R18）',
    ],
    [
      'a loaner not returned',
      packA,
      editFault(yearA, 'fault-device', (f) => ({ loaners: f.loaners.map((l) => ({ ...l, return: null })) })),
      'A-069 不影响用户的正常业务，直至故障修复：故障 GZ-fault-device 备机没有归还记录',
    ],
    [
      'services monthly',
      packB,
      { ...yearB, services: yearB.services.filter((s) => !s.id.startsWith('sms-2026-08')) },
      'B-034 短信通讯，保障系统登录短信验证码：第2个服务月（2026-08-26至2026-09-25）缺少短信通讯测试',
    ],
    [
      'services need a test',
      packB,
      {
        ...yearB,
        services: yearB.services.map((s) =>
          s.id === 'sms-2026-07-27' ? { ...s, detail: { values: {}, tables: { tests: [] } } } : s,
        ),
      },
      'B-034 短信通讯，保障系统登录短信验证码：第1个服务月（2026-07-26至2026-08-25）没有登录验证码测试',
    ],
    [
      'services unfinished',
      packA,
      { ...yearA, services: yearA.services.map((s) => (s.identity.kind === 'change' ? { ...s, result: null } : s)) },
      'A-019 系统设置维护更新：变更升级 FW-20240210-change 还没有完成',
    ],
    [
      'training once',
      packB,
      { ...yearB, services: yearB.services.filter((s) => s.identity.kind !== 'training') },
      'B-013 用户培训：终验（2026-07-26至2027-07-25）缺少用户培训',
    ],
    [
      'certificate with a gap',
      packA,
      {
        ...yearA,
        certificates: yearA.certificates.map((c) => ({ ...c, validity: { from: '2024-01-01', to: '2024-11-20' } })),
      },
      'A-070 服务期内提供配套使用的一张CA证书服务：2024 Q4（2024-10-01至2024-12-31）缺少有效的CA证书：2024-11-21 起没有有效证书',
    ],
    [
      'certificate not handed over',
      packA,
      without(yearA, 'R13'),
      'A-070 服务期内提供配套使用的一张CA证书服务：CA证书 ZS-20240102-001 没有交接记录（R13）',
    ],
    [
      'roster with a gap',
      packA,
      { ...yearA, rosters: yearA.rosters.filter((r) => r.identity?.month !== '2024-05') },
      'A-059 提供的7×24小时热线服务，技术支持：2024 Q2（2024-04-01至2024-06-30）值班表有空档：2024-05-01 起没有人值班',
    ],
    [
      'hotline',
      packA,
      { ...yearA, firm: { name: '示例科技公司', hotline: '' } },
      'A-059 提供的7×24小时热线服务，技术支持：没有填写 7×24 服务热线',
    ],
    [
      'staff of another firm',
      packB,
      { ...yearB, firm: { ...yearB.firm, name: '别的公司' } },
      'B-067 在合同签订后的服务期内，须安排工程师全力配合采购方完成项目服务需要：第1合同季（2026-07-26至2026-10-25）人员 工程师甲 不属于乙方',
    ],
    [
      'device without serial',
      packA,
      { ...yearA, devices: [] },
      'A-007 签名验签服务器（用户认证服务器）TrustByte® UAS-P2维保服务：2024 Q1（2024-01-01至2024-03-31）缺少设备卡：签名验签服务器（用户认证服务器）',
    ],
    [
      'backup plan unsigned',
      packB,
      { ...yearB, filed: [] },
      'B-040 根据用户的要求提供定期备份服务：第1合同季（2026-07-26至2026-10-25）备份计划缺少签字扫描件',
    ],
    [
      'numbers with a hole',
      packB,
      { ...yearB, numbers: ['GZ-20260801-001', 'GZ-20260801-003'] },
      'B-055 规范管理相关维护记录：第1合同季（2026-07-26至2026-10-25）编号不连续：缺少 GZ-20260801-002',
    ],
  ])('%s', (_, pack, facts, sentence) => {
    expect(refused(pack, facts)).toContain(sentence)
  })

  it('says nothing of a cost that the firm bears, and refuses one that the customer is charged', () => {
    const record = { scope: 'contract-1', heads: {}, drafts: {}, conflicts: [], link: null, void: null }
    const cost = (bearer: 'firm' | 'customer'): ContractFacts['costs'] => [
      {
        ...record,
        id: 'cost-1',
        identity: { contract: 'contract-1', number: 'FY-20240120-001', createdAt: '', createdBy: '' },
        entry: { on: '2024-01-20', kind: 'parts', text: '电源', cents: 12_000, bearer, basis: '' },
      },
    ]
    expect(refused(packA, { ...yearA, costs: cost('firm') })).toEqual([])
    expect(refused(packA, { ...yearA, costs: cost('customer') })).toEqual([
      expect.stringMatching(/^A-058 .*：2024 Q1（2024-01-01至2024-03-31）费用 FY-20240120-001 由甲方承担$/),
    ])
  })
})

describe('a statement of what did not occur', () => {
  it('may name what had no occasion, and says why not of everything else', () => {
    const idle = idleOf(packA, yearA, '2024-Q1', endA)!
    const refusal = (clause: string) => idle.clauses.find((c) => c.clause.id === clause)!.refusal
    expect(refusal('A-058')).toBe('')
    expect(refusal('A-018')).toBe('本期有发生：R03-fault-0、R03-fault-1、R03-fault-2')
    expect(refusal('A-061')).toBe('本条每季度必做，没有故障也要出具，不能用“本期未发生”（R20）代替。')
    expect(idleOf(packA, yearA, '2025-Q1', endA)).toBeUndefined()
  })
})

const rank: Readonly<Record<CellState, number>> = { overdue: 0, due: 1, active: 2, future: 3, idle: 4, proved: 4 }

describe('adding a document', () => {
  it('never makes a cell worse, at any time of the year', () => {
    for (const [pack, year] of [
      [packA, yearA],
      [packB, yearB],
    ] as const) {
      const all = year.documents
      fc.assert(
        fc.property(
          fc.uniqueArray(fc.nat(all.length - 1), { maxLength: all.length }),
          fc.nat(all.length - 1),
          fc.nat(430),
          (kept, added, day) => {
            const now = startOfDay(addDays(pack.period.start, day))
            const some = kept.filter((n) => n !== added).map((n) => all[n]!)
            const before = matrixOf(pack, { ...year, documents: some }, now)
            const after = matrixOf(pack, { ...year, documents: [...some, all[added]!] }, now)
            before.rows.forEach((row, y) =>
              row.cells.forEach((cell, x) => {
                if (!cell) return
                const then = after.rows[y]!.cells[x]!
                expect([cell.clause, cell.column, rank[then.state] >= rank[cell.state]]).toEqual([
                  cell.clause,
                  cell.column,
                  true,
                ])
              }),
            )
          },
        ),
        { numRuns: 40, seed: 7 },
      )
    }
  }, 120_000)
})

describe('duties', () => {
  const at = (day: string, facts = emptyFacts(packA)) => dutiesOf(packA, facts, startOfDay(day))
  const first = (day: string, facts?: ContractFacts) => at(day, facts).find((d) => d.id === 'quarterly-report:2024-Q1')!

  it.each([
    ['2024-02-01', 'future', 59, ''],
    ['2024-03-01', 'active', 30, ''],
    ['2024-03-26', 'due', 5, ''],
    ['2024-03-31', 'due', 0, ''],
    ['2024-04-01', 'overdue', -1, '2024-Q2'],
  ])('%s: %s', (day, state, days, carried) => {
    expect(first(day)).toMatchObject({ state, days, carried, due: '2024-03-31' })
  })

  it('carry over only the part that is undone', () => {
    const inspection = yearA.inspections.find((i) => i.checklist === 'quarterly-inspection' && i.period === '2024-Q1')!
    const signed = documentFact('R01', inspection.id, '', { signed: false })
    const facts = emptyFacts(packA, { inspections: [inspection], documents: [signed] })
    expect(first('2024-04-10', facts)).toMatchObject({ carried: '2024-Q2', gaps: [{ begun: '待签字' }] })
    expect(first('2024-04-10', { ...facts, documents: [{ ...signed, signed: true }] })).toMatchObject({
      state: 'done',
      carried: '',
    })
  })

  it('are all done after a full year, and the report after the end is due within ten workdays', () => {
    expect(
      dutiesOf(packA, yearA, endA)
        .filter((d) => d.state !== 'done')
        .map((d) => d.id),
    ).toEqual(['fault-statistics-year:2024'])
    expect(at('2025-01-05').find((d) => d.report === 'R14')!.due).toBe('2025-01-14')
  })
})
