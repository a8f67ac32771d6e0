import { z } from 'zod'
import { listRecords, readRecord } from '../../../db/records.ts'
import { fail } from '../../../domain/failure.ts'
import { readYuan } from '../../../domain/money.ts'
import { costProof } from '../../../domain/payment/cost-proof.ts'
import {
  type PaymentFacts,
  paymentNodes,
  paymentWarnings,
  settlementSentence,
} from '../../../domain/payment/schedule.ts'
import {
  cost as costRecord,
  costKinds,
  payment as record,
  paymentRow,
  settlement,
} from '../../../domain/record/payment.ts'
import { device } from '../../../domain/record/device.ts'
import { fault } from '../../../domain/record/fault.ts'
import { dateOf } from '../../../domain/time/instant.ts'
import { command, query, type QueryContext } from '../../procedure.ts'
import { workdays } from '../calendar.ts'
import { contractOf } from '../guard.ts'
import { nextNumber } from '../number.ts'
import { ownerEvidence } from '../owned.ts'
import { packOf } from '../pack-version.ts'
import { personName } from '../people.ts'
import { certificateRows } from './certificate.ts'

/** Everything that the payments of a contract are computed from. */
export function paymentFacts(ctx: QueryContext, contract: string): PaymentFacts {
  const { pack } = contractOf(ctx.db, contract)
  const body = packOf(ctx.db, pack.sha256)
  const rows = listRecords(ctx.db, record, 'contract', contract).filter((p) => p.identity && !p.void)
  return {
    nodes: body.payments,
    rows: new Map(rows.map((p) => [p.identity!.node, p])),
    budget: readYuan(body.budget),
    settlement: readRecord(ctx.db, settlement, contract) ?? null,
    rules: body.registers,
    workdays: workdays(ctx.db),
    today: dateOf(ctx.now()),
  }
}

export const payment = {
  /** Nodes of a contract with due days, sums and states, what does not fit, and the settlement. */
  view: query(z.strictObject({ contract: z.string() }), (ctx, input) => {
    const facts = paymentFacts(ctx, input.contract)
    const nodes = paymentNodes(facts)
    return {
      now: ctx.now(),
      budget: facts.budget,
      rules: facts.rules,
      settlement: {
        heads: facts.settlement?.heads ?? {},
        decision: facts.settlement?.decision ?? null,
        sum: facts.settlement?.sum ?? null,
        sentence: settlementSentence(facts),
      },
      nodes: nodes.map((node) => {
        const row = facts.rows.get(node.id)
        const id = paymentRow(input.contract, node.id)
        return {
          ...node,
          row: id,
          heads: row?.heads ?? {},
          terms: row?.terms ?? null,
          start: row?.start ?? null,
          agreed: row?.amount ?? null,
          invoice: row?.invoice ?? null,
          paid: row?.paid ?? null,
          funding: row?.funding ?? null,
          evidence: row ? ownerEvidence(ctx.db, id) : [],
        }
      }),
      warnings: paymentWarnings(facts, nodes),
    }
  }),
}

const kindOf = (rows: ReturnType<typeof certificateRows>) => (id: string) => rows.find((c) => c.id === id)?.kind

export const cost = {
  /** The ledger of a contract, the newest first, and whether it proves the all-inclusive price. */
  list: query(z.strictObject({ contract: z.string() }), (ctx, input) => {
    const { pack } = contractOf(ctx.db, input.contract)
    const certificates = certificateRows(ctx, input.contract)
    const rows = listRecords(ctx.db, costRecord, 'contract', input.contract).filter((c) => c.identity)
    return {
      now: ctx.now(),
      proof: costProof(rows, packOf(ctx.db, pack.sha256).registers, kindOf(certificates)),
      rows: rows
        .map((row) => ({ id: row.id, record: row, number: row.identity!.number, files: ownerEvidence(ctx.db, row.id) }))
        .sort((a, b) => ((a.record.entry?.on ?? '') < (b.record.entry?.on ?? '') ? 1 : -1)),
      faults: listRecords(ctx.db, fault, 'contract', input.contract)
        .filter((f) => f.identity && !f.void)
        .map((f) => ({ id: f.id, name: `${f.identity!.number} ${f.title?.text ?? ''}`.trim() })),
      devices: listRecords(ctx.db, device, 'contract', input.contract)
        .filter((d) => d.card && !d.void)
        .map((d) => ({ id: d.id, name: `${d.identity!.number} ${d.card!.name}`.trim() })),
      certificates: certificates.map((c) => ({ id: c.id, name: `${c.number} ${c.name}` })),
    }
  }),
  add: command(
    z.strictObject({
      contract: z.string(),
      on: z.string(),
      kind: z.enum(costKinds),
      text: z.string().trim().max(400),
      amount: z.string().max(40),
      bearer: z.enum(['firm', 'customer']),
      basis: z.string().trim().max(400).default(''),
      fault: z.string().default(''),
      device: z.string().default(''),
      certificate: z.string().default(''),
    }),
    (ctx, input) => {
      const { scope } = contractOf(ctx.db, input.contract)
      const cents = readYuan(input.amount)
      if (cents === null)
        fail('invalid-input', '金额写不成钱数，请写元，最多两位小数，如 1200.50。', {
          amount: '最多两位小数，如 1200.50',
        })
      const today = dateOf(ctx.now())
      const entry = costRecord.registers.entry.safeParse({
        on: input.on,
        kind: input.kind,
        text: input.text,
        cents,
        bearer: input.bearer,
        basis: input.basis,
      })
      if (!entry.success || input.on === '') fail('invalid-input', '请填写日期，如 2024-06-30。', { on: '请填写日期' })
      if (input.on > today) fail('invalid-input', '日期晚于今天，请核对。', { on: '晚于今天' })
      const id = ctx.newId()
      const number = nextNumber(ctx.db, 'cost', input.contract, 'FY', input.on)
      ctx.write(costRecord, id, scope, {
        identity: {
          contract: input.contract,
          number,
          createdAt: ctx.now(),
          createdBy: personName(ctx.db, ctx.author),
        },
        entry: entry.data,
        link: { fault: input.fault, device: input.device, certificate: input.certificate },
      })
      return { cost: id, number }
    },
  ),
}
