import type { Mark } from '../record/evidence.ts'
import { isCardNumber, isResidentNumber } from './checksum.ts'

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff

/** True where a cut before `at` would part the two halves of one character. */
function partsPair(raw: string, at: number): boolean {
  return at > 0 && at < raw.length && isHigh(raw.charCodeAt(at - 1)) && isLow(raw.charCodeAt(at))
}

/** Marks within the text, whole characters, in order, none touching another. */
function tidy(raw: string, marks: readonly Mark[]): Mark[] {
  const merged: Mark[] = []
  const whole = marks
    .map(({ from, to }) => ({ from: Math.max(0, from), to: Math.min(raw.length, to) }))
    .filter(({ from, to }) => from < to)
    .map(({ from, to }) => ({ from: partsPair(raw, from) ? from - 1 : from, to: partsPair(raw, to) ? to + 1 : to }))
    .sort((a, b) => a.from - b.from)
  for (const mark of whole) {
    const last = merged.at(-1)
    if (last && mark.from <= last.to) merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, mark.to) }
    else merged.push(mark)
  }
  return merged
}

/**
 * `raw` with each marked character replaced by `█`, one for one, so that columns stay in line. Line breaks
 * stay; a character outside the basic plane is hidden whole even where a mark cuts it.
 */
export function redactText(raw: string, marks: readonly Mark[]): string {
  let text = ''
  let at = 0
  for (const { from, to } of tidy(raw, marks)) {
    text += raw.slice(at, from) + raw.slice(from, to).replace(/[^\r\n\u2028\u2029]/gu, '█')
    at = to
  }
  return text + raw.slice(at)
}

/** A stretch that looks like a patient's data, and what it looks like, in Chinese. */
export interface Proposal {
  readonly mark: Mark
  readonly what: string
}

interface Rule {
  readonly what: string
  /** Its first group is what to hide, or the whole match where it has none. */
  readonly pattern: RegExp
  readonly holds?: (value: string) => boolean
}

const digit = '[0-9０-９]'
const apart = `(?<!${digit})`
const ends = `(?!${digit})`
/** Between a label and its value, on one line: `姓名：`, `"姓名":"`, `姓名 = `. */
const follows = String.raw`["'”’]?[ \t\u3000]*[:：=][ \t\u3000]*["'“‘]?`

/** In order of certainty: where two overlap the earlier rule wins. */
const rules: readonly Rule[] = [
  {
    what: '身份证号',
    pattern: new RegExp(`${apart}${digit}{17}[0-9０-９XxＸｘ]${ends}`, 'gu'),
    holds: isResidentNumber,
  },
  {
    what: '银行卡号',
    pattern: new RegExp(
      `${apart}(?:${digit}{16,19}|${digit}{4}(?:[ -]${digit}{4}){3}(?:[ -]${digit}{1,3})?)${ends}`,
      'gu',
    ),
    holds: isCardNumber,
  },
  {
    what: '手机号',
    pattern: new RegExp(
      `${apart}(?:[+＋]?(?:86|８６)[ -]?)?([1１][3-9３-９](?:${digit}{9}|${digit}[ -]${digit}{4}[ -]${digit}{4}))${ends}`,
      'gu',
    ),
  },
  {
    what: '姓名',
    pattern: new RegExp(
      String.raw`姓[ \u3000]*名${follows}([A-Za-z]+(?: [A-Za-z]+)*|[^\s,，;；。、|"'“”‘’<>()（）{}\[\]]{1,30})`,
      'gu',
    ),
  },
  {
    what: '就诊号',
    pattern: new RegExp(
      String.raw`(?:就诊卡?|病[历案]|住院|门诊)(?:号码?|编号)["'”’]?[ \t\u3000]*[:：=#]?[ \t\u3000]*["'“‘]?([A-Za-z]{0,4}${digit}{3,}[0-9０-９A-Za-z-]*)`,
      'gu',
    ),
  },
]

const plain = (value: string): string => value.normalize('NFKC').replaceAll(/[ -]/g, '')

/**
 * A fingerprint or another long run of hexadecimal digits is no person's number, whatever digits stand in it.
 * Looks at most 24 places to either side.
 */
function inFingerprint(raw: string, from: number, to: number): boolean {
  const before = /[0-9a-f]*$/i.exec(raw.slice(Math.max(0, from - 24), from))![0]
  const after = /^[0-9a-f]*/i.exec(raw.slice(to, to + 24))![0]
  return /[a-f]/i.test(before + after) && before.length + to - from + after.length >= 32
}

/**
 * Proposes what to hide in pasted text: resident, bank card and mobile numbers, names after 姓名, numbers of
 * visits and records. In order, never overlapping. Only a proposal: it can miss, and the engineer decides.
 */
export function proposeMarks(raw: string): Proposal[] {
  const found: Proposal[] = []
  for (const { what, pattern, holds } of rules) {
    const earlier = found.map(({ mark }) => mark).sort((a, b) => a.from - b.from)
    let nearest = 0
    for (const match of raw.matchAll(pattern)) {
      const value = match[1] ?? match[0]
      const from = match.index + match[0].length - value.length
      const to = from + value.length
      while (nearest < earlier.length && earlier[nearest]!.to <= from) nearest++
      if ((earlier[nearest]?.from ?? Infinity) < to) continue
      if (inFingerprint(raw, from, to) || (holds && !holds(plain(value)))) continue
      found.push({ mark: { from, to }, what })
    }
  }
  return found.sort((a, b) => a.mark.from - b.mark.from)
}
