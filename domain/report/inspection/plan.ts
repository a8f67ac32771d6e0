import { proposedOutlook } from '../../inspection/outlook.ts'
import type { Block, Cell } from '../block.ts'
import { centred, heads, left } from '../cell.ts'
import { type Context, numberOf } from './context.ts'

/** Next quarter's work and what the hospital is asked to do for it: the engineer's words, else the computed ones. */
export function planChapter(context: Context): Block[] {
  const number = numberOf(context, 'plan')
  const written = context.facts.inspection.outlook
  const proposed = proposedOutlook(context.facts)
  const plan = linesOf(written?.plan ?? proposed.plan)
  const needs = linesOf(written?.needs ?? proposed.needs)
  return [
    { type: 'heading', level: 1, text: `${number}　下季度工作计划` },
    plan.length === 0
      ? { type: 'paragraph', style: 'body', text: '下季度工作计划未填写。' }
      : lineTable(plan, '工作内容', '计划时间', '责任方'),
    { type: 'heading', level: 2, text: `${number}.1　需甲方配合的事项` },
    needs.length === 0
      ? { type: 'paragraph', style: 'body', text: '本季度不涉及。' }
      : lineTable(needs, '事项', '最迟日期', '对应'),
  ]
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.replace(/^\s*\d+[.、．)）]\s*/, '').trim())
    .filter((line) => line !== '')

/** `P01整改实施与复检（2024-04-12前，双方）`: the last brackets hold when and who. */
const withPlace = /^(.+)（([^（），]+)，([^（），]+)）。?$/

/** One row a line. Where every line ends in its date and its owner, these have columns of their own. */
function lineTable(lines: readonly string[], what: string, when: string, who: string): Block {
  const parsed = lines.map((line) => withPlace.exec(line))
  const columns = parsed.every((p) => p !== null)
  const rows = lines.map((line, n): Cell[] => {
    const found = columns ? parsed[n] : null
    const index = centred(String(n + 1))
    return found ? [index, left(found[1]!), centred(found[2]!), centred(found[3]!)] : [index, left(line)]
  })
  return columns
    ? { type: 'table', grid: [700, 5022, 1900, 1450], header: heads('序号', what, when, who), rows }
    : { type: 'table', grid: [700, 8372], header: heads('序号', what), rows }
}
