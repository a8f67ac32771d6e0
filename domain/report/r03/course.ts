import { faultEventName } from '../../fault/event-name.ts'
import type { FaultEntry } from '../../fault/facts.ts'
import { waitingNames } from '../../fault/sla-event.ts'
import { endOf, isInstant } from '../../fault/timeline.ts'
import { channelNames, lossNames } from '../../fault/word.ts'
import { orElse } from '../../or-else.ts'
import { dateTimeOf } from '../../time/instant.ts'
import type { Block } from '../block.ts'
import { heads, small } from '../cell.ts'
import { eventTable } from '../form/event-table.ts'
import { formSection } from '../form/head.ts'
import { labelledTable } from '../form/labelled.ts'
import { notCollected, notConcerned, notEntered } from '../form/words.ts'
import { type FaultPaper, spanOf, whenOf } from './context.ts'

/** Section 3: what was seen, where, for how long, and what became of the data. */
export function effectSection(paper: FaultPaper): Block[] {
  const { symptom, impact, data } = paper.facts.fault
  const interruption = isInstant(impact?.from ?? '') ? spanOf(paper, impact!.from, impact!.to) : notCollected
  const count = data?.count.trim() ? `补开票据${data.count.trim()}笔。` : ''
  const dataText = data?.loss ? `${lossNames[data.loss]}。${data.text.trim()}${count}` : orElse(data?.text, notEntered)
  return [
    formSection('三、现象与影响'),
    labelledTable([
      [['故障现象', orElse(symptom?.text, notEntered)]],
      [
        ['症状类别', orElse(symptom?.class, notEntered)],
        ['影响范围', orElse(impact?.scope, notEntered)],
        ['业务中断', interruption],
      ],
      [['数据影响', dataText]],
    ]),
  ]
}

/** Section 4: every entry of the course; struck ones stay readable below. */
export function courseSection(paper: FaultPaper): Block[] {
  const { events, struck } = paper.facts
  return [
    formSection('四、处理过程'),
    events.length === 0
      ? { type: 'paragraph', style: 'plain', text: '没有过程记录。' }
      : eventTable(
          events.map((e) => ({
            at: timeOf(paper, e),
            way: e.entry.channel ? channelNames[e.entry.channel] : '—',
            text: textOf(paper, e),
            who: orElse(e.entry.by, '—'),
          })),
        ),
    ...(struck.length > 0 ? struckTable(paper, struck) : []),
  ]
}

function timeOf(paper: FaultPaper, e: FaultEntry): string {
  const at = whenOf(paper, e.entry.at, '未记录')
  if (e.entry.type !== 'waiting' && e.entry.type !== 'transport') return at
  return `${at}\n至 ${whenOf(paper, endOf(e), '未结束')}`
}

function textOf(paper: FaultPaper, e: FaultEntry): string {
  const { type, text, detail } = e.entry
  const extra = [
    detail.tier
      ? `${tierText(paper, detail.tier)}（${detail.customerConfirmed ? '院方已确认' : '院方未确认，不生效'}）`
      : '',
    detail.members && detail.members.length > 0 ? `参加：${detail.members.join('、')}` : '',
    detail.waitingFor
      ? `等待${waitingNames[detail.waitingFor]}${detail.customerWrittenConsent ? '，甲方书面同意' : ''}`
      : '',
    detail.carrier ? `承运：${detail.carrier}` : '',
    detail.result ? `结果：${detail.result}` : '',
    detail.businessRestored === true ? '业务恢复' : '',
    type === 'repaired' && detail.rootCauseFixed === true ? '根本解决' : '',
    e.entry.backdated ? `补记，原因：${e.entry.backdated}` : '',
    e.entry.clockDoubt ? '记录时设备时钟有疑问' : '',
  ].filter((t) => t !== '')
  const said = [text.trim().replace(/[。；]$/, ''), ...extra].filter((t) => t !== '').join('；')
  return said === '' ? faultEventName(type) : `${faultEventName(type)}：${said}`
}

function tierText({ facts }: FaultPaper, key: string): string {
  const policy = facts.pack.faults.policies.find((p) => p.key === key)
  return `改为 ${key}${policy ? ` ${policy.name}` : ''}`
}

/** 更正记录: what was written first, and why it does not stand. */
function struckTable(paper: FaultPaper, struck: readonly FaultEntry[]): Block[] {
  return [
    {
      type: 'table',
      caption: '更正记录（划掉的条目保留原文，不参与时限计算）',
      grid: [1500, 3572, 2700, 1300],
      header: heads('原时间', '原内容', '更正原因与时间', '更正人'),
      rows: struck.map((e) => [
        { ...small(timeOf(paper, e)), align: 'center' },
        small(textOf(paper, e)),
        small(`${orElse(e.struck?.reason, notEntered)}（${e.struck ? dateTimeOf(e.struck.at) : notConcerned}）`),
        { ...small(orElse(e.struck?.by, '—')), align: 'center' },
      ]),
    },
  ]
}
