import type { ItemFacts } from '../../inspection/facts.ts'
import type { Block, Cell } from '../block.ts'
import { cardOf } from './card.ts'
import { centred, heads, left, signedVerdict, small, verdictCell } from '../cell.ts'
import { type Chapter, type Context, itemNumber } from './context.ts'
import { deliveryCard } from './delivery.ts'
import { type Exhibits, exhibitsOf } from './figures.ts'
import { situation } from './situation.ts'
import { printedVerdict } from './unchecked.ts'

export interface WrittenSection {
  readonly blocks: readonly Block[]
  readonly exhibits: readonly Exhibits[]
}

/** One of the contract's tables of checks: all its rows at a glance, then a card for each, in the contract's order. */
export function sectionChapter(context: Context, chapter: Chapter): WrittenSection {
  const summary = summaryTable(context, chapter)
  const written = chapter.items.map((item) => itemBlocks(context, chapter, item))
  return {
    blocks: [
      { type: 'heading', level: 1, text: `${chapter.number}　${chapter.title}` },
      summary,
      ...written.flatMap((w) => w.blocks),
    ],
    exhibits: written.flatMap((w) => (w.exhibits ? [w.exhibits] : [])),
  }
}

/** `【异常】` behind a heading; nothing where all is well. */
function mark({ verdicts }: Context, item: ItemFacts): string {
  const verdict = printedVerdict(item)
  return verdict === 'normal' ? '' : `【${verdicts[verdict]}】`
}

function itemBlocks(context: Context, chapter: Chapter, item: ItemFacts): { blocks: Block[]; exhibits?: Exhibits } {
  const number = `${itemNumber(context, item)}　${item.item.name}（${item.item.id}）`
  if (item.item.kind === 'report')
    return { blocks: [{ type: 'heading', level: 2, text: number, item: item.item.id }, deliveryCard(context, item)] }
  const exhibits = exhibitsOf(context, item, chapter.number)
  return {
    blocks: [
      { type: 'heading', level: 2, text: `${number}${mark(context, item)}`, item: item.item.id },
      cardOf(context, item, exhibits),
      ...exhibits.blocks,
    ],
    exhibits,
  }
}

/** Where the section's table stands in the contract: `二（1）2`. */
function clausePath({ facts }: Context, chapter: Chapter): string {
  const clause = facts.checklist.sections.find((s) => s.id === chapter.section)?.clause
  return facts.pack.clauses.find((c) => c.id === clause)?.path ?? ''
}

/** Room for one more character where it keeps the contract's sentence on one line. */
function gridOf({ items }: Chapter): number[] {
  const needed = items.map((i) => i.item.sentence.length * 210 + 140)
  const wide = needed.some((width) => width > 3540 && width <= 3740)
  return wide ? [580, 3740, 1000, 2212, 940, 600] : [580, 3540, 1000, 2412, 940, 600]
}

/** True where items share the contract's sentence: the table then names each by what is checked. */
function sharesSentences({ items }: Chapter): boolean {
  return new Set(items.map((i) => i.item.sentence)).size < items.length
}

function summaryTable(context: Context, chapter: Chapter): Block {
  if (sharesSentences(chapter)) return namedTable(context, chapter)
  const path = clausePath(context, chapter)
  return {
    type: 'table',
    caption: `${context.numbers.table(chapter.number)}　${chapter.title}汇总${path === '' ? '' : `（合同${path}）`}`,
    grid: gridOf(chapter),
    header: heads('序号', '服务内容（合同原文）', '服务标准', '检查情况', '结果', '详见'),
    rows: chapter.items.map((item) => summaryRow(context, item)),
    tall: true,
    ...noteOf(chapter),
  }
}

function summaryRow(context: Context, item: ItemFacts): Cell[] {
  const report = item.item.kind === 'report'
  return [
    centred(String(item.number)),
    left(item.item.sentence),
    { ...small(item.item.standard), align: 'center' },
    left(report ? `本报告 ${context.edition.number} ${context.edition.version}` : situation(item)),
    report ? centred('待签收') : verdictCell(printedVerdict(item), signedVerdict(printedVerdict(item), context.words)),
    centred(itemNumber(context, item)),
  ]
}

/** Several checks under one sentence of the contract: the sentence is quoted once, below. */
function namedTable(context: Context, chapter: Chapter): Block {
  const path = clausePath(context, chapter)
  const sentences = [...new Set(chapter.items.map((i) => i.item.sentence))]
  return {
    type: 'table',
    caption: `${context.numbers.table(chapter.number)}　${chapter.title}汇总${path === '' ? '' : `（合同${path}）`}`,
    grid: [580, 1700, 2840, 2412, 940, 600],
    header: heads('序号', '检查项目', '判定标准', '检查情况', '结果', '详见'),
    rows: chapter.items.map((item) => [
      centred(String(item.number)),
      left(item.item.name),
      small(item.item.criterion),
      left(situation(item)),
      verdictCell(printedVerdict(item), signedVerdict(printedVerdict(item), context.words)),
      centred(itemNumber(context, item)),
    ]),
    tall: true,
    note: `注：合同原文：${sentences.map((s) => `“${s}”`).join('、')}；服务标准：${[...new Set(chapter.items.map((i) => i.item.standard))].join('、')}。`,
  }
}

/** The contract's slips stay as they are; the note says so. */
function noteOf({ items }: Chapter): { note?: string } {
  const slips = items.some((i) => i.item.sentence.includes('登陆')) ? ['“登陆”为合同原文用字，照录。'] : []
  const report = items.find((i) => i.item.kind === 'report')
  const delivered = report ? [`第${report.number}项为交付物，签收后计为完成。`] : []
  const notes = [...slips, ...delivered]
  return notes.length === 0 ? {} : { note: `注：${notes.join('')}` }
}
