import { expect, test } from 'vitest'
import { testApp } from '../../support/app.ts'
import { measured } from '../../support/builders.ts'
import { readDocument } from '../../support/document.ts'
import { thirdContract, thirdPack } from '../../support/third-pack.ts'

async function thirdApp() {
  const there = testApp()
  there.clock.at('2025-05-20T09:00:00.000+08:00')
  return { ...there, ...(await thirdContract(there)) }
}
type ThirdApp = Awaited<ReturnType<typeof thirdApp>>

/** Checks the room of a quarter; the temperature is the one number that matters. Returns the inspection. */
async function checkRoom({ act, contract }: ThirdApp, period: string, temperature: string): Promise<string> {
  const { inspection } = await act('inspection', 'start', { contract, period })
  const state = () => act('inspection', 'state', { inspection })
  const seen = async (id: string) => (await state()).items.find((i) => i.id === id)!.heads['meas'] ?? null
  const row = measured(temperature, {
    key: 'temperature/冷通道',
    measure: 'temperature',
    object: '冷通道',
    unit: '℃',
    basis: 'none',
  })
  await act('item', 'setRow', { inspection, item: 'RM-01', row, seen: await seen('RM-01'), seal: true })
  const computed = (await state()).items.find((i) => i.id === 'RM-01')!.judgement.verdict!
  await act('item', 'judge', { inspection, item: 'RM-01', verdict: computed, reason: '', seen: await seen('RM-01') })
  for (const item of ['RM-02', 'RM-03'])
    await act('item', 'judge', { inspection, item, verdict: 'normal', reason: '', seen: await seen(item) })
  if (computed !== 'normal') {
    await act('evidence', 'addText', {
      ownerTable: 'inspection',
      owner: inspection,
      item: 'RM-01',
      text: `冷通道 ${temperature} ℃`,
      source: 'paste',
    })
    const [phrase] = await act('item', 'suggestions', { inspection, item: 'RM-01' })
    const [finding] = (await state()).items.find((i) => i.id === 'RM-01')!.findings
    await act('finding', 'fill', {
      finding: finding!.id,
      problem: { description: phrase!.problem, impact: phrase!.impact, risk: phrase!.risk },
      advice: { group: phrase!.group, text: phrase!.advice, basis: '', party: phrase!.party, due: '2025-05-30' },
      seen: { problem: finding!.heads['problem'] ?? null, advice: finding!.heads['advice'] ?? null },
    })
  }
  const edit = async (register: 'place' | 'people', value: unknown) => {
    const { record } = await state()
    const seenHead = record.heads[register] ?? null
    await act('record', 'edit', { table: 'inspection', row: inspection, register, value, seen: seenHead, seal: true })
  }
  const { record } = await state()
  await edit('place', { ...record.place, place: '一层数据机房' })
  await edit('people', { ...record.people, inspector: '工程师甲', witness: '接口人乙' })
  const empty = (await state()).gaps.flatMap((g) => {
    const group = g.field.replace('none-', '')
    return g.field.startsWith('none-') ? [group as 'tuning' | 'prevention' | 'security'] : []
  })
  await act('finding', 'confirmNone', { inspection, groups: empty, confirmed: true })
  expect((await state()).gaps).toEqual([])
  return inspection
}

test(
  'a third contract is served from its pack alone: inspection, report, fault, remarks',
  { timeout: 120_000 },
  async () => {
    const there = await thirdApp()
    const { act, app, clock, contract } = there
    const { contracts } = await act('home', 'overview', {})
    expect(contracts[0]!.periods.map((p) => [p.from, p.to])).toEqual([
      ['2025-03-01', '2025-05-31'],
      ['2025-06-01', '2025-08-31'],
      ['2025-09-01', '2025-11-30'],
      ['2025-12-01', '2026-02-28'],
    ])
    const inspection = await checkRoom(there, 'S1', '28.4')
    const view = await act('inspection', 'state', { inspection })
    expect(view.counts).toMatchObject({ abnormal: 1, normal: 2 })
    expect(view.items[0]!.judgement.sentence).toContain('不满足合同“不得高于27℃”')

    const { docx } = await act('report', 'finalise', { kind: 'R01', table: 'inspection', row: inspection, period: '' })
    const { text, errors } = await readDocument(app, docx)
    expect(errors).toEqual([])
    for (const words of [
      '示例区医院',
      '机房温度不得高于27℃。',
      '机房温度与电源检查',
      '消防设施检查',
      '28.4',
      '检修空调，处理后复测',
    ])
      expect(text).toContain(words)
    // Nothing of the contracts that ship with the product.
    expect(text).not.toMatch(/电子票据|医疗物资|表空间/)

    clock.at('2025-06-03T10:00:00.000+08:00')
    const { fault } = await act('fault', 'start', {
      contract,
      title: '冷通道空调停机',
      subject: 'room',
      reporter: { name: '值班员甲', department: '后勤科', phone: '', channel: 'phone' },
      quote: '空调停了。',
      policy: 'C-T1',
      symptom: { class: '空调', text: '停机' },
      reportedAt: clock.now(),
      backdated: '',
    })
    const { sla } = await act('fault', 'view', { fault })
    expect(sla.rows.filter((r) => r.policy === 'C-T1').map((r) => [r.milestone, r.deadline])).toEqual([
      ['response', '2025-06-03T14:00:00.000+08:00'],
      ['repair', '2025-06-05T10:00:00.000+08:00'],
    ])
    const [remark] = await act('remark', 'list', { contract, place: 'fault' })
    expect(remark).toMatchObject({ id: 'arrival', quotes: [{ id: 'C-07' }], decision: null })
  },
)

test('the contract moves to a newer version; the inspection that was made keeps its own', async () => {
  const there = await thirdApp()
  const { act, clock, contract, pack } = there
  const first = await checkRoom(there, 'S1', '26.4')
  const text = thirdPack((body) => {
    body.version = '1.1'
    const [measure] = body.checklists[0]!.sections[0]!.items[0]!.measures
    measure!.attention = { op: '>', value: 26.5 }
  })
  const { sha256 } = await act('pack', 'save', { sha256: pack, text })
  await act('pack', 'adopt', { contract, sha256 })
  clock.at('2025-06-10T09:00:00.000+08:00')
  const second = await checkRoom(there, 'S2', '26.4')
  const verdictOf = async (inspection: string) =>
    (await act('inspection', 'state', { inspection })).items[0]!.judgement.verdict
  expect([await verdictOf(first), await verdictOf(second)]).toEqual(['attention', 'normal'])
  expect((await act('pack', 'list', {})).filter((p) => p.id === 'sample-room-2025')).toMatchObject([
    { version: '1.0', contracts: [] },
    { version: '1.1', contracts: [{ id: contract }] },
  ])
})
