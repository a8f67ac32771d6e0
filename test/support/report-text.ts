import type { Block, Card, CardRow, Cell, Inline, ReportModel } from '../../domain/report/block.ts'

export const plain = (text: Inline): string =>
  typeof text === 'string' ? text : text.map((span) => span.text).join('')

function cardTexts(row: CardRow): string[] {
  switch (row.kind) {
    case 'wide':
      return [row.label, plain(row.value)]
    case 'pair':
      return [row.left[0], plain(row.left[1]), row.right[0], plain(row.right[1])]
    case 'measures':
      return [row.label, ...row.header, ...row.rows.flat().map((cell) => plain(cell.text))]
    case 'ticks':
      return [row.label, ...row.ticks]
    case 'verdict':
      return [row.label, row.verdict]
  }
}

/** Every text that a block prints, one entry for each cell, line or paragraph. */
export function textsOf(block: Block): string[] {
  switch (block.type) {
    case 'heading':
      return [block.text]
    case 'paragraph':
      return [plain(block.text)]
    case 'table':
      return [
        ...(block.caption === undefined ? [] : [block.caption]),
        ...[...(block.header ?? []), ...block.rows.flat()].map((c: Cell) => plain(c.text)),
        ...(block.note === undefined ? [] : [plain(block.note)]),
      ]
    case 'card':
      return [...(block.band === undefined ? [] : [block.band]), ...block.rows.flatMap(cardTexts)]
    case 'figure':
      return [block.caption, block.alt]
    case 'raw':
      return [block.caption, ...block.lines, block.note]
    case 'conclusion':
      return [block.headline, ...block.lines.map(plain)]
    case 'signatures':
      return [block.left.title, ...block.left.lines, block.right.title, ...block.right.lines, block.opinion]
    case 'sign-boxes':
      return block.boxes.flatMap((box) => [box.title, ...box.lines])
    case 'form-head':
      return [block.title, block.left, block.right]
    case 'page-break':
      return []
  }
}

/** Every text of the whole model, cover and front pages included. */
export function allTexts(model: ReportModel): string[] {
  const { cover } = model
  return [
    ...(cover === null
      ? []
      : [
          ...cover.marks,
          cover.hospital,
          cover.system,
          cover.title,
          cover.period,
          ...cover.facts.flat(),
          cover.firm,
          cover.date,
        ]),
    model.header.left,
    model.header.right,
    model.footerLeft,
    ...model.front.flatMap((page) => [page.title, ...page.blocks.flatMap(textsOf)]),
    ...model.body.flatMap(textsOf),
  ]
}

/** The blocks between the heading that starts with `from` and the next heading of its level or above. */
export function chapter(model: ReportModel, from: string): Block[] {
  const start = model.body.findIndex((b) => b.type === 'heading' && b.text.startsWith(from))
  const head = model.body[start]
  if (head?.type !== 'heading') throw new Error(`no heading ${from}`)
  const end = model.body.findIndex((b, n) => n > start && b.type === 'heading' && b.level <= head.level)
  return model.body.slice(start, end < 0 ? undefined : end)
}

export function cardsOf(model: ReportModel): Card[] {
  return model.body.flatMap((b) => (b.type === 'card' ? [b] : []))
}
/** The card under the heading of an item. */
export function cardOf(model: ReportModel, item: string): Card {
  const at = model.body.findIndex((b) => b.type === 'heading' && b.item === item)
  const card = model.body[at + 1]
  if (card?.type !== 'card') throw new Error(`no card of ${item}`)
  return card
}
export function field(card: Card, label: string): string {
  const row = card.rows.find((r) => (r.kind === 'pair' ? [r.left[0], r.right[0]].includes(label) : r.label === label))
  if (!row) throw new Error(`no row ${label}`)
  const texts = cardTexts(row)
  return texts[texts.indexOf(label) + 1]!
}
