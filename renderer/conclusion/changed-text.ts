/** A stretch of a text that was written from a proposal. */
export interface Stretch {
  readonly text: string
  /** `variable`: filled in from the inspection; `edited`: not in the proposal. */
  readonly kind: 'plain' | 'variable' | 'edited'
}
type Kind = Stretch['kind']

/** What the proposal consists of. */
export interface Part {
  readonly text: string
  readonly variable?: boolean
}

/** Above this product of lengths the changed middle is marked as a whole instead of being compared. */
const comparable = 1_000_000

/** Tells apart, in `text`, what the proposal says, what it filled in, and what a person wrote. */
export function stretchesOf(text: string, proposal: readonly Part[]): Stretch[] {
  const kinds: Kind[] = proposal.flatMap((p) => Array.from(p.text, (): Kind => (p.variable ? 'variable' : 'plain')))
  const before = proposal.flatMap((p) => Array.from(p.text))
  const after = Array.from(text)
  let head = 0
  while (head < after.length && head < before.length && after[head] === before[head]) head++
  let tail = 0
  while (tail < Math.min(after.length, before.length) - head && after.at(-1 - tail) === before.at(-1 - tail)) tail++
  const middle = align(before.slice(head, before.length - tail), after.slice(head, after.length - tail))
  const marks = [
    ...kinds.slice(0, head),
    ...middle.map((at): Kind => (at === null ? 'edited' : kinds[head + at]!)),
    ...kinds.slice(before.length - tail, before.length),
  ]
  const stretches: { text: string; kind: Kind }[] = []
  for (const [n, letter] of after.entries()) {
    const last = stretches.at(-1)
    if (last && last.kind === marks[n]) last.text += letter
    else stretches.push({ text: letter, kind: marks[n]! })
  }
  return stretches
}

/** For each letter of `after` its place in the longest common subsequence with `before`, or null. */
function align(before: readonly string[], after: readonly string[]): (number | null)[] {
  const [n, m] = [before.length, after.length]
  if (n === 0 || m === 0 || n * m > comparable) return after.map(() => null)
  const width = m + 1
  const common = new Uint32Array((n + 1) * width)
  for (let i = n - 1; i >= 0; i--)
    for (let j = m - 1; j >= 0; j--)
      common[i * width + j] =
        before[i] === after[j]
          ? common[(i + 1) * width + j + 1]! + 1
          : Math.max(common[(i + 1) * width + j]!, common[i * width + j + 1]!)
  const places: (number | null)[] = after.map(() => null)
  for (let i = 0, j = 0; i < n && j < m;) {
    if (before[i] === after[j]) places[j++] = i++
    else if (common[(i + 1) * width + j]! >= common[i * width + j + 1]!) i++
    else j++
  }
  return places
}
