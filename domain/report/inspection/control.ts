import type { Block, Cell, FrontPage } from '../block.ts'
import { centred, heads, label, left } from '../cell.ts'
import type { Context } from './context.ts'
import { editionDate } from './cover.ts'
import type { EditionRecord } from '../edition.ts'
import { hashOf } from '../hash.ts'

/** 文档控制: one page on what this paper is, who has it, and how to tell it from another. */
export function controlPage(context: Context): FrontPage {
  const blocks: Block[] = [
    { type: 'heading', level: 2, text: '一、修改记录' },
    changes(context),
    { type: 'heading', level: 2, text: '二、审阅记录' },
    reviews(context),
    { type: 'heading', level: 2, text: '三、分发范围' },
    distribution(context),
    { type: 'heading', level: 2, text: '四、保密与完整性' },
    { type: 'table', grid: labelGrid, rows: integrity(context) },
    { type: 'heading', level: 2, text: '五、编号与符号' },
    { type: 'table', grid: labelGrid, rows: signs(context) },
  ]
  return { title: '文档控制', blocks }
}

const labelGrid = [1900, 7172]

/** The versions up to this one. A draft stands in it as a draft. */
function changes(context: Context): Block {
  const { edition } = context
  const own: EditionRecord = {
    version: edition.version,
    date: editionDate(context),
    author: edition.author,
    change: edition.draft ? '草稿，供核对，不作为交付文件' : '定稿',
    state: edition.draft ? '未定稿' : '现行',
  }
  const known = edition.history.some((h) => h.version === edition.version)
  const rows = [...edition.history, ...(known ? [] : [own])].map((h) => [
    centred(h.version),
    centred(h.date),
    centred(h.author),
    left(h.change),
    centred(h.state),
  ])
  return {
    type: 'table',
    grid: [900, 1400, 1500, 3372, 1900],
    header: heads('版本', '日期', '作者', '修改说明', '状态'),
    rows,
  }
}

function reviews({ names }: Context): Block {
  const sign = '签署页填写'
  return {
    type: 'table',
    grid: [2000, 2772, 1700, 2600],
    header: heads('审阅人', '单位／职务', '日期', '意见'),
    rows: [
      [centred(names.reviewer), centred('乙方　审核人'), centred(sign), left('见双方确认页')],
      [centred(names.witness), centred(`甲方　${names.department}`), centred(sign), left('见双方确认页')],
    ],
  }
}

/** The originals on paper, shared between both; the odd one goes to the hospital. */
function distribution({ edition, names }: Context): Block {
  const firm = Math.floor(edition.copies / 2)
  const row = (unit: string, department: string, copies: number): Cell[] => [
    left(unit),
    left(department),
    centred(copies > 0 ? String(copies) : '不涉及'),
    centred(copies > 0 ? '纸质原件' : '电子文件'),
  ]
  return {
    type: 'table',
    grid: [3000, 3000, 1000, 2072],
    header: heads('单位', '部门', '份数', '形式'),
    rows: [row(names.hospital, names.department, edition.copies - firm), row(names.firm, '运维服务部门', firm)],
  }
}

function integrity(context: Context): Cell[][] {
  const { names } = context
  return [
    [
      label('保密级别'),
      left(`${names.secrecy}。本报告仅供${names.hospital}与${names.firm}相关人员查看；${redactionText(context)}`),
    ],
    [label('内容校验值'), left(hashOf(context.edition))],
    [label('更正规则'), left('定稿后不得原位改写；更正以新版本发布，旧版本保留并标注“已被替代”。')],
  ]
}

/** Whether every picture was looked at for personal data. Never claimed where it is not known. */
export function redactionText({ facts }: Context): string {
  const shown = facts.items.flatMap((i) => i.evidence).filter((e) => e.file?.kind === 'picture')
  if (shown.length === 0) return '本报告未附图片证据。'
  const open = shown.filter((e) => !e.redaction?.copy && !e.redaction?.cleared).length
  if (open > 0) return `图片证据中有${open}件尚未确认脱敏。`
  const hidden = shown.some((e) => e.redaction?.copy)
  return hidden ? '图片证据已作脱敏处理或确认无需脱敏。' : '图片证据均已确认无需脱敏。'
}

function signs({ chapters, words, verdicts }: Context): Cell[][] {
  const ids = chapters
    .map((c) => `${c.items[0]?.item.id ?? ''}至${c.items.at(-1)?.item.id.split('-').at(-1) ?? ''}为${c.title}`)
    .join('，')
  return [
    [label('检查编号'), left(words === 'verdict' && chapters.length === 2 ? `${ids}，与合同表格逐行对应` : ids)],
    [label('问题与建议'), left('P01起为本季度问题，S01起为改进建议；问题跨季度跟踪直至关闭')],
    [
      label('结果符号'),
      left(`√${verdicts.normal}　▲${verdicts.attention}　×${verdicts.abnormal}　—不适用　○未检查；　■为选中，□为未选`),
    ],
    [label('数值'), left('百分比之差称“百分点”；时间为北京时间，格式YYYY-MM-DD HH:mm')],
  ]
}
