import { type VerdictCounts, countVerdicts } from '../../inspection/count.ts'
import { proposedConclusion } from '../../inspection/conclusion.ts'
import type { Verdict } from '../../verdict.ts'
import type { Block, Cell, Inline, Span } from '../block.ts'
import { centred, heads, left, signedVerdict, verdictCell } from '../cell.ts'
import { comparison } from './compare.ts'
import type { Context } from './context.ts'
import { headline } from './headline.ts'
import { dueText, partyName, problemTitle, stateText, stillOpen } from '../../inspection/problem.ts'
import { collectionText } from './quarter.ts'
import { uncheckedOf, uncheckedText } from './unchecked.ts'

/** Chapter 1: the answer on one page. */
export function answerChapter(context: Context): Block[] {
  const { facts } = context
  const counts = countVerdicts(facts.items)
  return [
    { type: 'heading', level: 1, text: `1　${context.terms.act}结论` },
    { type: 'heading', level: 2, text: '1.1　总体结论' },
    { type: 'conclusion', headline: headline(counts, context), lines: conclusionLines(context) },
    { type: 'heading', level: 2, text: '1.2　结果统计（按初检结果计数）' },
    countTable(context),
    { type: 'heading', level: 2, text: '1.3　主要问题一览' },
    ...problemTable(context),
    ...uncheckedTable(context),
    {
      type: 'paragraph',
      style: 'note',
      text: `注：本报告结论基于 ${collectionText(facts)} 采集的数据，不代表该时段以外的系统状态。`,
    },
    ...comparison(context),
  ]
}

/** The engineer's words, or the computed ones with their numbers in bold. */
function conclusionLines(context: Context): Inline[] {
  const written = context.facts.inspection.conclusion?.text.trim() ?? ''
  if (written !== '') return written.split(/\n+/)
  const lines: Span[][] = [[]]
  for (const part of proposedConclusion(context.facts)) {
    for (const [n, text] of part.text.split('\n').entries()) {
      if (n > 0) lines.push([])
      if (text !== '') lines.at(-1)?.push({ text, ...(part.variable ? { bold: true } : {}) })
    }
  }
  return lines.filter((line) => line.length > 0)
}

const columns = ['normal', 'attention', 'abnormal', 'not-applicable', 'unchecked'] as const satisfies readonly Verdict[]

/** Items that count as checked: everything but 未检查. */
function checkedOf(counts: VerdictCounts): number {
  return counts.total - counts.unchecked - counts.open
}

function countTable(context: Context): Block {
  const { chapters, facts, edition, verdicts, words } = context
  const row = (name: Cell, counts: VerdictCounts, bold = false): Cell[] => [
    name,
    centred(String(counts.total), bold),
    ...columns.map((verdict) => {
      const n = counts[verdict] + (verdict === 'unchecked' ? counts.open : 0)
      return n > 0 && verdict !== 'normal' ? verdictCell(verdict, String(n), bold) : centred(String(n), bold)
    }),
    centred(String(checkedOf(counts)), bold),
  ]
  const items = facts.items.filter((i) => i.item.kind === 'report')
  const rows = [
    ...chapters.map((c) =>
      row(left(`${c.title}（${context.terms.tabular ? c.place : `第${c.number}章`}）`), countVerdicts(c.items)),
    ),
    row({ text: '合　计', bold: true }, countVerdicts(facts.items), true),
    ...items.map((i): Cell[] => [
      left(`第${i.number}项（${i.item.name}）`),
      { text: `即本报告 ${edition.number}，签收后计入合同${facts.items.length}项`, span: 7 },
    ]),
  ]
  return {
    type: 'table',
    grid: words === 'conformity' ? [2292, 848, 768, 1296, 1092, 912, 932, 932] : [3024, ...Array<number>(7).fill(864)],
    header: heads(
      '检查类别',
      '应检项',
      verdicts.normal,
      signedVerdict('attention', words),
      signedVerdict('abnormal', words),
      '不适用',
      '未检查',
      '已检项',
    ),
    rows,
  }
}

function problemTable({ problems, terms, words }: Context): Block[] {
  if (problems.length === 0) return [{ type: 'paragraph', style: 'body', text: `本次${terms.act}未发现安全隐患。` }]
  return [
    {
      type: 'table',
      grid: words === 'conformity' ? [760, 1320, 3192, 1200, 1300, 1300] : [760, 960, 3452, 1300, 1300, 1300],
      header: heads('编号', '结果', '事项', '责任方', '要求完成', '当前状态'),
      rows: problems.map((p) => [
        centred(p.code),
        verdictCell(p.level, signedVerdict(p.level, words)),
        left(`${problemTitle(p)}（${p.item.item.id}）`),
        centred(partyName(p.finding)),
        centred(dueText(p.finding, p.handled)),
        centred(stateText(p), p.level === 'abnormal' && stillOpen(p)),
      ]),
    },
  ]
}

function uncheckedTable(context: Context): Block[] {
  const all = uncheckedOf(context)
  if (all.length === 0)
    return [{ type: 'paragraph', style: 'body', text: '本季度各检查项及子项均已检查，无未检查项。' }]
  return [
    {
      type: 'table',
      caption: `${context.numbers.table(1)}　未检查的检查项、子项及原因`,
      grid: [2400, 1872, 4800],
      header: heads('检查项', '未检查的子项', '原因与后续安排'),
      rows: all.map((u) => [
        left(`${u.item.item.id} ${u.item.item.name}`),
        left(u.point ?? '整项'),
        left(uncheckedText(context, u, all)),
      ]),
    },
  ]
}
