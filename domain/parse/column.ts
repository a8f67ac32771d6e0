/** Columns of a table whose header is underlined with dashes, in display columns (a Chinese character takes two). */
export interface Span {
  readonly start: number
  readonly end: number
}
export interface Token extends Span {
  readonly text: string
}

const isWide = (code: number): boolean =>
  code >= 0x1100 &&
  (code <= 0x115f ||
    (code >= 0x2e80 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff00 && code <= 0xff60))

/** The words of a line with their display columns. A tab counts to the next multiple of eight. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let column = 0
  let start = 0
  let word = ''
  const close = (): void => {
    if (word !== '') tokens.push({ text: word, start, end: column })
    word = ''
  }
  for (const c of text) {
    if (c === ' ' || c === '\t') {
      close()
      column += c === '\t' ? 8 - (column % 8) : 1
    } else {
      if (word === '') start = column
      word += c
      column += isWide(c.codePointAt(0)!) ? 2 : 1
    }
  }
  close()
  return tokens
}

/** The spans of a line of dashes, or null when it is none. */
export function dashesOf(text: string): Span[] | null {
  if (!/^\s*-{2,}(?:\s+-+)*\s*$/.test(text)) return null
  return tokensOf(text).map(({ start, end }) => ({ start, end }))
}

function overlap(a: Span, b: Span): number {
  return Math.min(a.end, b.end) - Math.max(a.start, b.start)
}

/** Each token in the span that it covers most; words of one span are joined. Null when a token covers none. */
export function assign(tokens: readonly Token[], spans: readonly Span[]): string[] | null {
  const cells = spans.map(() => '')
  for (const token of tokens) {
    let best = -1
    let most = 0
    spans.forEach((span, i) => {
      const size = overlap(token, span)
      if (size > most) [best, most] = [i, size]
    })
    if (best < 0) return null
    cells[best] = cells[best] === '' ? token.text : `${cells[best]} ${token.text}`
  }
  return cells
}
