/**
 * Which font a character is set in. Word follows the `eastAsia` hint for signs that are both Latin and Chinese, other
 * programs do not, so such signs become runs of their own whose four slots name one font.
 */
export interface Font {
  readonly ascii: string
  readonly hAnsi: string
  readonly cs: string
  readonly eastAsia: string
  readonly hint: 'eastAsia'
}
/** `song` body, `hei` headings and labels, `kai`/`fang`/`xbs` official papers, `mono` raw output. */
export type Slot = 'song' | 'hei' | 'kai' | 'fang' | 'xbs' | 'mono'

const faces: Readonly<Record<Slot, readonly [eastAsia: string, latin: string]>> = {
  song: ['宋体', 'Times New Roman'],
  hei: ['黑体', 'Arial'],
  kai: ['楷体', 'Times New Roman'],
  fang: ['仿宋', 'Times New Roman'],
  xbs: ['方正小标宋简体', 'Times New Roman'],
  mono: ['宋体', 'Courier New'],
}
/** Signs whose width differs between Latin and Chinese fonts. */
const ambiguous = /[“”‘’…—×÷±°·√▲■□○●≤≥＜＞①-⑳←-↓※℃]/u

/** The four slots of a font; with `sign` all four are its Chinese face. */
export function fontOf(slot: Slot, sign = false): Font {
  const [eastAsia, latin] = faces[slot]
  // Raw output keeps its columns: even a sign takes the width of the monospaced face.
  const other = !sign ? latin : slot === 'hei' ? '黑体' : slot === 'mono' ? latin : '宋体'
  return {
    ascii: other,
    hAnsi: other,
    cs: other,
    eastAsia: sign && slot !== 'hei' ? '宋体' : eastAsia,
    hint: 'eastAsia',
  }
}

export interface Piece {
  readonly text: string
  readonly sign: boolean
}
/** Splits text into stretches of ambiguous signs and of everything else. */
export function splitSigns(text: string): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  let sign: boolean | undefined
  let at = 0
  for (const char of text) {
    const now = ambiguous.test(char)
    if (sign !== undefined && now !== sign) {
      pieces.push({ text: text.slice(from, at), sign })
      from = at
    }
    sign = now
    at += char.length
  }
  if (sign !== undefined) pieces.push({ text: text.slice(from), sign })
  return pieces
}
