import { z } from 'zod'

/** What starts the days of a payment node. `period-end` falls due after every period of the cycle. */
export const paymentTriggers = ['contract-signed', 'period-end', 'service-end', 'acceptance-approved'] as const
export const paymentTriggerName: Readonly<Record<(typeof paymentTriggers)[number], string>> = {
  'contract-signed': '合同签订后',
  'period-end': '每期结束后',
  'service-end': '服务期满后',
  'acceptance-approved': '甲方审核通过后',
}

const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/)

/** A node at which the customer pays a part of the contract's sum. */
export const paymentSchema = z.strictObject({
  id,
  /** `首付款`. */
  name: z.string().min(1).max(40),
  clause: id,
  trigger: z.enum(paymentTriggers),
  /** Workdays from the trigger within which it is paid. */
  workdays: z.int().min(0).max(366),
  /** Part of the contract's sum in percent; null where the text leaves it blank, to be filled in for the contract. */
  percent: z.number().min(0).max(100).nullable(),
  /** What has to be handed over, and what payment waits for, in the trade's words. */
  note: z.string().max(400),
})
export type PackPayment = z.infer<typeof paymentSchema>

interface Paid {
  readonly clauses: readonly { readonly id: string }[]
  readonly payments: readonly PackPayment[]
}

/** Clauses that are not there, and nodes that together pay more than the whole. */
export function* paymentProblems(pack: Paid): Generator<{ path: (string | number)[]; message: string }> {
  const clauses = new Set(pack.clauses.map((c) => c.id))
  let sum = 0
  for (const [n, payment] of pack.payments.entries()) {
    const path = ['payments', n]
    if (!clauses.has(payment.clause))
      yield { path: [...path, 'clause'], message: `引用了不存在的条款 ${payment.clause}` }
    sum += payment.percent ?? 0
    if (sum > 100) yield { path: [...path, 'percent'], message: `各节点比例合计 ${sum}%，超过 100%` }
  }
}
