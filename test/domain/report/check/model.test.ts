import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { InspectionFacts, ItemFacts } from '../../../../domain/inspection/facts.ts'
import { packSchema } from '../../../../domain/pack/schema.ts'
import { headerOf, reportInspection } from '../../../../domain/report/inspection/model.ts'
import { checkEdition, checkFacts, selfTest } from '../../../support/check-facts.ts'
import { finding, withItems } from '../../../support/inspection-facts.ts'
import { packA } from '../../../support/pack-a.ts'
import { allTexts, cardOf, chapter, field, plain, textsOf } from '../../../support/report-text.ts'

const packB = packSchema.parse(
  JSON.parse(readFileSync(new URL('../../../../assets/contracts/medical-supplies-2026.json', import.meta.url), 'utf8')),
)
const facts = (pack: typeof packA, report: string): InspectionFacts =>
  checkFacts(
    pack,
    pack.checklists.find((c) => c.report === report)!,
  )
const modelOf = (f: InspectionFacts) => reportInspection(f, checkEdition(f))

/** One item found wanting, with its finding as an engineer fills it. */
function wanting(f: InspectionFacts, id: string, level: 'abnormal' | 'attention', group: null | 'maintenance') {
  const origin = { ...finding('x', id).origin!, level, period: '第1合同季' }
  const change = (i: ItemFacts): Partial<ItemFacts> => ({
    meas: { ...i.meas, verdict: level, rows: [] },
    findings: [
      finding('f1', id, {
        origin,
        problem: { description: '口令复杂度未启用', impact: '可能被猜解', risk: 'high' },
        advice: { group, text: '启用复杂度策略', basis: '', party: 'customer', due: '2026-09-12' },
        assignee: { name: '系统管理员丙' },
        rectification: { number: 'ZG-S1-001', issuedAt: '2026-08-12T09:12:00+08:00' },
      }),
    ],
  })
  return withItems(f, { [id]: change })
}

describe('R02', () => {
  const calm = facts(packA, 'R02')
  it('has the skeleton of R01 with the device’s own words, its keys, statistics and references', () => {
    const heads = modelOf(calm).body.flatMap((b) => (b.type === 'heading' && b.level === 1 ? [b.text] : []))
    expect(heads).toEqual([
      '1　检测结论',
      '2　检测概述',
      '3　周期保养检修',
      '4　系统运行状况检测',
      '5　证书与密钥检查',
      '6　管理、日志与应急检查',
      '7　上季度遗留问题整改跟踪',
      '8　维护、管理和升级工作参考依据',
      '9　故障统计分析说明',
      '10　下季度工作计划',
      '11　双方确认',
      '附录A　证据清单',
      '附录B　命令原始输出（节选）',
      '附录C　数据来源与统计口径',
    ])
    const texts = allTexts(modelOf(calm))
    expect(texts).toContain('全部检查项结果正常，设备整体运行稳定。')
    expect(texts.some((t) => t.includes('《系统故障统计分析说明》（编号 GZTJ-S1）'))).toBe(true)
    // The contract's own words stay.
    const quoted = [...packA.clauses.map((c) => c.text), ...packA.remarks.flatMap((r) => [r.text, r.reading])]
    expect(texts.filter((t) => t.includes('巡检') && !quoted.includes(t))).toEqual([])
  })
  it('quotes a sentence that many checks share once, and names each check', () => {
    const [table] = chapter(modelOf(calm), '3　').filter((b) => b.type === 'table')
    expect(table!.header!.map((c) => plain(c.text))).toContain('检查项目')
    expect(plain(table!.note!)).toContain('“服务内容为周期保养检修”')
  })
  it('gives a finding’s reference with its data under its heading', () => {
    const texts = chapter(modelOf(wanting(calm, 'SIG-05', 'attention', 'maintenance')), '8.1　').flatMap(textsOf)
    expect(texts[0]).toBe('8.1　维护参考依据')
    expect(texts).toContain('启用复杂度策略')
  })
})

