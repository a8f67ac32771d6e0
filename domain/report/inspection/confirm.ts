import { countVerdicts } from '../../inspection/count.ts'
import type { Wording } from '../../verdict.ts'
import type { Block, Cell } from '../block.ts'
import { centred, heads, label, left, signedVerdict } from '../cell.ts'
import { type Context, numberOf } from './context.ts'
import { dateBlank } from '../form/words.ts'
import { hashEndsOf } from '../hash.ts'
import { type Problem, dueText, partyName, problemTitle, stillOpen } from '../../inspection/problem.ts'
import { uncheckedOf } from './unchecked.ts'

/** The page that both sides sign: never only signatures, so that it cannot stand under another report. */
export function confirmChapter(context: Context): Block[] {
  const { edition, names } = context
  const open = context.problems.filter(stillOpen)
  const rows: Cell[][] = [
    [
      label('报告编号'),
      left(edition.number),
      label('版本'),
      left(`${edition.version}${edition.draft ? '（未定稿）' : '（定稿）'}`),
    ],
    [
      label('全文页数'),
      left([{ text: '共 ' }, { text: '若干', field: 'pages' }, { text: ' 页（含封面）' }]),
      label('内容校验值'),
      left(hashEndsOf(edition)),
    ],
  ]
  return [
    { type: 'page-break' },
    { type: 'heading', level: 1, text: `${numberOf(context, 'confirm')}　双方确认` },
    { type: 'paragraph', style: 'body', text: confirmation(context) },
    { type: 'table', grid: [1360, 3176, 1360, 3176], rows },
    { type: 'heading', level: 3, text: '未了事项' },
    open.length === 0
      ? { type: 'paragraph', style: 'body', text: '本季度无未了事项。' }
      : openTable(open, context.words),
    {
      type: 'signatures',
      left: {
        title: `甲方：${names.hospital}`,
        lines: ['确认人（信息科）：', '使用科室确认：', '科室负责人：', `日期：${dateBlank}`, '（盖章处）'],
      },
      right: {
        title: `乙方：${names.firm}`,
        lines: [
          `${context.terms.act === '巡检' ? '巡检' : '检查'}人：`,
          '审核人：',
          '项目负责人：',
          `日期：${dateBlank}`,
          '（盖章处）',
        ],
      },
      opinion: '甲方意见：□同意上述结论与建议　　□有不同意见（请在下方填写）',
    },
  ]
}

const capitals = '零壹贰叁肆伍陆柒捌玖'

/** `本报告一式贰份，甲乙双方各执壹份`; an odd one goes to the hospital. */
export function copiesText(copies: number): string {
  const firm = Math.floor(copies / 2)
  const whole = `本报告一式${capitals[copies] ?? copies}份`
  if (copies % 2 === 0) return `${whole}，甲乙双方各执${capitals[firm] ?? firm}份，具有同等效力。`
  if (firm === 0) return `${whole}，由甲方留存，乙方留存电子文件。`
  return `${whole}，甲方执${capitals[copies - firm]}份、乙方执${capitals[firm]}份，具有同等效力。`
}

function confirmation(context: Context): string {
  const counts = countVerdicts(context.facts.items)
  const { problems, edition, terms, verdicts } = context
  const codes = (level: Problem['level']): string => {
    const list = problems.filter((p) => p.level === level).map((p) => p.code)
    return list.length === 0 ? '' : `（${list.join('、')}）`
  }
  const points = uncheckedOf(context).filter((u) => u.point !== null).length
  const missing = counts.unchecked + counts.open
  const parts = [
    `${verdicts.normal}${counts.normal}项`,
    `${verdicts.attention}${counts.attention}项${codes('attention')}`,
    `${verdicts.abnormal}${counts.abnormal}项${codes('abnormal')}`,
    ...(counts['not-applicable'] > 0 ? [`不适用${counts['not-applicable']}项`] : []),
    ...(missing > 0 ? [`未检查${missing}项`] : []),
    ...(points > 0 ? [`未检查子项${points}个`] : []),
  ]
  const head = edition.draft ? '草稿不作确认用。' : `以上${terms.act}内容及结果经双方现场确认属实。`
  return `${head}共检查${counts.total}项，其中${parts.join('、')}，双方均已知悉。${copiesText(edition.copies)}`
}

/** Open problems that leave room for the signatures on the same page. */
const mostOpen = 5

function openTable(open: readonly Problem[], words: Wording): Block {
  return {
    type: 'table',
    grid: [800, 5600, 1172, 1500],
    header: heads('编号', '事项', '责任方', '要求完成'),
    rows: open.slice(0, open.length > mostOpen ? mostOpen - 1 : mostOpen).map((p) => [
      centred(p.code),
      {
        text: `${signedVerdict(p.level, words)}　${problemTitle(p)}`,
        ...(p.level === 'abnormal' ? { bold: true } : {}),
      },
      centred(partyName(p.finding)),
      centred(dueText(p.finding)),
    ]),
    ...(open.length > mostOpen ? { note: `其余${open.length - mostOpen + 1}项未了事项见1.3主要问题一览。` } : {}),
  }
}
