/** A heading of the report, as the choice of chapters lists it. */
export interface Chapter {
  readonly id: string
  readonly title: string
  readonly level: 1 | 2
  /** Item that the heading stands for, or empty. */
  readonly item: string
  readonly element: HTMLElement
}

const headings = '[class*="_heading1"],[class*="_heading2"]'

/** Item ids in the order of their length, so that no id is taken for the beginning of another. */
function itemIn(text: string, items: readonly string[]): string {
  return items.find((id) => text.includes(id)) ?? ''
}

/** Headings of the first two levels in their order. */
export function chaptersOf(root: ParentNode, items: readonly string[]): Chapter[] {
  const found = [...root.querySelectorAll<HTMLElement>(headings)].filter((e) => (e.textContent?.trim() ?? '') !== '')
  return found.map((element, n) => {
    const title = element.textContent!.trim()
    const level = element.className.includes('_heading1') ? 1 : 2
    return { id: String(n), title, level, item: level === 2 ? itemIn(title, items) : '', element }
  })
}

/**
 * The item that a place of the report is about: what the row names, the row that refers to an item's paragraph by
 * its number, else the heading that the place stands under.
 */
export function itemAt(target: Element, chapters: readonly Chapter[], items: readonly string[]): string {
  const row = target.closest('tr')
  const named = row ? itemIn(row.textContent ?? '', items) : ''
  if (named) return named
  const last = row?.lastElementChild?.textContent?.trim() ?? ''
  const referred = chapters.find((c) => c.item !== '' && /^\d+(\.\d+)+$/.test(last) && c.title.startsWith(`${last}　`))
  if (referred) return referred.item
  const above = chapters.findLast(
    (c) =>
      c.element === target ||
      c.element.contains(target) ||
      (c.element.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
  )
  return above?.item ?? ''
}
