import { readFileSync } from 'node:fs'
import type { FaultEntry, FaultFacts } from '../../domain/fault/facts.ts'
import { gapsOf } from '../../domain/fault/gap.ts'
import { slaEventsOf } from '../../domain/fault/sla-event.ts'
import { stateOf } from '../../domain/fault/state.ts'
import { policiesFor } from '../../domain/fault/tier.ts'
import { timelineOf } from '../../domain/fault/timeline.ts'
import { type Pack, packSchema } from '../../domain/pack/schema.ts'
import type { FaultEventType } from '../../domain/record/fault.ts'
import { evaluateSla } from '../../domain/sla/evaluate.ts'
import { defaultSlaSetting, type SlaSetting } from '../../domain/sla/setting.ts'
import { hashOf, normalFacts } from './inspection-facts.ts'
import { packA } from './pack-a.ts'

export const packB: Pack = packSchema.parse(
  JSON.parse(readFileSync(new URL('../../assets/contracts/medical-supplies-2026.json', import.meta.url), 'utf8')),
)

type Registers = Partial<Omit<FaultFacts['fault'], 'id' | 'scope' | 'heads' | 'drafts' | 'conflicts' | 'identity'>>
type Entry = FaultEntry['entry']

/** `at`, and whatever else the entry says. */
export type Told = readonly [type: FaultEventType, at: string, more?: Partial<Entry>]

export interface Sketch {
  readonly id: string
  readonly number?: string
  readonly pack?: Pack
  readonly policy: string
  readonly now: string
  readonly told: readonly Told[]
  readonly registers?: Registers
  readonly loaners?: FaultFacts['loaners']
  readonly forceMajeure?: FaultFacts['forceMajeure']
  /** Ids of force majeure with evidence. */
  readonly proven?: readonly string[]
  readonly setting?: SlaSetting
  readonly period?: { readonly start: string; readonly end: string }
}

const record = { scope: 'contract-1', heads: {}, drafts: {}, conflicts: [] }

export function entry(fault: string, n: number, [type, at, more = {}]: Told): FaultEntry {
  return {
    ...record,
    id: `${fault}-event-${String(n).padStart(3, '0')}`,
    entry: {
      fault,
      type,
      at,
      to: '',
      recordedAt: at,
      by: '工程师甲',
      channel: null,
      text: '',
      backdated: '',
      clockDoubt: false,
      detail: {},
      ...more,
    },
    until: null,
    struck: null,
  }
}

const empty: Required<Registers> = {
  title: { text: '3个收费窗口门诊开票超时' },
  subject: { id: 'software', name: '', model: '', serial: '', asset: '', place: '' },
  reporter: { name: '收费处值班员', department: '收费处', phone: '', channel: 'phone' },
  tier: null,
  level: { level: '3' },
  symptom: { class: '开票失败', text: '点击开票后等待约30s，提示“接口超时”。' },
  impact: null,
  cause: { class: '数据库', text: '库存统计语句缺少索引' },
  responsibility: { kind: 'non-human', basis: '' },
  remedy: { text: '建立索引，执行时间降至0.2s', kind: 'permanent' },
  parts: null,
  data: null,
  verification: { method: '连续开票20张', result: '全部成功' },
  prevention: null,
  repeat: null,
  change: null,
  overdue: null,
  confirmation: null,
  correction: null,
  void: null,
  imported: null,
}

/** A fault as its records would give it, the clocks and the state computed as in the app. */
export function faultFacts(sketch: Sketch): FaultFacts {
  const { id, now, loaners = [], forceMajeure = [], setting = defaultSlaSetting } = sketch
  const pack = sketch.pack ?? packA
  const base = normalFacts()
  const { events, struck } = timelineOf(sketch.told.map((told, n) => entry(id, n, told)))
  const fault: FaultFacts['fault'] = {
    ...record,
    id,
    ...empty,
    tier: { policy: sketch.policy, quote: '三个窗口开不出票，病人在排队。' },
    ...sketch.registers,
    identity: {
      contract: 'contract-1',
      number: sketch.number ?? `GZ-${id}`,
      createdAt: sketch.told[0]?.[1] ?? now,
      createdBy: 'person-1',
      inspection: '',
      item: '',
      finding: '',
      service: '',
    },
  }
  const period = sketch.period ?? pack.period
  const sla = evaluateSla({
    policies: policiesFor(pack.faults.policies, sketch.policy, events),
    tier: sketch.policy,
    events: slaEventsOf(events, loaners, forceMajeure, new Set(sketch.proven)),
    now,
    setting,
    service: period,
    humanCause: fault.responsibility?.kind === 'human',
  })
  return {
    id,
    now,
    fault,
    events,
    struck,
    loaners,
    forceMajeure,
    evidence: [],
    proofs: [],
    contract: {
      ...base.contract,
      pack: { sha256: hashOf(1), id: pack.id },
      system: { ...base.contract.system!, name: pack.systemName },
      period,
    },
    firm: base.firm,
    pack,
    setting,
    sla,
    state: stateOf(events, sla, fault.void !== null),
    gaps: gapsOf({ fault, events, loaners, sla }),
    numbers: {},
    reports: [],
  }
}

/** A loaner in use from…to (empty while it is lent). */
export function loanerOf(fault: string, inUseAt: string, returnedAt = ''): FaultFacts['loaners'][number] {
  const device = { model: 'TrustByte® UAS-P2', serial: 'SN-0001', configuration: 'SM2/RSA' }
  return {
    ...record,
    id: `${fault}-loaner`,
    identity: { contract: 'contract-1', fault, number: 'BJ-20240619-001', createdAt: inUseAt, createdBy: 'person-1' },
    original: device,
    substitute: { ...device, serial: 'SN-0002' },
    grade: { same: true, text: '同型号，签名速率不低于原机' },
    delivery: { deliveredAt: inUseAt, rackedAt: inUseAt, configuredAt: inUseAt, inUseAt, by: '工程师甲' },
    keys: null,
    businessCheck: { passed: true, text: '开票并验签成功', by: '工程师甲', at: inUseAt },
    handover: null,
    repair: null,
    return: { switchedBackAt: returnedAt, returnedAt, from: '', to: '' },
    correction: null,
    void: null,
  }
}

/** A force majeure with notice and the customer's confirmation; proven where `proven` names it. */
export function majeureOf(faults: readonly string[], from: string, to: string): FaultFacts['forceMajeure'][number] {
  return {
    ...record,
    id: 'majeure-1',
    identity: { contract: 'contract-1', number: 'BK-20240905-001', createdAt: from, createdBy: 'person-1' },
    event: { kind: '台风', text: '台风停工', from, to },
    faults: { ids: [...faults] },
    notice: { at: from, to: '信息科接口人', way: '电话' },
    proof: { text: '气象部门停工通知' },
    measures: null,
    confirmation: { name: '信息科接口人', at: to, way: '书面' },
    correction: null,
    void: null,
  }
}
