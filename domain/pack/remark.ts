import { z } from 'zod'

/** `ambiguity`: the words allow several readings. `contradiction`: two places of the text do not agree. */
export const remarkKinds = ['ambiguity', 'contradiction'] as const
export const remarkKindName: Readonly<Record<(typeof remarkKinds)[number], string>> = {
  ambiguity: '疑义',
  contradiction: '矛盾',
}

/** Where a remark is shown beside what it concerns. Beside its clauses it is shown always. */
export const remarkPlaces = [
  'matrix',
  'duties',
  'inspection',
  'fault',
  'certificate',
  'service',
  'payment',
  'acceptance',
  'report',
] as const
export type RemarkPlace = (typeof remarkPlaces)[number]
export const remarkPlaceName: Readonly<Record<RemarkPlace, string>> = {
  matrix: '履约追溯',
  duties: '义务',
  inspection: '巡检',
  fault: '故障',
  certificate: '证书',
  service: '日志与服务',
  payment: '付款',
  acceptance: '验收',
  report: '报告',
}

const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/)

/** What the contract's text leaves open, how it is read by default, and who may have it read otherwise. */
export const remarkSchema = z.strictObject({
  id,
  kind: z.enum(remarkKinds),
  /** The clauses concerned; of a contradiction, those that do not agree. */
  clauses: z.array(id).min(1),
  /** What is unclear, in one or two sentences. */
  text: z.string().min(1).max(400),
  /** The reading chosen by default. */
  reading: z.string().min(1).max(400),
  /** Whose word is needed for another reading: `院方信息部门`. */
  decides: z.string().min(1).max(40),
  /** The setting of time limits that it is set by, `A3`; empty where it is set elsewhere or not at all. */
  setting: z.string().regex(/^(A([1-9]|1[0-9]))?$/),
  places: z.array(z.enum(remarkPlaces)),
})
export type Remark = z.infer<typeof remarkSchema>

interface Remarked {
  readonly clauses: readonly { readonly id: string }[]
  readonly remarks: readonly Remark[]
}

/** Clauses that are not there or named twice. */
export function* remarkProblems(pack: Remarked): Generator<{ path: (string | number)[]; message: string }> {
  const clauses = new Set(pack.clauses.map((c) => c.id))
  for (const [n, remark] of pack.remarks.entries())
    for (const [i, clause] of remark.clauses.entries()) {
      const path = ['remarks', n, 'clauses', i]
      if (!clauses.has(clause)) yield { path, message: `引用了不存在的条款 ${clause}` }
      else if (remark.clauses.indexOf(clause) < i) yield { path, message: `条款 ${clause} 重复` }
    }
}

/** Remarks on a clause, or those shown at a place. */
export function remarksOn(remarks: readonly Remark[], clause: string): Remark[] {
  return remarks.filter((r) => r.clauses.includes(clause))
}

/** The other clauses that `clause` does not agree with. */
export function contradicted(remarks: readonly Remark[], clause: string): string[] {
  const others = remarksOn(remarks, clause)
    .filter((r) => r.kind === 'contradiction')
    .flatMap((r) => r.clauses.filter((c) => c !== clause))
  return [...new Set(others)]
}
