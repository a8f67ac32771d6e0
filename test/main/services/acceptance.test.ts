import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { testApp } from '../../support/app.ts'
import { thirdPack } from '../../support/third-pack.ts'

/** A small contract of one quarter that owes a hotline and the quarter's statistics, and nothing else. */
const smallPack = thirdPack((pack) =>
  Object.assign(pack, {
    period: { start: '2025-01-01', end: '2025-03-31' },
    checklists: [],
    deliverables: [],
    services: [],
    remarks: [],
    clauses: pack.clauses.map((clause, n) => ({
      ...clause,
      type: n < 2 ? 'obligation' : 'commercial',
      rules:
        n === 0
          ? [{ kind: 'hotline' }]
          : n === 1
            ? [{ kind: 'document', report: 'R05', span: 'period', signed: false, delivered: false, place: '' }]
            : [],
      idle: n < 2 ? { possible: false, why: '随服务期持续' } : null,
    })),
    payments: [],
    penalty: null,
    hotlineClause: null,
    periodClauses: [],
  }),
)

async function smallYear() {
  const there = testApp()
  const { act, clock } = there
  clock.at('2025-01-02T09:00:00.000+08:00')
  const { sha256, period } = await act('pack', 'import', { text: smallPack })
  const { contract } = await act('setup', 'complete', {
    engineer: '工程师甲',
    firm: '示例信息技术有限公司',
    hotline: '400-000-0000',
    brand: { logo: '', letterhead: '' },
    contract: {
      hospital: { name: '示例区医院', department: '信息科', contact: '接口人乙' },
      system: { name: '示例系统', vendor: '', database: 'any', databaseVersion: '', platform: 'any', servers: [] },
      pack: sha256,
      period,
    },
  })
  clock.at('2025-04-08T09:00:00.000+08:00')
  return { ...there, contract }
}

test('a complete package is refused with the first sentence, then made, verified by sha256sum, and names a changed byte', async () => {
  const { act, refused, contract, folder } = await smallYear()
  const { refusal } = await act('acceptance', 'state', { contract })
  expect(refusal?.sentence).toMatch(/^\S+ .+：第1合同季（2025-01-01至2025-03-31）缺少系统故障统计分析说明（R05）$/)
  expect(await refused('acceptance.build', { contract, unfinished: false })).toMatchObject({
    code: 'incomplete',
    sentence: refusal!.sentence,
  })
  expect(readdirSync(folder)).not.toContain('packages')

  const draft = await act('acceptance', 'build', { contract, unfinished: true })
  expect(draft.name).toMatch(/^未完成_示例区医院_验收资料包_/)
  const drafts = join(folder, 'packages', draft.id, draft.name)
  expect(readdirSync(join(drafts, '01-终验文件')).every((n) => n.startsWith('未完成-'))).toBe(true)
  expect(readFileSync(join(drafts, '目录.html'), 'utf8')).toContain(refusal!.sentence)

  await act('report', 'finalise', { kind: 'R05', table: 'contract', row: contract, period: 'S1' })
  const made = await act('acceptance', 'build', { contract, unfinished: false })
  const inside = join(folder, 'packages', made.id, made.name)
  execFileSync('sha256sum', ['--strict', '-c', 'SHA256SUMS'], { cwd: inside })
  expect(readdirSync(join(inside, '01-终验文件')).sort()).toEqual([
    'R14-ZY-2025-001-V1.0.docx',
    'R15-LYZS-2025-001-V1.0.docx',
    'R16-YS-2025-001-V1.0.docx',
  ])
  expect(await act('acceptance', 'verify', { package: made.id })).toMatchObject({ problems: [] })

  // What did not change is not finalised again.
  const again = await act('acceptance', 'build', { contract, unfinished: false })
  expect(readdirSync(join(folder, 'packages', again.id, again.name, '01-终验文件'))).toContain(
    'R14-ZY-2025-001-V1.0.docx',
  )
  expect(again.id).not.toBe(made.id)

  const victim = join(inside, '01-终验文件', 'R14-ZY-2025-001-V1.0.docx')
  const bytes = readFileSync(victim)
  bytes[100]! ^= 1
  writeFileSync(victim, bytes)
  expect((await act('acceptance', 'verify', { package: made.id })).problems).toEqual([
    '文件 R14-ZY-2025-001-V1.0.docx 与目录不符（SHA-256）',
  ])
}, 180_000)
