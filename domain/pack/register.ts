import { z } from 'zod'
import { certificateKinds } from '../record/certificate.ts'

const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/)

/** What the contract's words mean for the registers: how many certificates, who pays what, who may work. */
export const registerRulesSchema = z.strictObject({
  /** Certificates that the price covers; a further one of that kind is an extra (增项). */
  certificates: z
    .array(z.strictObject({ kind: z.enum(certificateKinds), count: z.int().min(1).max(99), clause: id }))
    .default([]),
  /** Fees of certificates that the text leaves to the customer. */
  customerFees: z.array(z.strictObject({ kind: z.enum(certificateKinds), clause: id })).default([]),
  /** The all-inclusive price (全包价), the ban on subcontracting, the cap, the waiting for public money, the settlement. */
  fixedPriceClause: id.nullable().default(null),
  ownStaffClause: id.nullable().default(null),
  capClause: id.nullable().default(null),
  fundingClause: id.nullable().default(null),
  settlementClause: id.nullable().default(null),
})
export type RegisterRules = z.infer<typeof registerRulesSchema>

/** A contract that says nothing of any of it. */
export const noRegisterRules: RegisterRules = {
  certificates: [],
  customerFees: [],
  fixedPriceClause: null,
  ownStaffClause: null,
  capClause: null,
  fundingClause: null,
  settlementClause: null,
}

interface Ruled {
  readonly clauses: readonly { readonly id: string }[]
  readonly registers: RegisterRules
}

/** Clauses that are not there, by the field that names them. */
export function* registerProblems({
  clauses,
  registers,
}: Ruled): Generator<{ path: (string | number)[]; message: string }> {
  const known = new Set(clauses.map((c) => c.id))
  const named: [(string | number)[], string | null][] = [
    ...registers.certificates.map((c, n): [(string | number)[], string] => [['certificates', n, 'clause'], c.clause]),
    ...registers.customerFees.map((c, n): [(string | number)[], string] => [['customerFees', n, 'clause'], c.clause]),
    ...(['fixedPriceClause', 'ownStaffClause', 'capClause', 'fundingClause', 'settlementClause'] as const).map(
      (field): [(string | number)[], string | null] => [[field], registers[field]],
    ),
  ]
  for (const [path, clause] of named)
    if (clause !== null && !known.has(clause))
      yield { path: ['registers', ...path], message: `引用了不存在的条款 ${clause}` }
}
