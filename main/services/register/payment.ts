import { z } from 'zod'
import { listRecords, readRecord } from '../../../db/records.ts'
import { fail } from '../../../domain/failure.ts'
import { percentOf, readPercent, readYuan } from '../../../domain/money.ts'
import { costProof } from '../../../domain/payment/cost-proof.ts'
import {
  ownPayments,
  type PaymentFacts,
  paymentNodes,
  paymentWarnings,
  settlementSentence,
} from '../../../domain/payment/schedule.ts'
import {
  cost as costRecord,
  costKinds,
  ownTriggers,
  payment as record,
  paymentRow,
  settlement,
} from '../../../domain/record/payment.ts'
import { device } from '../../../domain/record/device.ts'
import { fault } from '../../../domain/record/fault.ts'
import { dateOf, isDate } from '../../../domain/time/instant.ts'
import { command, query, type QueryContext } from '../../procedure.ts'
import { workdays } from '../calendar.ts'
import { contractOf } from '../guard.ts'
import { nextNumber } from '../number.ts'
import { ownerEvidence } from '../owned.ts'
import { packOf } from '../pack-version.ts'
import { openOwner } from '../owner.ts'
import { personName } from '../people.ts'
import { certificateRows } from './certificate.ts'

/** Everything that the payments of a contract are computed from. */
export function paymentFacts(ctx: QueryContext, contract: string): PaymentFacts {
  const { pack } = contractOf(ctx.db, contract)
  const body = packOf(ctx.db, pack.sha256)
  const rows = listRecords(ctx.db, record, 'contract', contract).filter((p) => p.identity && !p.void)
  return {
    nodes: [...body.payments.map((p) => ({ ...p, own: false })), ...ownPayments(rows)],
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
          basis: row?.own?.basis ?? '',
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
  /** Adds a node that was agreed after the contract: what starts it, how much, and the paper that says so. */
  add: command(
    z.strictObject({
      contract: z.string(),
      name: z.string().trim().min(1, '请写节点名称').max(40),
      /** The paper that it was agreed in: `补充协议 2024-06-01 第2条`. */
      basis: z.string().trim().min(1, '请写依据，如补充协议的名称和条款').max(200),
      trigger: z.enum(ownTriggers),
      workdays: z.int().min(0).max(366),
      /** Empty, or `33.33`. */
      percent: z.string().max(20),
      /** Empty, or yuan. */
      amount: z.string().max(40),
      /** The day that starts it, where it is known. */
      on: z.string().refine((d) => d === '' || isDate(d), '请填写日期，如 2024-06-30'),
    }),
    (ctx, input) => {
      const { scope } = contractOf(ctx.db, input.contract)
      const percent = input.percent.trim() === '' ? null : readPercent(input.percent)
      if (percent === null && input.percent.trim() !== '')
        fail('invalid-input', '比例请填 0 到 100，最多两位小数，如 33.33。', { percent: '0 到 100，最多两位小数' })
      const cents = input.amount.trim() === '' ? null : readYuan(input.amount)
      if (cents === null && input.amount.trim() !== '')
        fail('invalid-input', '金额写不成钱数，请写元，最多两位小数，如 1200.50。', {
          amount: '最多两位小数，如 1200.50',
        })
      if (percent === null && cents === null)
        fail('invalid-input', '比例和金额至少写一个。', { percent: '比例和金额至少写一个' })
      if (input.trigger === 'agreed-day' && input.on === '')
        fail('invalid-input', '按约定日期付款的，请写日期。', { on: '请写日期' })
      const facts = paymentFacts(ctx, input.contract)
      if (facts.nodes.some((n) => n.name === input.name))
        fail('invalid-input', `已有叫“${input.name}”的付款节点，请换个名称。`, { name: '已有同名节点' })
      const planned = paymentNodes(facts).reduce((n, p) => n + (p.percent ?? 0), 0)
      if (percent !== null && planned + percent > 10_000)
        fail(
          'invalid-input',
          `加上这个节点，各节点比例合计超过 100%（已有 ${percentOf(planned)}），请核对；金额另定的请只写金额。`,
          {
            percent: '合计超过 100%',
          },
        )
      const node = `own-${ctx.newId().slice(0, 12)}`
      const row = paymentRow(input.contract, node)
      ctx.write(record, row, scope, {
        identity: { contract: input.contract, node, createdAt: ctx.now(), createdBy: personName(ctx.db, ctx.author) },
        own: { trigger: input.trigger, basis: input.basis },
        terms: { name: input.name, workdays: input.workdays, percent },
        ...(cents === null ? {} : { amount: { cents } }),
        ...(input.on === '' ? {} : { start: { on: input.on } }),
      })
      return { row }
    },
  ),
  /** Takes back a node that was added here; it stays readable. One of the pack, or a paid one, stays. */
  withdraw: command(
    z.strictObject({ row: z.string(), reason: z.string().trim().min(1, '请写明原因').max(400) }),
    (ctx, input) => {
      const row = readRecord(ctx.db, record, input.row)
      if (!row?.own) fail('read-only', '合同里的付款节点不能撤销，只能改约定。')
      if (row.paid?.on) fail('read-only', '这个节点已经到账，不能撤销。')
      ctx.write(record, row.id, openOwner(ctx.db, 'payment', row.id), { void: { reason: input.reason, at: ctx.now() } })
    },
  ),
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
