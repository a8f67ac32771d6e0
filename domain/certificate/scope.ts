import type { RegisterRules } from '../pack/register.ts'
import { addDays, type DateText } from '../time/instant.ts'
import { type Certificate, isInUse } from './stage.ts'

/** The first certificate of a chain of renewals: renewing is no further certificate. */
function rootOf(row: Certificate, byId: ReadonlyMap<string, Certificate>): string {
  let here = row
  const seen = new Set([row.id])
  for (;;) {
    const before = byId.get(here.identity?.predecessor ?? '')
    if (!before || seen.has(before.id)) return here.id
    seen.add(before.id)
    here = before
  }
}

/**
 * Row ids of the certificates beyond those that the contract's price covers (`一张`, A-070): 增项. Chains are counted in
 * the order in which they were begun; kinds that the contract does not count are never extra.
 */
export function extraCertificates(
  rows: readonly Certificate[],
  rules: Pick<RegisterRules, 'certificates'>,
): Set<string> {
  const byId = new Map(rows.map((r) => [r.id, r]))
  const extra = new Set<string>()
  for (const { kind, count } of rules.certificates) {
    const own = rows
      .filter((r) => r.identity?.kind === kind && !r.void)
      .sort((a, b) => (a.identity!.number < b.identity!.number ? -1 : 1))
    const roots = [...new Set(own.map((r) => rootOf(r, byId)))]
    const covered = new Set(roots.slice(0, count))
    for (const row of own) if (!covered.has(rootOf(row, byId))) extra.add(row.id)
  }
  return extra
}

/** A stretch of days, both included. */
export interface Span {
  readonly from: DateText
  readonly to: DateText
}

/** The days of a service period on which no certificate in use was valid: valid on every day is what A-070 asks for. */
export function uncoveredDays(rows: readonly Certificate[], service: Span): Span[] {
  const valid = rows
    .filter((r) => isInUse(r) && r.validity?.from && r.validity.to)
    .map((r) => ({ from: r.validity!.from, to: r.validity!.to }))
    .sort((a, b) => (a.from < b.from ? -1 : 1))
  const open: Span[] = []
  let next = service.from
  for (const { from, to } of valid) {
    if (to < next) continue
    if (from > service.to) break
    if (from > next) open.push({ from: next, to: addDays(from, -1) })
    next = addDays(to, 1)
    if (next > service.to) return open
  }
  if (next <= service.to) open.push({ from: next, to: service.to })
  return open
}
