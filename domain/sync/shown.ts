import { type Risk, type Verdict, verdictRank } from '../verdict.ts'
import { type Head, newer } from './heads.ts'

/** Orders the values of a register; the highest is shown. Values are of the register's schema, or null. */
type Rank = (value: never) => number

/** Position in a list from the one that is shown last to the one that is shown first. */
const order =
  (...names: readonly string[]) =>
  (name: string | null | undefined): number =>
    name == null ? -1 : names.indexOf(name)

const verdict = (value: { verdict: Verdict | null } | null): number =>
  value?.verdict == null ? -1 : verdictRank(value.verdict)
const set = (value: unknown): number => (value === null ? 0 : 1)
const unset = (value: unknown): number => (value === null ? 1 : 0)
const risk = order('low', 'medium', 'high')
const state = order('withdrawn', 'closed', 'accepted', 'open')
const result = order('done', 'open')
const level = order('4', '3', '2', '1')
const remedy = order('permanent', 'temporary')
const loss = order('none', 'restored', 'lost')
const kept = order('removed', 'kept')

/**
 * What is shown of two values that two people set without knowing of each other, until somebody decides: the worse
 * verdict, the more severe and the more open, what hides more of a picture, what is not void. Never the milder one: who
 * reads only the screen must not be calmed by it.
 */
const ranks: Readonly<Record<string, Rank>> = {
  'inspection_item/meas': verdict,
  'inspection_item/retest': verdict,
  'finding/state': (v: { state: string } | null) => state(v?.state),
  'finding/problem': (v: { risk: Risk | null } | null) => risk(v?.risk),
  'fault/level': (v: { level: string | null } | null) => level(v?.level),
  'fault/remedy': (v: { kind: string | null } | null) => remedy(v?.kind),
  'fault/data': (v: { loss: string | null } | null) => loss(v?.loss),
  'service_record/result': (v: { state: string } | null) => result(v?.state),
  'evidence/state': (v: { state: string } | null) => kept(v?.state),
  'evidence/redaction': (v: { boxes: readonly unknown[]; marks: readonly unknown[] } | null) =>
    v === null ? -1 : v.boxes.length + v.marks.length,
}

/** Registers that mean the same in every kind of record. */
const common: Readonly<Record<string, Rank>> = { void: unset, struck: unset, correction: set }

const newest: Rank = () => 0

/** The head that is shown: the same on every replica, in whatever order the operations came. */
export function shownHead(table: string, register: string, heads: readonly [Head, ...Head[]]): Head {
  const rank = ranks[`${table}/${register}`] ?? common[register] ?? newest
  return heads.reduce((a, b) => {
    const [ra, rb] = [rank(a.value as never), rank(b.value as never)]
    return ra === rb ? (newer(a, b) ? a : b) : ra > rb ? a : b
  })
}

/**
 * True when a record that was declared void has been edited by someone who did not know of it: it is shown again, as a
 * conflict. `seen` are the heads that those who voided it were shown, `heads` the ids that stand now; both by register.
 */
export function isVoidContested(
  seen: readonly Readonly<Record<string, readonly string[]>>[],
  heads: Readonly<Record<string, readonly string[]>>,
): boolean {
  return Object.entries(heads).some(
    ([register, ids]) =>
      register !== 'void' &&
      ids.some((id) => !seen.some((s) => Object.hasOwn(s, register) && s[register]!.includes(id))),
  )
}
