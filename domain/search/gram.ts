import { halfWidth } from '../inspection/number.ts'

/**
 * How text is cut for the index: Chinese has no word boundaries, so a run of Chinese is indexed as overlapping pairs
 * of characters, with its last character alone so that one character can be found too. Letters and digits stay words.
 */
const runs = /[\p{Script=Han}]+|[\p{L}\p{N}]+/gu
const han = /^\p{Script=Han}/u

function pairs(run: string): string[] {
  const characters = [...run]
  return characters.map((c, n) => c + (characters[n + 1] ?? ''))
}

/** The runs of a text: Chinese ones and words, in lower case and half width. */
function runsOf(text: string): string[] {
  // Han beside letters makes one match of the second alternative; it is cut apart again.
  return (halfWidth(text).toLowerCase().match(runs) ?? []).flatMap(
    (run) => run.match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu) ?? [],
  )
}

/** The text as it goes into the index: tokens with a space between. */
export function indexedText(text: string): string {
  return runsOf(text)
    .flatMap((run) => (han.test(run) ? pairs(run) : [run]))
    .join(' ')
}

/**
 * What a typed search asks of the index, or null when nothing searchable was typed. Terms apart by a space must all be
 * there; within a term the characters stand side by side. A word may go on after its last letter.
 */
export function searchExpression(text: string): string | null {
  const terms = text
    .trim()
    .split(/\s+/)
    .map(termExpression)
    .filter((t) => t !== null)
  return terms.length > 0 ? terms.join(' AND ') : null
}

function termExpression(term: string): string | null {
  const found = runsOf(term)
  const last = found.at(-1)
  if (last === undefined) return null
  const tokens = found.flatMap((run) => {
    if (!han.test(run)) return [run]
    const all = pairs(run)
    // Inside a text the last character goes on into a pair: only a single one is asked for alone.
    return all.length > 1 ? all.slice(0, -1) : all
  })
  // A Chinese run that is followed by a word ended there, which the index marks by its last character alone.
  const open = !han.test(last) || [...last].length === 1
  return found.length > 1
    ? found.map((run) => termExpression(run)!).join(' AND ')
    : `"${tokens.join(' ')}"${open ? '*' : ''}`
}

/** Pairs and words of a text, without the single last characters. */
export function likenessTokens(text: string): Set<string> {
  return new Set(
    runsOf(text).flatMap((run) => {
      if (!han.test(run)) return run.length > 1 ? [run] : []
      const all = pairs(run)
      return all.length > 1 ? all.slice(0, -1) : []
    }),
  )
}

/** How alike two texts are, 0–1: the share of pairs and words that they have in common (Dice). */
export function likeness(a: string, b: string): number {
  const left = likenessTokens(a)
  const right = likenessTokens(b)
  if (left.size === 0 || right.size === 0) return 0
  let common = 0
  for (const token of left) if (right.has(token)) common++
  return (2 * common) / (left.size + right.size)
}
