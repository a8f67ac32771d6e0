import type { ContractFacts, DocumentFact, InspectionFact } from '../../domain/obligation/facts.ts'
import type { Pack } from '../../domain/pack/schema.ts'
import { documentKindOf } from '../../domain/report/kind.ts'
import type { ServiceKind } from '../../domain/record/service-record.ts'
import { serviceKindOf } from '../../domain/service/kind.ts'
import { addDays, startOfDay } from '../../domain/time/instant.ts'
import { monthsOf } from '../../domain/time/month.ts'
import { addMonths, periodsOf } from '../../domain/time/period.ts'
import { faultFacts, loanerOf, type Sketch } from './fault-facts.ts'
import { serviceEntry } from './service-entry.ts'

export const contractId = 'contract-1'
const record = { scope: contractId, heads: {}, drafts: {}, conflicts: [] }
const made = { createdAt: '2024-01-02T09:00:00.000+08:00', createdBy: 'person-1' }
const weekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())

/** A contract about which nothing is known yet; Monday to Friday are workdays. */
export function emptyFacts(pack: Pack, over: Partial<ContractFacts> = {}): ContractFacts {
  return {
    contract: contractId,
    service: pack.period,
    workdays: { isWorkday: (day) => !weekend(day), covers: () => true },
    documents: [],
    inspections: [],
    faults: [],
    services: [],
    findings: [],
    certificates: [],
    devices: [],
    archive: [],
    filed: [],
    staff: [],
    rosters: [],
    costs: [],
    idle: [],
    attached: [],
    overdue: [],
    faqs: [],
    firm: { name: '示例科技公司', hotline: '' },
    numbers: [],
    sum: null,
    ...over,
  }
}

/** A finalised document with its signed scan. */
export function documentFact(kind: string, row: string, period = '', over: Partial<DocumentFact> = {}): DocumentFact {
  return {
    id: `${kind}-${row}-${period}`,
    kind,
    number: `${kind}-${row}${period === '' ? '' : `-${period}`}`,
    version: 'V1.0',
    table: documentKindOf(kind)?.table ?? 'contract',
    row,
    period,
    finalisedAt: '2024-03-22T10:00:00.000+08:00',
    signed: true,
    signedOn: '2024-03-22',
    deliveredAt: '2024-03-23',
    ...over,
  }
}

const inspectionsOf = (pack: Pack): InspectionFact[] =>
  pack.checklists.flatMap((list) =>
    periodsOf(pack.cycle, pack.period.start, pack.period.end).map((period) => ({
      id: `${list.id}-${period.id}`,
      checklist: list.id,
      period: period.id,
      number: `XJ-${period.id}-001`,
      verdicts: Object.fromEntries(
        list.sections.flatMap((s) => s.items).flatMap((i) => (i.kind === 'check' ? [[i.id, 'normal'] as const] : [])),
      ),
      days: [period.to],
    })),
  )

const smsTests = ['登录验证码', '待办事项提醒'].map((use) => ({ use, carrier: '中国移动', result: '收到' }))

function service(kind: ServiceKind, day: string, values = {}, tables = {}) {
  return serviceEntry(kind, {
    id: `${kind}-${day}`,
    identity: { contract: contractId, kind, number: `FW-${day.replaceAll('-', '')}-${kind}`, ...made },
    span: { from: `${day}T09:00:00.000+08:00`, to: `${day}T09:10:00.000+08:00` },
    detail: { values, tables },
  })
}

const T = (day: string, clock: string): string => `${day}T${clock}:00.000+08:00`
const confirmed = { name: '收费处值班员', at: T('2024-02-09', '10:00'), way: '现场', satisfaction: null, opinion: '' }

