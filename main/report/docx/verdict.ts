/** How a verdict prints: word, sign and ground, so that it is found in grey as well. */
import { type Verdict, verdictName, verdictNames, type Wording } from '../../../domain/verdict.ts'
import { fills } from './cell.ts'

export const verdictText: Readonly<Record<Verdict, string>> = {
  normal: verdictName.normal,
  attention: `▲ ${verdictName.attention}`,
  abnormal: `× ${verdictName.abnormal}`,
  'not-applicable': verdictName['not-applicable'],
  unchecked: verdictName.unchecked,
}

/** Ground and ink of a verdict that stands out; undefined for the plain ones. */
export function verdictMark(verdict: Verdict): { readonly fill: string; readonly color: string } | undefined {
  if (verdict === 'abnormal') return { fill: fills.abnormal, color: 'FFFFFF' }
  if (verdict === 'attention') return { fill: fills.attention, color: '000000' }
  return undefined
}

/** The order in which a card prints its boxes. */
const printed = ['normal', 'attention', 'abnormal', 'not-applicable', 'unchecked'] as const satisfies readonly Verdict[]

/** `■正常 □关注 …` with the chosen one marked. */
export function verdictBoxes(
  chosen: Verdict,
  words: Wording = 'verdict',
): { readonly text: string; readonly bold: boolean }[] {
  return printed.map((verdict) => ({
    text: `${verdict === chosen ? '■' : '□'}${verdictNames(words)[verdict]}`,
    bold: verdict === chosen,
  }))
}
