import type { InspectionFacts } from '../../domain/inspection/facts.ts'
import { numberPrefix } from '../../domain/inspection/number-prefix.ts'
import type { Checklist, Pack } from '../../domain/pack/schema.ts'
import type { Edition } from '../../domain/report/edition.ts'
import type { ServiceEntry } from '../../domain/service/view.ts'
import { edition, normalFacts, normalItem } from './inspection-facts.ts'

/** A check by any checklist with everything found normal: the shortest report of its kind. */
export function checkFacts(pack: Pack, checklist: Checklist, over: Partial<InspectionFacts> = {}): InspectionFacts {
  const base = normalFacts()
  const period = { id: 'S1', name: '第1合同季', from: '2026-07-26', to: '2026-10-25' }
  const checked = '2026-08-12T09:12:00+08:00'
  return {
    ...base,
    now: '2026-08-20T15:00:00+08:00',
    inspection: {
      ...base.inspection,
      plan: {
        ...base.inspection.plan!,
        checklist: checklist.id,
        number: `${numberPrefix(checklist.report)}-S1-001`,
        createdAt: checked,
        period,
      },
      span: { from: checked, to: '2026-08-12T16:30:00+08:00' },
    },
    contract: {
      ...base.contract,
      pack: { ...base.contract.pack!, id: pack.id },
      system: { ...base.contract.system!, name: pack.systemName },
      period: { ...pack.period },
    },
    pack,
    checklist,
    items: checklist.sections.flatMap((section) =>
      section.items.map((item, n) => {
        const facts = normalItem(section, item, n + 1, checklist)
        return { ...facts, meas: { ...facts.meas, ...(facts.meas.checkedAt ? { checkedAt: checked } : {}) } }
      }),
    ),
    ...over,
  }
}

/** The edition of that check's report. */
export function checkEdition(facts: InspectionFacts, over: Partial<Edition> = {}): Edition {
  return edition({
    number: facts.inspection.plan!.number,
    finalisedAt: '2026-08-20T15:30:00+08:00',
    history: [{ version: 'V1.0', date: '2026-08-20', author: '工程师甲', change: '新建', state: '现行' }],
    ...over,
  })
}

/** A test of text messages or of the encrypted way. */
export function selfTest(
  n: number,
  kind: 'sms' | 'ssl',
  date: string,
  values: Record<string, string>,
  tests: Record<string, string>[] = [],
): ServiceEntry {
  return {
    id: `test-${n}`,
    scope: 'contract-1',
    heads: {},
    drafts: {},
    conflicts: [],
    identity: {
      contract: 'contract-1',
      kind,
      number: `TX-${date.replaceAll('-', '')}-${String(n).padStart(3, '0')}`,
      createdAt: `${date}T10:00:00+08:00`,
      createdBy: '工程师甲',
    },
    span: { from: `${date}T09:30:00+08:00`, to: `${date}T10:00:00+08:00` },
    request: null,
    subject: { text: '月度自测' },
    content: null,
    reply: null,
    result: { state: 'done', text: '', leftover: '' },
    people: { names: ['工程师甲'] },
    detail: { values, tables: { tests } },
    confirmation: null,
    link: null,
    backdated: null,
    imported: null,
    correction: null,
    void: null,
  }
}