/** A fault of a tier that was settled within every limit, and closed. */
function settled(pack: Pack, id: string, policy: string, day: string, over: Partial<Sketch> = {}) {
  return faultFacts({
    id,
    pack,
    policy,
    now: T(addDays(pack.period.end, 20), '09:00'),
    told: [
      ['reported', T(day, '08:00')],
      ['first_response', T(day, '08:20')],
      ['team_consultation', T(day, '08:30'), { detail: { members: ['工程师甲'] } }],
      ['plan_sent', T(day, '09:00')],
      ['handled', T(day, '09:10')],
      ['repaired', T(day, '09:20'), { detail: { rootCauseFixed: true } }],
      ['answered', T(day, '09:30')],
      ['resolved', T(day, '09:40')],
      ['closed', T(day, '10:00')],
    ],
    ...over,
    registers: { confirmation: confirmed, ...over.registers },
  })
}

function faultsOf(pack: Pack): ContractFacts['faults'] {
  const day = addDays(pack.period.start, 20)
  const policies = pack.faults.policies.filter((p) => p.kind !== 'general').map((p) => p.key)
  const [last] = pack.faults.subjects.toReversed()
  if (!policies.includes('A-HW'))
    return pack.faults.symptoms.map((symptom, n) =>
      settled(pack, `fault-${n}`, policies[0]!, addDays(day, n), {
        registers: {
          symptom: { class: symptom, text: '' },
          cause: { class: '程序缺陷', text: '分页条件写错' },
          change: { needed: true, record: 'change-1' },
        },
      }),
    )
  const device = { id: last!.id, name: last!.name, model: last!.model, serial: 'SN-1', asset: '', place: '' }
  const deviceFault = settled(pack, 'fault-device', 'A-HW', addDays(day, 9), {
    told: [
      ['reported', T(addDays(day, 9), '08:00')],
      ['first_response', T(addDays(day, 9), '08:20')],
      ['transport', T(addDays(day, 9), '12:00'), { to: T(addDays(day, 10), '09:00'), detail: { carrier: '示例物流' } }],
      ['installed', T(addDays(day, 12), '09:00'), { detail: { result: '正常' } }],
      ['connected', T(addDays(day, 12), '09:30'), { detail: { result: '正常' } }],
      ['repaired', T(addDays(day, 12), '10:00'), { detail: { rootCauseFixed: true } }],
      ['closed', T(addDays(day, 12), '11:00')],
    ],
    loaners: [loanerOf('fault-device', T(addDays(day, 9), '20:00'), T(addDays(day, 12), '12:00'))],
    registers: {
      subject: device,
      responsibility: { kind: 'non-human', basis: '封条完好，自检报电源故障' },
      parts: { rows: [{ name: '电源', model: 'P-1', oldSerial: '1', newSerial: '2', quantity: 1 }] },
      overdue: { reasons: { repair: '等待原厂备件，已提供备机', repair_or_loaner: '已提供备机' } },
    },
  })
  return [
    ...['A-T1', 'A-T2', 'A-T3'].map((policy, n) => settled(pack, `fault-${n}`, policy, addDays(day, n))),
    deviceFault,
  ]
}

function servicesOf(pack: Pack): ContractFacts['services'] {
  const months = monthsOf(pack.cycle, pack.period.start, pack.period.end)
  const monthly = months.flatMap((m) => [
    service('maintenance', m.from),
    service('sms', addDays(m.from, 1), { outcome: '正常' }, { tests: smsTests }),
    service('ssl', addDays(m.from, 2), { outcome: '正常' }),
  ])
  const quarterly = [0, 3, 6, 9].map((n) => service('backup', addDays(addMonths(pack.period.start, n), 3)))
  const day = addDays(pack.period.start, 40)
  const once = (
    ['phone', 'online', 'on-site', 'query', 'restore', 'change', 'assistance', 'training', 'consulting'] as const
  ).map((kind) => service(kind, day))
  const check = service(
    'authority',
    day,
    { type: '等级保护测评', found: '有', score: '符合' },
    { findings: [{ problem: '口令', demand: '整改', due: day, closed: day }] },
  )
  return [...monthly, ...quarterly, ...once, check]
}

