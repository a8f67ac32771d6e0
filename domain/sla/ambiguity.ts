import { defaultSlaSetting, type SlaSetting } from './setting.ts'

/** One way to read the contract's words: what it sets. */
export interface Reading {
  readonly label: string
  readonly set: Partial<SlaSetting>
}

/** A number that the customer may set differently. */
export interface SettableNumber {
  readonly field: 'reopenDays' | 'recurrenceDays' | 'loanerHours'
  readonly label: string
  readonly unit: '天' | '小时'
  readonly min: number
  readonly max: number
}

/** Something that the contract leaves open, the readings it allows, and who has the say. */
export interface Ambiguity {
  /** `A1` … `A19`. */
  readonly id: string
  readonly question: string
  /** The contract's words; null where it says nothing of it. Shown where the contract has the clause. */
  readonly wording: { readonly clause: string; readonly quote: string } | null
  /** Exclusive readings, the default among them; empty where numbers or tiers are set instead. */
  readonly readings: readonly Reading[]
  readonly numbers: readonly SettableNumber[]
  /** True when the tiers that the general clause binds are chosen (A17). */
  readonly tiers: boolean
  /** Who has the say: whose word is needed for another reading than the default. */
  readonly decides: string
  /** True when it matters also where the contract names no hours: for internal targets and statistics. */
  readonly withoutHours: boolean
}

type Given = Pick<Ambiguity, 'id' | 'question'> & Partial<Ambiguity>

const open = (given: Given): Ambiguity => ({
  wording: null,
  readings: [],
  numbers: [],
  tiers: false,
  decides: '院方信息部门',
  withoutHours: false,
  ...given,
})
const quoted = (clause: string, quote: string): Ambiguity['wording'] => ({ clause, quote })

