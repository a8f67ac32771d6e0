import { kindDefinitions } from '../../service/kind.ts'
import type { ServiceEntry } from '../../service/view.ts'
import { serviceStart } from '../../statistics/service-count.ts'
import { dateOf, dateTimeOf } from '../../time/instant.ts'
import type { Block, Cell } from '../block.ts'
import { centred, heads, small, verdictCell } from '../cell.ts'
import { orElse } from '../../or-else.ts'
import { type Context, numberOf } from './context.ts'

/** The tests of the quarter, compiled from the service records: text messages to each carrier, and the encrypted way. */
export function selfTestChapter(context: Context): Block[] {
  const number = numberOf(context, 'self-tests')
  const tests = context.facts.selfTests
  const of = (kind: string): ServiceEntry[] => tests.filter((t) => t.identity.kind === kind)
  return [
    { type: 'heading', level: 1, text: `${number}　本季度自测记录汇编` },
    {
      type: 'paragraph',
      style: 'body',
      text:
        tests.length === 0
          ? '本季度服务记录中没有短信与SSL自测记录，以本次检查的测试为准。'
          : `本季度登记短信自测${of('sms').length}次、SSL自测${of('ssl').length}次，逐次汇编如下；失败的测试与处置照录。合同未规定测试次数，按每月一次安排。`,
    },
    { type: 'heading', level: 2, text: `${number}.1　短信自测` },
    ...smsBlocks(context, number, of('sms')),
    { type: 'heading', level: 2, text: `${number}.2　SSL自测` },
    ...sslBlocks(context, number, of('ssl')),
    { type: 'heading', level: 2, text: `${number}.3　失败的测试与处置` },
    ...failureBlocks(context, number, tests),
  ]
}

const value = (t: ServiceEntry, field: string): string => t.detail?.values[field]?.trim() ?? ''
const none = (what: string): Block => ({ type: 'paragraph', style: 'body', text: `本季度没有登记${what}。` })
const day = (t: ServiceEntry): string => dateOf(serviceStart(t))
const centredSmall = (text: string): Cell => ({ ...small(text), align: 'center' })

function smsBlocks(context: Context, number: number, tests: readonly ServiceEntry[]): Block[] {
  if (tests.length === 0) return [none('短信自测')]
  const sends = tests.flatMap((t) => (t.detail?.tables['tests'] ?? []).map((row) => ({ t, row })))
  return [
    {
      type: 'table',
      caption: `${context.numbers.table(number)}　短信自测汇总`,
      grid: [1750, 1190, 1700, 1500, 900, 1032, 1000],
      header: heads('记录编号', '日期', '通道商', '余额或条数', '签名模板', '成功/发送', '结果'),
      rows: tests.map((t) => [
        small(t.identity.number),
        centredSmall(day(t)),
        small(orElse(value(t, 'provider'), '未填写')),
        small(orElse(value(t, 'balance'), '未填写')),
        centredSmall(orElse(value(t, 'templates'), '未填写')),
        centredSmall(`${orElse(value(t, 'succeeded'), '未采集')}/${orElse(value(t, 'sent'), '未采集')}`),
        outcomeCell(t),
      ]),
    },
    ...(sends.length === 0
      ? []
      : [
          {
            type: 'table' as const,
            caption: `${context.numbers.table(number)}　各运营商发送测试`,
            grid: [1750, 1250, 1272, 1300, 1700, 700, 1100],
            header: heads('记录编号', '运营商', '用途', '手机号', '发送时间', '秒数', '结果'),
            rows: sends.map(({ t, row }): Cell[] => [
              small(t.identity.number),
              small(orElse(row['carrier'], '未填写')),
              small(orElse(row['use'], '未填写')),
              small(orElse(row['phone'], '未填写')),
              centredSmall(row['sentAt'] ? dateTimeOf(row['sentAt']) : '未填写'),
              { ...small(orElse(secondsOf(row), '未收到')), align: 'right' },
              row['result'] === '未收到'
                ? verdictCell('abnormal', '× 未收到')
                : centred(orElse(row['result'], '未填写')),
            ]),
            tall: true,
          },
        ]),
  ]
}

/** The seconds that were written, else those between sending and arrival. */
function secondsOf(row: Readonly<Record<string, string>>): string {
  const written = row['seconds']?.trim() ?? ''
  if (written !== '') return written
  const [sent, received] = [row['sentAt'], row['receivedAt']].map((t) => Date.parse(t ?? ''))
  const ms = (received ?? Number.NaN) - (sent ?? Number.NaN)
  return Number.isFinite(ms) && ms >= 0 ? String(Math.round(ms / 1000)) : ''
}

function outcomeCell(t: ServiceEntry): Cell {
  return failed(t) ? verdictCell('abnormal') : centred(orElse(value(t, 'outcome'), '未填写'))
}

function sslBlocks(context: Context, number: number, tests: readonly ServiceEntry[]): Block[] {
  if (tests.length === 0) return [none('SSL自测')]
  return [
    {
      type: 'table',
      caption: `${context.numbers.table(number)}　SSL自测汇总`,
      grid: [1650, 1190, 1832, 1190, 760, 1450, 1000],
      header: heads('记录编号', '日期', '域名和端口', '有效期止', '剩余天数', '协议', '结果'),
      rows: tests.map((t) => [
        small(t.identity.number),
        centredSmall(day(t)),
        small(orElse(value(t, 'domain'), '未填写')),
        centredSmall(orElse(value(t, 'validTo'), '未填写')),
        { ...small(orElse(value(t, 'days'), '未采集')), align: 'right' },
        small(orElse(value(t, 'protocols'), '未采集')),
        outcomeCell(t),
      ]),
      note: '注：证书申请费用由甲方承担；部署、更新与检测由乙方完成。',
    },
  ]
}

/** A test that failed as a whole, or one of whose messages did not arrive. */
function failed(t: ServiceEntry): boolean {
  return value(t, 'outcome') === '异常' || (t.detail?.tables['tests'] ?? []).some((row) => row['result'] === '未收到')
}

function failureBlocks(context: Context, number: number, tests: readonly ServiceEntry[]): Block[] {
  const bad = tests.filter(failed)
  if (bad.length === 0) return [{ type: 'paragraph', style: 'body', text: '本季度自测没有失败。' }]
  return [
    {
      type: 'table',
      caption: `${context.numbers.table(number)}　失败的测试与处置`,
      grid: [1750, 1190, 1100, 2516, 2516],
      header: heads('记录编号', '日期', '类别', '失败原因', '处置'),
      rows: bad.map((t) => [
        small(t.identity.number),
        centredSmall(day(t)),
        small(kindDefinitions.find((k) => k.kind === t.identity.kind)?.name ?? ''),
        small(orElse(value(t, 'cause') || value(t, 'chain-note') || lost(t), '未填写')),
        small(orElse(value(t, 'handling') || (t.result?.text ?? ''), '未填写')),
      ]),
      tall: true,
    },
  ]
}

/** Which carriers' messages did not arrive. */
function lost(t: ServiceEntry): string {
  const rows = (t.detail?.tables['tests'] ?? []).filter((row) => row['result'] === '未收到')
  return rows.length === 0 ? '' : `${rows.map((r) => `${r['carrier'] ?? ''}${r['use'] ?? ''}`).join('、')}未收到`
}
