import { countVerdicts } from '../../inspection/count.ts'
import type { ItemFacts } from '../../inspection/facts.ts'
import { responsibleName } from '../../inspection/rectification.ts'
import { orElse } from '../../or-else.ts'
import type { Block, Cell } from '../block.ts'
import { heads, signedVerdict, small } from '../cell.ts'
import { cardOf } from './card.ts'
import { type Chapter, type Context, itemNumber } from './context.ts'
import { type Exhibits, exhibitsOf } from './figures.ts'
import type { WrittenSection } from './section.ts'
import { situation } from './situation.ts'
import { printedVerdict } from './unchecked.ts'
import { dueText, partyName } from '../../inspection/problem.ts'

/** All sections in one chapter: a table each, a row for every control point; then a card for each that failed. */
export function tableChapter(context: Context): WrittenSection {
  const { chapters, terms } = context
  const number = chapters[0]?.number ?? 3
  const items = chapters.flatMap((c) => c.items)
  const shown = new Map(items.map((item) => [item, exhibitsOf(context, item, number)]))
  const bad = items.filter((i) => ['abnormal', 'attention'].includes(printedVerdict(i)))
  const rest = items.filter((i) => !bad.includes(i) && shown.get(i)!.blocks.length > 0)
  return {
    blocks: [
      { type: 'heading', level: 1, text: `${number}　${terms.act}记录` },
      ...chapters.flatMap((chapter) => sectionTable(context, chapter)),
      ...(bad.length > 0 ? cards(context, `${number}.${chapters.length + 1}`, bad, shown) : []),
      ...(rest.length > 0
        ? [
            {
              type: 'heading' as const,
              level: 2 as const,
              text: `${number}.${chapters.length + (bad.length > 0 ? 2 : 1)}　其他检查项的证据`,
            },
            ...rest.flatMap((i) => shown.get(i)!.blocks),
          ]
        : []),
    ],
    exhibits: [...shown.values()],
  }
}

function sectionTable(context: Context, chapter: Chapter): Block[] {
  const counts = countVerdicts(chapter.items)
  const { verdicts } = context
  const failed = context.problems.some((p) => chapter.items.includes(p.item))
  const told = (['normal', 'attention', 'abnormal', 'not-applicable'] as const)
    .filter((v) => counts[v] > 0)
    .map((v) => `${verdicts[v]}${counts[v]}项`)
  const open = counts.unchecked + counts.open
  return [
    { type: 'heading', level: 2, text: `${chapter.place}　${chapter.title}` },
    {
      type: 'table',
      caption: `${context.numbers.table(chapter.number)}　${chapter.title}（共${counts.total}项：${[...told, ...(open > 0 ? [`未检查${open}项`] : [])].join('、')}）`,
      // With nothing to put right, the room of the last three columns goes to what was asked and seen.
      grid: failed
        ? [400, 560, 680, 1500, 1100, 1330, 820, 1082, 560, 1040]
        : [400, 560, 760, 2300, 1400, 1500, 820, 444, 444, 444],
      header: heads(
        '序\n号',
        '类别',
        '控制点',
        '要求',
        '检查方法',
        '检查记录',
        '结果',
        failed ? '整改建议' : '整改\n建议',
        '责任\n人',
        failed ? '期限' : '期\n限',
      ),
      rows: chapter.items.map((item) => pointRow(context, chapter, item)),
      tall: true,
    },
  ]
}

const centredSmall = (text: string): Cell => ({ ...small(text), align: 'center' })

function pointRow(context: Context, chapter: Chapter, item: ItemFacts): Cell[] {
  const verdict = printedVerdict(item)
  const problems = context.problems.filter((p) => p.item === item)
  const each = (text: (p: (typeof problems)[number]) => string): string =>
    problems.length === 0 ? '—' : problems.map(text).join('\n')
  const word = signedVerdict(verdict, context.words)
  return [
    centredSmall(String(item.number)),
    centredSmall(chapter.title.length > 8 ? item.section.name : chapter.title),
    small(orElse(item.item.control, item.item.name)),
    small(orElse(item.item.requirement, item.item.criterion)),
    small(item.item.method),
    small(recordText(item)),
    {
      text: word.replace('× ', '×\n').replace('部分符合', '部分\n符合'),
      kind: 'verdict',
      verdict,
      align: 'center',
    },
    small(each((p) => orElse(p.finding.advice?.text, '未填写'))),
    centredSmall(each((p) => responsibleName(p.finding, partyName(p.finding)))),
    centredSmall(each((p) => dueText(p.finding, p.handled))),
  ]
}

/** What was seen: the note, else the problem, else values and sub-points. */
function recordText(item: ItemFacts): string {
  const note = item.note.trim()
  if (note !== '') return note
  const problems = item.findings.map((f) => f.problem?.description.trim() ?? '').filter((t) => t !== '')
  if (problems.length > 0) return problems.join('；')
  const found = situation(item)
  return found === '已检查，结果见卡片' ? '已检查，未见不符合' : found
}

function cards(
  context: Context,
  place: string,
  bad: readonly ItemFacts[],
  shown: ReadonlyMap<ItemFacts, Exhibits>,
): Block[] {
  return [
    { type: 'heading', level: 2, text: `${place}　${context.verdicts.abnormal}与${context.verdicts.attention}项` },
    ...bad.flatMap((item): Block[] => [
      {
        type: 'heading',
        level: 3,
        text: `${itemNumber(context, item)}　${orElse(item.item.control, item.item.name)}（${item.item.id}）【${context.verdicts[printedVerdict(item)]}】`,
        item: item.item.id,
      },
      cardOf(context, item, shown.get(item)!),
      ...shown.get(item)!.blocks,
    ]),
  ]
}
