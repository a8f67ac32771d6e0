import type { InspectionFacts, ItemFacts, Meas } from '../../domain/inspection/facts.ts'
import type { MeasuredRow } from '../../domain/inspection/measured-row.ts'
import type { Checklist, Item, Section } from '../../domain/pack/schema.ts'
import type { Edition } from '../../domain/report/edition.ts'
import { checklistA, packA } from './pack-a.ts'

type Finding = ItemFacts['findings'][number]
type Evidence = ItemFacts['evidence'][number]

/** What every record has beside its values. */
const record = { scope: 'contract-1', heads: {}, drafts: {}, conflicts: [] }
const day = '2024-03-20'
/** 64 hex digits that differ by `seed`. */
export const hashOf = (seed: number): string => seed.toString(16).padStart(4, '0').repeat(16)

export function row(measure: string, value: string, over: Partial<MeasuredRow> = {}): MeasuredRow {
  const key = `${measure}/${over.server ?? ''}/${over.object ?? ''}`
  return {
    key,
    measure,
    object: '',
    server: '',
    value,
    used: '',
    total: '',
    unit: '',
    basis: 'none',
    rounded: false,
    evidence: '',
    pending: false,
    ...over,
  }
}

/** A tablespace in MB; its percentage exact to four decimals. */
export function tablespace(name: string, used: number, total: number): MeasuredRow {
  const value = (Math.floor((used / total) * 1_000_000) / 10_000).toString()
  return row('used-percent', value, {
    object: name,
    used: String(used),
    total: String(total),
    unit: 'MB',
    basis: 'max',
  })
}

export function finding(id: string, item: string, over: Partial<Finding> = {}): Finding {
  return {
    ...record,
    id,
    origin: {
      contract: 'contract-1',
      inspection: 'inspection-1',
      item,
      row: '',
      level: 'attention',
      period: '2024 Q1',
      raisedAt: `${day}T10:00:00+08:00`,
    },
    problem: { description: '示例问题', impact: '示例影响', risk: 'low' },
    advice: { group: 'prevention', text: '示例建议', basis: '', party: 'contractor', due: '2024-04-12' },
    state: { state: 'open', at: '', reason: '', by: '', inspection: '' },
    rectification: null,
    completion: null,
    assignee: null,
    retest: null,
    acceptance: null,
    ...over,
  }
}

export function evidence(
  n: number,
  item: string,
  over: Partial<NonNullable<Evidence['file']>> = {},
  caption = '',
): Evidence {
  const file = {
    contract: 'contract-1',
    ownerTable: 'inspection' as const,
    owner: 'inspection-1',
    item,
    kind: 'picture' as const,
    sha256: hashOf(n),
    size: 40_000,
    mime: 'image/png',
    name: `${item.toLowerCase()}_${n}.png`,
    source: 'paste' as const,
    addedAt: `${day}T09:20:00+08:00`,
    addedBy: '工程师甲',
    capturedAt: '',
    width: 1280,
    height: 620,
    copy: hashOf(n + 4096),
    thumbnail: '',
    recognised: '',
    notice: '',
    ...over,
  }
  const redaction = { boxes: [], marks: [], copy: '', thumbnail: '', cleared: true }
  return {
    ...record,
    id: `evidence-${n}`,
    file,
    caption: { text: caption },
    position: { n },
    redaction,
    state: { state: 'kept', reason: '', at: '' },
  }
}

/** An item found normal: every sub-point marked, required measures measured. */
export function normalItem(section: Section, item: Item, number: number, checklist: Checklist = checklistA): ItemFacts {
  const checkedAt = `2024-03-${section.id === 'business' ? 21 : 20}T${String(8 + number).padStart(2, '0')}:12:00+08:00`
  const subPoints = Object.fromEntries(item.subPoints.map((p) => [p.id, { state: 'normal' as const, note: '' }]))
  const rows = item.measures
    .filter((m) => m.required)
    .map((m) => row(m.id, '42.18', { object: m.object ?? '', unit: 'GB' }))
  const meas: Meas =
    item.kind === 'report'
      ? { verdict: null, reason: '', rows: [], subPoints: {}, whole: false, checker: '', checkedAt: '' }
      : { verdict: 'normal', reason: '', rows, subPoints, whole: false, checker: '工程师甲', checkedAt }
  return {
    item,
    section,
    checklist,
    number,
    row: `inspection-1:${item.id}`,
    meas,
    note: '',
    witness: '',
    retest: null,
    findings: [],
    evidence: [],
    conflicts: [],
    heads: {},
    drafts: {},
    history: [],
  }
}

