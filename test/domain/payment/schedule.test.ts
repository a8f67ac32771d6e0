import { expect, test } from 'vitest'
import { noRegisterRules } from '../../../domain/pack/register.ts'
import {
  type Payment,
  type PaymentFacts,
  paymentNodes,
  type PlannedPayment,
  paymentWarnings,
  settlementSentence,
} from '../../../domain/payment/schedule.ts'
import { workdaysOf } from '../../../domain/time/calendar.ts'
import { bundledCalendars } from '../../../main/services/bundled-calendars.ts'

const node = (id: string, percent: number | null = null): PlannedPayment => ({
  id,
  name: id === 'first' ? '首付款' : '尾款',
  clause: 'B-061',
  trigger: id === 'first' ? 'contract-signed' : 'acceptance-approved',
  workdays: 10,
  percent,
  note: '',
  own: false,
})
const row = (values: Partial<Payment>): Payment => values as Payment
const facts = (changes: Partial<PaymentFacts>): PaymentFacts => ({
  nodes: [node('first'), node('final')],
  rows: new Map(),
  budget: 44_660_00,
  settlement: null,
  rules: { ...noRegisterRules, capClause: 'B-059', fundingClause: 'B-065', settlementClause: 'B-066' },
  workdays: workdaysOf(bundledCalendars),
  today: '2024-03-01',
  ...changes,
})
const first = (values: Partial<Payment>, changes: Partial<PaymentFacts> = {}) =>
  paymentNodes(facts({ rows: new Map([['first', row(values)]]), ...changes }))[0]!

test.each([
  ['an ordinary fortnight', '2024-03-01', '2024-03-15'],
  ['a day that is none of work', '2024-03-02', '2024-03-15'],
  // 国庆: 09-29 and 09-30, then 10-08 to 10-12 with its Saturday, then 10-14 to 10-16.
  ['over 国庆 with its make-up days', '2024-09-27', '2024-10-16'],
  // 春节: 02-04, a Sunday, to 02-09, then 02-18, a Sunday, to 02-21.
  ['over 春节 with its make-up days', '2024-02-02', '2024-02-21'],
  ['over New Year into another year', '2024-12-25', '2025-01-09'],
])('ten workdays: %s', (_what, on, due) => {
  expect(first({ start: { on } }, { today: on }).dueOn).toBe(due)
})

test('the percentage is the contract’s, to the cent; what is agreed goes before it', () => {
  const percent = first({ terms: { name: '', workdays: 10, percent: 3333 } })
  expect(percent).toMatchObject({ percent: 3333, amount: 14_885_18 })
  expect(first({ terms: { name: '预付款', workdays: 10, percent: 3333 }, amount: { cents: 15_000_00 } })).toMatchObject(
    {
      name: '预付款',
      amount: 15_000_00,
    },
  )
  expect(first({}).amount).toBeNull()
})

const start = { on: '2024-01-02' }
const invoice = { number: '发票1', on: '2024-01-03', cents: null }
test.each([
  ['nothing filled in', {}, '未开始', '合同签订后 10 个工作日内支付，合同签订日期未填写。'],
  [
    'running',
    { start: { on: '2024-02-20' } },
    '至 2024-03-05',
    '应于 2024-03-05 前支付，还有 4 天。发票还没有开，请先提供发票。',
  ],
  [
    'late while public money is awaited: nothing is claimed',
    { start, invoice, funding: { waiting: true, since: '2024-01-10', arrivedOn: '', text: '' } },
    '待财政拨款',
    '待财政拨款（自 2024-01-10），到位后支付，不主张逾期。',
  ],
  ['late without an invoice', { start }, '待开发票', '应于 2024-01-16 前支付，发票还没有开，请先提供发票。'],
  [
    'late, and nobody knows of the money',
    { start, invoice },
    '待核实拨款',
    '应于 2024-01-16 前支付。合同约定财政拨款到位后支付，请记录拨款是否到位，到位前不主张逾期。',
  ],
  [
    'late, and the money is there',
    { start, invoice, funding: { waiting: false, since: '', arrivedOn: '2024-01-20', text: '' } },
    '逾期 45 天',
    '应于 2024-01-16 前支付，已逾期 45 天。',
  ],
  ['paid', { start, invoice, paid: { on: '2024-01-12', cents: 22_330_00 } }, '已付', '2024-01-12 到账 22,330.00 元。'],
])('%s', (_what, values, word, sentence) => {
  expect(first(values)).toMatchObject({ word, sentence })
})

test('sums that do not fit together are named: the cap, the percentages, the invoice, a year without calendar', () => {
  const rows = new Map([
    [
      'first',
      row({
        terms: { name: '', workdays: 10, percent: 6000 },
        start: { on: '2040-01-02' },
        invoice: { number: '1', on: '2024-01-03', cents: 1_00 },
      }),
    ],
    ['final', row({ terms: { name: '', workdays: 10, percent: 5000 } })],
  ])
  const all = facts({ rows })
  expect(paymentWarnings(all, paymentNodes(all))).toEqual([
    '各节点合计 49,126.00 元超过预算支付上限 44,660.00 元（B-059）。',
    '各节点比例合计 110%，不是 100%。',
    '首付款：发票金额 1.00 元与应付 26,796.00 元不一致。',
    '首付款：有年份没有工作日历，按周一至周五推算，请导入日历。',
  ])
  const dear = facts({ settlement: { sum: { cents: 44_660_01 }, decision: null } as never })
  expect(paymentWarnings(dear, paymentNodes(dear))).toEqual([
    '合同金额 44,660.01 元超过预算支付上限 44,660.00 元（B-059）。',
  ])
})

test.each([
  [44_660_00, 0, '决算金额 44,660.00 元，与合同金额一致；已到账 0.00 元，按多退少补，甲方应再支付 44,660.00 元。'],
  [43_000_00, 43_000_00, '决算金额 43,000.00 元，比合同金额少 1,660.00 元；已到账 43,000.00 元，按多退少补，已付清。'],
  [
    40_000_00,
    44_660_00,
    '决算金额 40,000.00 元，比合同金额少 4,660.00 元；已到账 44,660.00 元，按多退少补，乙方应退还 4,660.00 元。',
  ],
])('decided %i with %i paid', (cents, paid, sentence) => {
  const rows = new Map([['first', row({ paid: { on: '2024-01-12', cents: paid } })]])
  const settlement = { decision: { contract: 'c', cents, on: '', number: '', text: '' }, sum: null } as never
  expect(settlementSentence(facts({ rows, settlement }))).toBe(sentence)
})