describe('R07', () => {
  const calm = facts(packB, 'R07')
  const first = calm.items[0]!
  const failed = wanting(calm, first.item.id, 'abnormal', null)
  it('is one table for each category with the ten columns', () => {
    const tables = chapter(modelOf(failed), '3　').flatMap((b) =>
      b.type === 'table' && b.header?.length === 10 ? [b] : [],
    )
    expect(tables.length).toBe(calm.checklist.sections.length)
    expect(tables.reduce((n, t) => n + t.rows.length, 0)).toBe(calm.items.length)
    expect(tables[0]!.header!.map((c) => plain(c.text).replace('\n', ''))).toEqual([
      '序号',
      '类别',
      '控制点',
      '要求',
      '检查方法',
      '检查记录',
      '结果',
      '整改建议',
      '责任人',
      '期限',
    ])
    expect(tables[0]!.caption).toMatch(/^表3-1　安全物理环境（共10项：符合9项、不符合1项）$/)
    const row = tables[0]!.rows[0]!.map((c) => plain(c.text))
    expect(row.slice(3, 4)).toEqual([first.item.requirement])
    expect(row.slice(5)).toEqual(['口令复杂度未启用', '×\n不符合', '启用复杂度策略', '系统管理员丙', '2026-09-12'])
    for (const t of tables) expect(t.grid.reduce((a, b) => a + b, 0)).toBe(9072)
  })
  it('says 符合, 部分符合 and 不符合 and never 正常, 关注 or 异常', () => {
    for (const f of [calm, failed]) {
      const own = allTexts(modelOf(f)).filter((t) => !calm.items.some((i) => JSON.stringify(i.item).includes(t)))
      expect(own.filter((t) => /(^|[^非])(异常|关注)|结果正常|^正常/.test(t))).toEqual([])
    }
  })
  it('prints a card for the failed point only, and its order with who, when and how it stands', () => {
    const model = modelOf(failed)
    expect(model.body.filter((b) => b.type === 'card').length).toBe(1)
    expect(field(cardOf(model, first.item.id), '标准要求')).toBe(first.item.requirement)
    const texts = chapter(model, '4　安全整改').flatMap(textsOf)
    expect(texts).toContain('ZG-S1-001\n（P01）')
    expect(texts).toContain('待整改')
    expect(chapter(modelOf(calm), '4　安全整改').flatMap(textsOf)[1]).toContain('不出安全整改单')
  })
})

describe('R08', () => {
  const model = modelOf(facts(packB, 'R08'))
  it('quotes the clauses verbatim and says that item (4) repeats the text of item (3)', () => {
    const texts = allTexts(model)
    for (const id of ['B-042', 'B-044', 'B-045']) expect(texts).toContain(packB.clauses.find((c) => c.id === id)!.text)
    expect(texts.some((t) => t.includes('与第（3）项逐字相同'))).toBe(true)
  })
  it('always has the two kinds of advice that its clauses ask for', () => {
    const heads = chapter(model, '7　').flatMap((b) => (b.type === 'heading' && b.level === 2 ? [b.text] : []))
    expect(heads).toEqual(['7.1　调优建议', '7.2　故障预防建议'])
  })
})

describe('R10', () => {
  const sms = (n: number, date: string, values: Record<string, string>, result: string) =>
    selfTest(n, 'sms', date, { provider: '示例通道', balance: '100条', templates: '正常', ...values }, [
      {
        carrier: '中国联通',
        use: '登录验证码',
        phone: '130****0002',
        sentAt: `${date}T09:31:00+08:00`,
        receivedAt: result === '收到' ? `${date}T09:31:06+08:00` : '',
        seconds: '',
        result,
      },
    ])
  const f = {
    ...facts(packB, 'R10'),
    selfTests: [
      sms(1, '2026-08-03', { outcome: '正常' }, '收到'),
      sms(2, '2026-09-07', { outcome: '异常', cause: '签名报备过期', handling: '重新报备' }, '未收到'),
      selfTest(3, 'ssl', '2026-09-07', { domain: 'example.org:443', days: '210', outcome: '正常' }),
    ],
  }
  it('compiles the quarter’s tests with seconds, and shows the one that failed with its handling', () => {
    const texts = chapter(modelOf(f), '5　').flatMap(textsOf)
    expect(texts).toContain(
      '本季度登记短信自测2次、SSL自测1次，逐次汇编如下；失败的测试与处置照录。合同未规定测试次数，按每月一次安排。',
    )
    expect(texts.filter((t) => t === '6')).toHaveLength(1)
    expect(texts).toContain('× 未收到')
    expect(chapter(modelOf(f), '5.3　').flatMap(textsOf)).toEqual(
      expect.arrayContaining(['TX-20260907-002', '签名报备过期', '重新报备']),
    )
  })
  it('says so where nobody recorded a test', () => {
    const texts = chapter(modelOf(facts(packB, 'R10')), '5　').flatMap(textsOf)
    expect(texts[1]).toContain('没有短信与SSL自测记录')
  })
})

it('a running header stays on one line: hospital, then system give way to a long title', () => {
  const edition = { number: 'HJ-S1-001', version: 'V1.0' }
  const system = '医疗物资管理信息系统（演示）'
  const headers = (title: string) =>
    headerOf([`示例医疗服务中心　${system}${title}`, `${system}${title}`], title, edition).left
  expect(headers('通讯维护检查记录')).toBe(`示例医疗服务中心　${system}通讯维护检查记录`)
  expect(headers('数据库、运行环境与网络环境检查报告')).toBe(`${system}数据库、运行环境与网络环境检查报告`)
  expect(headers('数据库、运行环境与网络环境检查报告以及更多的检查')).toBe(
    '数据库、运行环境与网络环境检查报告以及更多的检查',
  )
})