function rostersOf(pack: Pack): ContractFacts['rosters'] {
  const months = monthsOf('calendar-quarter', pack.period.start, pack.period.end)
  return months.map(({ id }) => ({
    ...record,
    id: `${contractId}:${id}`,
    identity: { contract: contractId, month: id, ...made },
    shifts: {
      rows: [
        {
          from: startOfDay(`${id}-01`),
          to: startOfDay(addMonths(`${id}-01`, 1)),
          staff: 'staff-1',
          name: '工程师甲',
        },
      ],
    },
    notice: null,
  }))
}

/** A service year in which everything was done, proved and signed; what had no occasion is stated in R20. */
export function fullYear(pack: Pack): ContractFacts {
  const { start, end } = pack.period
  const periods = periodsOf(pack.cycle, start, end)
  const inspections = inspectionsOf(pack)
  const faults = faultsOf(pack)
  const services = servicesOf(pack)
  const idle = pack.clauses.filter((c) => c.idle?.possible).map((c) => ({ clause: c.id, reason: '本期没有发生' }))
  return emptyFacts(pack, {
    inspections,
    faults,
    services,
    firm: { name: '示例科技公司', hotline: '400-000-0000' },
    documents: [
      ...inspections.map((i) => documentFact(pack.checklists.find((l) => l.id === i.checklist)!.report, i.id)),
      ...periods.flatMap((p) => [
        documentFact('R05', contractId, p.id),
        documentFact('R20', `${contractId}:${p.id}`, '', { table: 'idle_statement' }),
      ]),
      ...monthsOf(pack.cycle, start, end).map((m) => documentFact('R06', contractId, m.id)),
      ...['R14', 'R15', 'R16'].map((kind) => documentFact(kind, contractId, 'service')),
      ...faults.map((f) => documentFact('R03', f.id)),
      ...faults.flatMap((f) => f.loaners.map((l) => documentFact('R12', l.id))),
      ...services.flatMap((s) => {
        const { report } = serviceKindOf(s.identity.kind)
        return report ? [documentFact(report, s.id)] : []
      }),
      documentFact('R13', 'certificate-1', '', { table: 'certificate' }),
    ],
    certificates: (['ca', 'ssl'] as const).map((kind, n) => ({
      ...record,
      id: `certificate-${n + 1}`,
      identity: { contract: contractId, number: `ZS-20240102-00${n + 1}`, kind, predecessor: '', ...made },
      subject: null,
      validity: { from: start, to: addDays(end, 30) },
      place: null,
      application: null,
      review: null,
      issue: null,
      installation: null,
      verification: null,
      handover: null,
      retirement: null,
      revocation: null,
      fee: null,
      correction: null,
      void: null,
    })),
    devices: pack.faults.subjects.map((s, n) => ({
      ...record,
      id: `device-${n}`,
      identity: { contract: contractId, number: `SB-20240102-00${n + 1}`, subject: s.id, ...made },
      card: { name: s.name, kind: '', model: s.model, serial: 'SN-1', asset: '', place: '' },
      detail: null,
      parts: null,
      state: null,
      void: null,
      imported: null,
    })),
    archive: (['backup-plan', 'document'] as const).map((category, n) => ({
      ...record,
      id: `archive-${n}`,
      identity: { contract: contractId, number: `DA-000${n + 1}`, category, ...made },
      entry: { title: '备份计划', version: '1.0', on: addDays(start, 5), text: '' },
      account: null,
      original: null,
      void: null,
    })),
    filed: ['archive-0'],
    staff: [
      {
        ...record,
        id: 'staff-1',
        identity: made,
        person: { name: '工程师甲', unit: '示例科技公司', role: '', qualification: '', phone: '' },
        service: null,
        notice: null,
        void: null,
      },
    ],
    rosters: rostersOf(pack),
    idle: periods.map((p) => ({
      ...record,
      id: `${contractId}:${p.id}`,
      identity: { contract: contractId, period: p.id, number: `WFS-${p.id}`, ...made },
      clauses: { rows: idle },
      correction: null,
      void: null,
    })),
    faqs: ['FAQ-20240320-001'],
    numbers: ['GZ-20240209-001', 'GZ-20240209-002', 'DA-0001', 'DA-0002'],
    sum: { cents: 4_466_000, from: 'budget' },
  })
}
