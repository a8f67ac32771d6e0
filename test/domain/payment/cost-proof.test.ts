import { expect, test } from 'vitest'
import { noRegisterRules } from '../../../domain/pack/register.ts'
import { type Cost, costProof } from '../../../domain/payment/cost-proof.ts'

const rules = {
  ...noRegisterRules,
  fixedPriceClause: 'B-071',
  customerFees: [{ kind: 'ssl' as const, clause: 'B-038' }],
}
const line = (n: number, bearer: 'firm' | 'customer', cents: number, certificate = ''): Cost =>
  ({
    identity: { contract: 'c', number: `FY-${n}`, createdAt: '', createdBy: '' },
    entry: { on: '2024-02-09', kind: 'parts', text: '电源模块', cents, bearer, basis: '' },
    link: { fault: '', device: '', certificate },
    void: null,
  }) as unknown as Cost
const kindOf = (id: string) => (id === 'ssl-1' ? ('ssl' as const) : undefined)

test('nothing charged beside the price: the proof says 0.00', () => {
  expect(costProof([line(1, 'firm', 1200_50), line(2, 'firm', 99_50)], rules, kindOf)).toEqual({
    lines: 2,
    firm: 1300_00,
    excluded: 0,
    charged: 0,
    ok: true,
    sentence: '全部 2 笔费用中，乙方承担 2 笔，合计 1,300.00 元；向甲方另收 0.00 元，符合全包价约定（B-071）。',
  })
  expect(costProof([], rules, kindOf).sentence).toBe('没有登记费用；向甲方另收 0.00 元（B-071）。')
})

test('an SSL fee is the customer’s by the contract; anything else charged is named with its number', () => {
  const ssl = costProof([line(1, 'customer', 800_00, 'ssl-1')], rules, kindOf)
  expect(ssl).toMatchObject({ ok: true, excluded: 800_00, charged: 0 })
  expect(ssl.sentence).toContain('合同约定由甲方承担的 1 笔，合计 800.00 元（B-038）')
  const charged = costProof(
    [line(1, 'customer', 800_00), { ...line(2, 'customer', 1_00), void: {} } as Cost],
    rules,
    kindOf,
  )
  expect(charged).toMatchObject({ ok: false, charged: 800_00, lines: 1 })
  expect(charged.sentence).toContain('向甲方另收 1 笔，合计 800.00 元：FY-1 电源模块，与全包价约定（B-071）不符。')
})
