import type { AcceptanceFacts } from '../../acceptance/facts.ts'
import type { FulfilmentLine } from '../../acceptance/line.ts'
import { orElse } from '../../or-else.ts'
import { durationText } from '../../time/duration.ts'
import { dateOf } from '../../time/instant.ts'
import type { Block, Cell } from '../block.ts'
import { centred, heads, left, right, small } from '../cell.ts'
import { lateTable } from '../fault-late.ts'
import { limitBlocks } from '../r05/figures.ts'
import { body } from '../acceptance/names.ts'

/** Section six: counts, limits and every late one with its reason. */
export function faultBlocks({ statistics: s }: AcceptanceFacts): Block[] {
  if (s.faults.length === 0) return [body('服务期内未发生故障，没有应判定的时限。')]
  const { metrics: m } = s
  const subjects: Cell[][] = s.subjects.map((x) => [
    left(x.name),
    right(String(x.faults)),
    right(String(x.solved)),
    centred(x.metrics.mttrMs === null ? '不涉及' : durationText(x.metrics.mttrMs)),
    centred(durationText(x.metrics.interruptionMs, true)),
    centred(x.metrics.availability === null ? '不涉及' : `${x.metrics.availability}%`),
  ])
  return [
    {
      type: 'table',
      grid: [3044, 900, 900, 1300, 1500, 1200],
      header: heads('系统与设备', '故障数', '已解决', '平均修复', '业务中断', '可用率'),
      rows: subjects,
      note: `注：合计业务中断${durationText(m.interruptionMs, true)}；可用率向下取两位小数。`,
    },
    ...(s.contractual
      ? limitBlocks(s)
      : s.late.length > 0
        ? [lateTable(s.late, '超过内部目标的故障（非合同约定）')]
        : [body('没有超过内部目标的故障。')]),
  ]
}

const levels = { abnormal: '× 异常', attention: '▲ 关注', advice: '建议' } as const
const states = { open: '未关闭', closed: '已关闭', accepted: '已接受风险', withdrawn: '已撤回' } as const

/** Section seven: everything that was found, and how it ended. */
export function findingBlocks({ facts }: AcceptanceFacts): Block[] {
  const found = facts.findings.filter((f) => f.origin.level !== 'advice' && f.state.state !== 'withdrawn')
  if (found.length === 0) return [body('服务期内检查未发现异常或需关注的问题。')]
  const open = found.filter((f) => f.state.state === 'open').length
  return [
    body(`服务期内检查发现问题${found.length}项，已关闭或书面接受风险${found.length - open}项，未关闭${open}项。`),
    {
      type: 'table',
      grid: [1300, 900, 900, 2900, 2844],
      header: heads('提出', '检查项', '级别', '问题', '处理结果'),
      rows: found.map((f) => [
        centred(dateOf(f.origin.raisedAt)),
        centred(orElse(f.origin.item, '不涉及')),
        centred(levels[f.origin.level]),
        small(orElse(f.problem?.description, '未填写')),
        small([
          { text: states[f.state.state], bold: f.state.state === 'open' },
          { text: f.state.reason.trim() === '' ? '' : `（${dateOf(f.state.at)}）：${f.state.reason.trim()}` },
        ]),
      ]),
      tall: true,
    },
  ]
}

/** Section eight: what users said, counted; nothing is put into their mouths. */
export function satisfactionBlocks({ facts }: AcceptanceFacts): Block[] {
  const told = facts.faults.map((f) => f.fault.confirmation?.satisfaction ?? null)
  const count = (of: string | null): number => told.filter((t) => t === of).length
  if (told.every((t) => t === null))
    return [body('服务期内的单据上没有记录满意度，由甲方在验收时填写：□满意　□基本满意　□不满意。')]
  return [
    body(
      `故障处理后记录满意度${told.length - count(null)}次：满意${count('satisfied')}次、基本满意${count('fair')}次、不满意${count('unsatisfied')}次；未填写${count(null)}次。总体满意度由甲方在验收时填写：□满意　□基本满意　□不满意。`,
    ),
  ]
}

/** Rows that are short and named here; the others are in the table. */
const mostShort = 8

/** Section nine: what stays open, by name. */
export function openBlocks(facts: AcceptanceFacts, short: readonly FulfilmentLine[]): Block[] {
  const faults = facts.facts.faults.filter((f) => f.state === 'open' || f.state === 'restored')
  const findings = facts.facts.findings.filter((f) => f.state.state === 'open')
  const lines = [
    ...faults.map((f) => `故障${f.fault.identity.number}“${f.fault.title?.text ?? ''}”尚未关闭`),
    ...findings.map(
      (f) =>
        `${f.origin.period}${f.origin.item === '' ? '' : ` ${f.origin.item}`}${levels[f.origin.level].slice(-2)}“${orElse(f.problem?.description, orElse(f.advice?.text, '未填写'))}”未关闭`,
    ),
    ...short
      .slice(0, mostShort)
      .flatMap((l) =>
        l.missing.length > 0
          ? [`${l.clause}：${l.missing[0]}${l.missing.length > 1 ? `等${l.missing.length}处` : ''}`]
          : [],
      ),
  ]
  if (lines.length === 0) return [body('无遗留问题。建议在下一服务期继续按季度巡检，并保留本报告所列档案不少于15年。')]
  return [
    ...lines.map((line, n) => body(`${n + 1}.${line.replace(/。$/, '')}。`)),
    ...(short.length > mostShort
      ? [body(`其余${short.length - mostShort}项未足额完成的义务，见第四部分及《履约追溯矩阵》（R15）。`)]
      : []),
    body('上述事项的处理与责任由双方在验收时商定，并写入《服务验收单》（R16）。'),
  ]
}
