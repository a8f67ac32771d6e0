import { expect, test } from 'vitest'
import type { FaultFacts } from '../../../../domain/fault/facts.ts'
import type { Block } from '../../../../domain/report/block.ts'
import { plainTextOf } from '../../../../domain/report/cell.ts'
import { reportR03 } from '../../../../domain/report/r03/model.ts'
import { at, begunFault, completeFault, editionOf, lateFault, lentFault, unlimitedFault } from './sample.ts'

/** Every line that the record prints; a table's row is one line, its cells between bars. */
function linesOf(facts: FaultFacts, draft = false): string[] {
  const textOf = (block: Block): string[] => {
    switch (block.type) {
      case 'table':
        return [block.caption ?? '', ...block.rows.map((row) => row.map((c) => plainTextOf(c.text)).join('|'))]
      case 'conclusion':
        return block.lines.map(plainTextOf)
      case 'form-head':
        return [`${block.title}|${block.left}|${block.right}`]
      case 'heading':
        return [block.text]
      case 'paragraph':
        return [plainTextOf(block.text)]
      case 'figure':
      case 'raw':
        return [block.caption]
      case 'sign-boxes':
        return block.boxes.flatMap((b) => [b.title, ...b.lines])
      default:
        return []
    }
  }
  return reportR03(facts, editionOf(facts, draft)).body.flatMap(textOf)
}
const textOf = (facts: FaultFacts): string => linesOf(facts).join('\n')

test('a fault within all limits says how long each took, and section 3 is not said twice', () => {
  const lines = linesOf(completeFault())
  expect(lines[0]).toBe('故障维修记录单|单号：GZ-20240117-001|版本：V1.0　状态：已关闭')
  expect(lines[1]).toBe(
    '结论：故障已修复，时限全部达标（响应11分，修复51分，答复客户2小时48分）；业务中断53分，未丢失数据。',
  )
  expect(lines).toContain('报障（T0）|—|—|01-17 08:52|—|起算')
  expect(lines).toContain('响应|2小时内响应（第三部分售后要求相同）|01-17 10:52|01-17 09:03|11分|√ 达标')
  expect(lines).toContain('技术小组商讨|立即组织技术小组商讨解决方案|立即|01-17 09:10|18分|已组织')
  expect(lines.filter((l) => l.startsWith('响应|'))).toHaveLength(1)
  expect(lines.find((l) => l.startsWith('注：年份'))).toBe(
    '注：年份均为2024年。登记时间 2024-01-17 08:58，晚于报障时间6分。等待（用户） 01-17 10:00—10:20（不扣除）；无不可抗力。',
  )
})

test('what was struck and how the tier changed stay to be read, and the customer ticks the boxes', () => {
  const text = textOf(completeFault())
  expect(text).toContain('01-17 10:30|修复：误记|时间记错，重启不是修复（2024-01-17 11:35）|工程师甲')
  expect(text).toContain('改层级：用户说明病人在排队，影响业务；改为 A-T2 紧急影响业务（院方已确认）')
  expect(text).toContain('满意度|□满意　□基本满意　□不满意')
  expect(text).toContain('变更单|BG-20240117-001')
})

test('only the copy that may leave the device is printed', () => {
  const facts = completeFault()
  const [piece] = facts.evidence
  const redacted = { ...piece!, redaction: { ...piece!.redaction!, copy: 'b'.repeat(64) } }
  const model = reportR03({ ...facts, evidence: [redacted] }, editionOf(facts))
  const figures = model.body.flatMap((b) =>
    b.type === 'figure' && b.source.kind === 'picture' ? [b.source.sha256] : [],
  )
  expect(figures).toEqual(['b'.repeat(64)])
  expect(JSON.stringify(model)).not.toContain(piece!.file!.sha256)
})

test('every missed limit stands first, with its reason', () => {
  const lines = linesOf(lateFault())
  expect(lines[1]).toContain(
    '逾期2项：“修复”用时1天2小时3分，逾期2小时3分，原因：备件跨城调运；“答复客户”用时1天2小时20分，逾期2小时20分，原因：修复后一并答复',
  )
  expect(lines).toContain('“维修到位”逾期2小时3分，原因：备件跨城调运')
  expect(lines).toContain('存储控制器|CTL-2|SN-A1|SN-B7|1')
})

test('a device that a loaner stood for says so, and force majeure is named', () => {
  const text = textOf(lentFault())
  expect(text).toContain('时限全部达标，其中修复时限由备机保障')
  expect(text).toContain('未在24h修复，已按(2)2提供备机')
  expect(text).toMatch(/备机\|BJ-20240619-001（.*投入使用 06-19 20:00，归还 06-27 12:30）/)
  expect(text).toContain('06-19 14:00—16:00（已扣除），见BK-20240905-001')
  expect(text).toContain('06-20 09:00—06-22 09:00 示例物流 SF-0001')
})

test('a tier that section 3 does not bind quotes it with the row that prevails', () => {
  const text = linesOf(begunFault(), true).join('\n')
  expect(text).toContain('合同第三部分另写明“2小时内响应，24小时内维修到位”；按(1)4第3行执行。')
  expect(text).toContain('4项时限未到期')
  expect(text).toContain('技术小组商讨|立即组织技术小组商讨解决方案|立即|未达成|—|未记录')
})

test('a contract without hours has no contractual limit, only internal targets', () => {
  const lines = linesOf(unlimitedFault())
  expect(lines[1]).toContain('合同没有约定小时数（内部目标：响应4小时内，达标')
  expect(lines).toContain('二、时间与时限（合同没有约定小时数）')
  expect(lines.join('\n')).not.toContain('√ 达标')
})

test.each([
  ['complete', completeFault],
  ['late', lateFault],
  ['begun', begunFault],
])('no cell of the %s record is empty, and its tables fill the width', (_, sample) => {
  const facts = sample()
  for (const block of reportR03(facts, editionOf(facts)).body) {
    if (block.type !== 'table') continue
    expect(block.grid.reduce((a, b) => a + b, 0)).toBe(9072)
    for (const row of block.rows) {
      expect(row.reduce((n, c) => n + (c.span ?? 1), 0)).toBe(block.grid.length)
      for (const cell of row) expect(plainTextOf(cell.text)).not.toBe('')
    }
  }
})

test('times of two years are printed with their year', () => {
  const facts = begunFault()
  const old = {
    ...facts,
    fault: { ...facts.fault, impact: { scope: '', from: at('05-01T09:00').replace('2024', '2023'), to: '' } },
  }
  expect(textOf(old)).toContain('业务中断|2023-05-01 09:00—未结束')
})