/** The shortest inspection: everything normal, nothing carried, no evidence. */
export function normalFacts(over: Partial<InspectionFacts> = {}): InspectionFacts {
  const items = checklistA.sections.flatMap((section) =>
    section.items.map((item, n) => normalItem(section, item, n + 1)),
  )
  return {
    id: 'inspection-1',
    now: '2024-03-26T15:00:00+08:00',
    inspection: {
      ...record,
      id: 'inspection-1',
      plan: {
        contract: 'contract-1',
        pack: hashOf(1),
        checklist: checklistA.id,
        number: 'XJ-2024-Q1-001',
        createdAt: '2024-03-18T09:00:00+08:00',
        period: { id: '2024-Q1', name: '2024 Q1', from: '2024-01-01', to: '2024-03-31' },
        backfilled: false,
      },
      place: { place: '信息科机房、门诊收费处' },
      people: { inspector: '工程师甲', reviewer: '工程师乙', witness: '信息科接口人', witnessDepartment: '信息科' },
      span: { from: '2024-03-20T09:00:00+08:00', to: '2024-03-21T16:30:00+08:00' },
      method: { tools: '浏览器、SQL*Plus、PowerShell', limits: '' },
      conclusion: null,
      outlook: null,
      correction: null,
      void: null,
      noneTuning: { confirmed: true, at: '' },
      nonePrevention: { confirmed: true, at: '' },
      noneSecurity: { confirmed: true, at: '' },
    },
    contract: {
      ...record,
      id: 'contract-1',
      pack: { sha256: hashOf(1), id: packA.id },
      hospital: { name: '示例医院', department: '信息科', contact: '' },
      system: {
        name: packA.systemName,
        vendor: '示例平台厂商',
        database: 'oracle',
        databaseVersion: '19c',
        platform: 'linux',
        servers: [
          { name: 'app01', role: '应用服务器', address: '192.0.2.11', system: 'Linux' },
          { name: 'db01', role: '数据库服务器', address: '192.0.2.21', system: 'Linux' },
        ],
      },
      period: { ...packA.period },
      sla: null,
      setting: { basis: 'max', copies: 2, secrecy: '内部', reviewer: '工程师乙' },
      void: null,
    },
    firm: { name: { name: '示例信息技术有限公司' }, hotline: { phone: '400-000-0000' }, brand: null },
    pack: packA,
    checklist: checklistA,
    items,
    advice: [],
    carried: [],
    previous: null,
    work: null,
    selfTests: [],
    reports: [],
    ...over,
  }
}

/** `facts` with some items replaced by what `change` makes of them. */
export function withItems(
  facts: InspectionFacts,
  changes: Readonly<Record<string, (item: ItemFacts) => Partial<ItemFacts>>>,
): InspectionFacts {
  return { ...facts, items: facts.items.map((i) => ({ ...i, ...changes[i.item.id]?.(i) })) }
}

export function edition(over: Partial<Edition> = {}): Edition {
  return {
    version: 'V1.0',
    number: 'XJ-2024-Q1-001',
    draft: false,
    finalisedAt: '2024-03-26T15:30:00+08:00',
    author: '工程师甲',
    copies: 2,
    history: [{ version: 'V1.0', date: '2024-03-26', author: '工程师甲', change: '新建，定稿', state: '现行' }],
    rawTexts: {},
    ...over,
  }
}
export function draftEdition(over: Partial<Edition> = {}): Edition {
  return edition({ version: '草稿', draft: true, finalisedAt: null, history: [], ...over })
}
