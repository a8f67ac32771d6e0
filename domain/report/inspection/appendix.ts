import { dateTimeOf } from '../../time/instant.ts'
import type { Block } from '../block.ts'
import { centred, heads, left, small } from '../cell.ts'
import { type Context, numberOf } from './context.ts'
import type { Exhibits } from './figures.ts'
import { redactionText } from './control.ts'
import { collectionText } from './quarter.ts'

/** Appendices: what proves it, what the machines printed, and how was counted. */
export function appendices(context: Context, exhibits: readonly Exhibits[]): Block[] {
  return [
    { type: 'page-break' },
    ...evidenceList(context, exhibits),
    ...rawOutput(context, exhibits),
    { type: 'heading', level: 1, text: '附录C　数据来源与统计口径' },
    ...basis(context).map((text): Block => ({ type: 'paragraph', style: 'body', text })),
    { type: 'paragraph', style: 'end', text: '（以下无正文）' },
  ]
}

const hashEnds = (sha256: string): string => (sha256 === '' ? '—' : `${sha256.slice(0, 4)}…${sha256.slice(-4)}`)

function evidenceList(context: Context, exhibits: readonly Exhibits[]): Block[] {
  const lines = exhibits.flatMap((e) => e.lines)
  const head: Block = { type: 'heading', level: 1, text: '附录A　证据清单' }
  if (lines.length === 0)
    return [head, { type: 'paragraph', style: 'body', text: `本次${context.terms.act}未附证据文件。` }]
  return [
    head,
    {
      type: 'paragraph',
      style: 'body',
      text: `原始文件由乙方按校验值保存，未经修改；${redactionText(context)}校验值为原始文件的，取首4位与末4位；由程序据实测值绘制的图没有原始文件。`,
    },
    {
      type: 'table',
      grid: [1200, 2972, 2300, 1100, 1500],
      header: heads('图号', '内容', '原始文件', '检查项', 'SHA-256'),
      rows: lines.map((l) => [
        centred(l.number),
        left(l.content),
        small(l.file),
        centred(l.item),
        { text: l.sha256 === '' ? '—' : [{ text: hashEnds(l.sha256), mono: true }], align: 'center' },
      ]),
    },
  ]
}

function rawOutput({ terms }: Context, exhibits: readonly Exhibits[]): Block[] {
  const papers = exhibits.flatMap((e) => e.papers)
  const head: Block = { type: 'heading', level: 1, text: '附录B　命令原始输出（节选）' }
  if (papers.length === 0)
    return [head, { type: 'paragraph', style: 'body', text: `本次${terms.act}无粘贴的命令输出，不涉及。` }]
  return [head, ...papers.map((p) => p.block)]
}

function basis(context: Context): string[] {
  const { facts, edition, terms, verdicts } = context
  const chapter = numberOf(context, 'work')
  const work = !terms.parts.includes('work')
    ? []
    : facts.work
      ? [
          `第${chapter}章故障与服务情况取自故障登记与服务记录，按报障（受理）时间落在本季度计，统计截至${dateTimeOf(facts.work.statistics.now)}。`,
        ]
      : [`第${chapter}章故障与服务情况未采集，不以0计。`]
  const drafted = edition.draft ? ['本文件为草稿，未检查的项目按未检查计数，定稿后以定稿版本为准。'] : []
  return [
    `1. 数据来源：现场采集的截图、命令输出与人工记录，采集时段为 ${collectionText(facts)}；上季度数值由上季度${terms.act}记录转录，未重新采集。`,
    `2. 计数：按初检结果计数，现场处理不改写初检结果，当前状态另列；${verdicts.normal}、${verdicts.attention}、${verdicts.abnormal}、不适用计为已检，未检查不计。`,
    '3. 判定：按未四舍五入值与限值比较，“少于90%”不含90%；一项有多个对象时以最差者为准；合同未规定数值的，采用内部标准并注明。',
    '4. 使用率＝已用÷容量，容量口径见各表；百分比之差以百分点表示。',
    '5. 推算：按已有各季度的平均增量线性推算，仅供安排工作参考，不作为合同判定依据；数据不足3个季度的不作推算。',
    ...[...work, ...drafted].map((t, n) => `${n + 6}. ${t}`),
  ]
}