/** A1–A19: the ambiguities of the contract's time limits, in the order in which a dispute meets them. */
export const ambiguities: readonly Ambiguity[] = [
  open({
    id: 'A1',
    question: '时限从什么时候起算',
    wording: quoted('A-067', '接到用户的故障请求后'),
    readings: [
      { label: '用户报障的时间', set: { start: 'reported' } },
      { label: '故障发生的时间', set: { start: 'occurred' } },
      { label: '受理登记的时间', set: { start: 'accepted' } },
    ],
    withoutHours: true,
  }),
  open({
    id: 'A2',
    question: '按自然时间还是工作时间算',
    wording: quoted('A-059', '提供的7×24小时热线服务'),
    readings: [
      { label: '自然时间，7×24 小时', set: { hours: 'natural' } },
      { label: '只算工作日的工作时间', set: { hours: 'working' } },
    ],
    withoutHours: true,
  }),
  open({
    id: 'A3',
    question: '“一周内”到什么时候',
    decides: '双方',
    wording: quoted('A-052', '一周内解决'),
    readings: [
      { label: '满 168 小时', set: { week: '168h' } },
      { label: '第 7 日 24:00', set: { week: 'day7' } },
      { label: '5 个工作日', set: { week: 'workdays5' } },
    ],
  }),
  open({
    id: 'A4',
    question: '24 小时内回复的方案算不算答复',
    wording: quoted('A-051', '48小时内答复客户'),
    readings: [
      { label: '算答复，两行都列出', set: { planAnswers: true } },
      { label: '不算，要另行答复', set: { planAnswers: false } },
    ],
  }),
  open({
    id: 'A5',
    question: '“修复”指什么',
    wording: quoted('A-050', '24小时内修复'),
    readings: [
      { label: '业务恢复，可用临时措施', set: { repairBy: 'restored' } },
      { label: '根本原因消除', set: { repairBy: 'root' } },
    ],
  }),
  open({
    id: 'A6',
    question: '24 小时从报障起还是从响应起',
    wording: quoted('A-050', '2小时内响应，24小时内修复'),
    readings: [
      { label: '从报障起', set: { runFrom: 't0' } },
      { label: '从首次响应起', set: { runFrom: 'response' } },
    ],
  }),
  open({
    id: 'A7',
    question: '设备的 24 小时从什么时候起',
    wording: quoted('A-068', '若确实要维修维护，如24小时内不能解决问题'),
    readings: [
      { label: '从报障起', set: { deviceFrom: 't0' } },
      { label: '从判定需维修起', set: { deviceFrom: 'repair-needed' } },
    ],
  }),
  open({
    id: 'A8',
    question: '备机投入使用算不算达标',
    decides: '双方',
    wording: quoted('A-068', '提供相同档次的设备予以临时使用'),
    readings: [
      { label: '算，记“达标(备机保障)”', set: { loanerFulfils: true } },
      { label: '不算“维修到位”', set: { loanerFulfils: false } },
    ],
  }),
  open({
    id: 'A9',
    question: '“响应”指什么',
    wording: quoted('A-071', '2小时内响应'),
    readings: [
      { label: '人工联系并开始排查', set: { responseBy: 'contact' } },
      { label: '到达现场', set: { responseBy: 'on-site' } },
    ],
    withoutHours: true,
  }),
  open({
    id: 'A10',
    question: '“到位”指什么',
    wording: quoted('A-072', '24小时内维修到位'),
    readings: [
      { label: '修复', set: { arrival: 'repaired' } },
      { label: '到达现场', set: { arrival: 'on-site' } },
    ],
  }),
  open({
    id: 'A11',
    question: '等用户、备件、厂商的时间能不能扣除',
    readings: [
      { label: '院方书面同意的才扣除', set: { pause: 'consent' } },
      { label: '一律不扣除', set: { pause: 'never' } },
      { label: '有等待就扣除', set: { pause: 'always' } },
    ],
  }),
  open({
    id: 'A12',
    question: '中途改了层级，时间怎么算',
    readings: [
      { label: '仍从原来的起点算', set: { reclassify: 'keep' } },
      { label: '从改层级时重新算', set: { reclassify: 'restart' } },
    ],
  }),
  open({
    id: 'A13',
    question: '谁认定是否影响用户业务',
    decides: '院方业务科室',
    wording: quoted('A-049', '影响用户业务需要紧急解决的问题'),
    readings: [
      { label: '用户报障时说的，改动要院方确认', set: { decides: 'customer' } },
      { label: '工程师判断', set: { decides: 'engineer' } },
    ],
  }),
  open({
    id: 'A14',
    question: '同一现象再次出现算几次故障',
    decides: '双方',
    numbers: [
      { field: 'reopenDays', label: '重新打开', unit: '天', min: 0, max: 365 },
      { field: 'recurrenceDays', label: '重复故障', unit: '天', min: 1, max: 730 },
    ],
    withoutHours: true,
  }),
  open({
    id: 'A15',
    question: '不可抗力期间计不计时',
    wording: quoted('A-073', '不可抗力情况除外。'),
    readings: [
      { label: '有通知、证明和确认的不计时', set: { forceMajeure: true } },
      { label: '照常计时', set: { forceMajeure: false } },
    ],
  }),
  open({
    id: 'A16',
    question: '人为故障计不计时',
    decides: '双方',
    wording: quoted('A-053', '如在正常使用下发生非人为故障或质量问题'),
    readings: [
      { label: '照常计时，费用另议', set: { humanCauseRuns: true } },
      { label: '不计时', set: { humanCauseRuns: false } },
    ],
  }),
  open({
    id: 'A17',
    question: '售后总则的时限还管哪些层级',
    decides: '双方',
    wording: quoted('A-072', '24小时内维修到位'),
    tiers: true,
  }),
  open({
    id: 'A18',
    question: '备机应在多久内投入使用',
    decides: '双方',
    wording: quoted('A-068', '如24小时内不能解决问题，提供相同档次的设备予以临时使用'),
    numbers: [{ field: 'loanerHours', label: '投入使用', unit: '小时', min: 1, max: 8784 }],
  }),
  open({
    id: 'A19',
    question: '服务期满时没修好的故障',
    decides: '双方',
    wording: quoted('A-071', '在服务期内需2小时内响应'),
    readings: [
      { label: '期内报障的，期满后继续计时', set: { runsOn: true } },
      { label: '期满即止', set: { runsOn: false } },
    ],
  }),
]

function holds(set: Partial<SlaSetting>, setting: SlaSetting): boolean {
  return Object.entries(set).every(([field, value]) => setting[field as keyof SlaSetting] === value)
}

/** The reading in force, as its place in the list; -1 where numbers or tiers are set instead. */
export function readingOf({ readings }: Ambiguity, setting: SlaSetting): number {
  return readings.findIndex((r) => holds(r.set, setting))
}

/** True when the ambiguity is read otherwise than by default: then somebody must have decided it. */
export function isDecided(ambiguity: Ambiguity, setting: SlaSetting): boolean {
  if (ambiguity.tiers) return setting.general.toSorted().join() !== defaultSlaSetting.general.toSorted().join()
  if (ambiguity.numbers.some(({ field }) => setting[field] !== defaultSlaSetting[field])) return true
  return readingOf(ambiguity, setting) !== readingOf(ambiguity, defaultSlaSetting)
}

/** The setting with some of it changed. What is back at its default no longer has anybody who decided it. */
export function changeSetting(setting: SlaSetting, ambiguity: Ambiguity, change: Partial<SlaSetting>): SlaSetting {
  const next = { ...setting, ...change }
  if (isDecided(ambiguity, next)) return next
  const { [ambiguity.id]: _gone, ...decided } = next.decided
  return { ...next, decided }
}

/** Decisions that differ from the default and name nobody: they would not stand in a dispute. */
export function undecided(setting: SlaSetting): Ambiguity[] {
  return ambiguities.filter((a) => isDecided(a, setting) && !setting.decided[a.id]?.by.trim())
}
