import {
  CircleCheck,
  CircleDashed,
  CircleSlash,
  ClockAlert,
  Goal,
  type LucideIcon,
  OctagonX,
  Server,
  ShieldCheck,
} from 'lucide-react'
import { faultEventName } from '../../domain/fault/event-name.ts'
import type { FaultState } from '../../domain/fault/facts.ts'
import type { FaultChannel, FaultEventType } from '../../domain/record/fault.ts'
import type { MilestoneState } from '../../domain/sla/state.ts'
import type { Tone } from '../ui/status-pill.tsx'

export interface Sign {
  readonly word: string
  readonly tone: Tone
  readonly icon: LucideIcon
  readonly outlined?: boolean
}

/** How a milestone stands: word, shape, colour. */
export const milestoneSign: Readonly<Record<MilestoneState, Sign>> = {
  未到期: { word: '未到期', tone: 'info', icon: CircleDashed },
  即将超时: { word: '即将超时', tone: 'warn', icon: ClockAlert },
  达标: { word: '达标', tone: 'ok', icon: CircleCheck },
  '达标(备机保障)': { word: '达标（备机保障）', tone: 'ok', icon: Server },
  超时达成: { word: '超时达成', tone: 'err', icon: ClockAlert },
  超时未达成: { word: '超时未达成', tone: 'err', icon: OctagonX },
  豁免: { word: '豁免', tone: 'grey', icon: ShieldCheck },
  不适用: { word: '不适用', tone: 'grey', icon: CircleSlash },
}

/** Something done that has no limit in hours (立即). */
export const recordedSign: Sign = { word: '已记录', tone: 'ok', icon: CircleCheck }
/** 立即, and nobody has recorded it yet. */
export const openSign: Sign = { word: '待记录', tone: 'info', icon: CircleDashed }
/** The firm's own target: never coloured as contractual. */
export const internalSign: Sign = { word: '内部目标', tone: 'grey', icon: Goal, outlined: true }

export const stateSign: Readonly<Record<FaultState, Sign>> = {
  open: { word: '处理中', tone: 'info', icon: CircleDashed },
  restored: { word: '已修复，待关闭', tone: 'ok', icon: CircleCheck },
  closed: { word: '已关闭', tone: 'grey', icon: CircleCheck },
  void: { word: '已作废', tone: 'grey', icon: CircleSlash },
}

export const channelName: Readonly<Record<FaultChannel, string>> = {
  phone: '电话',
  wechat: '微信',
  qq: 'QQ',
  remote: '远程',
  'on-site': '现场',
  inspection: '巡检',
  other: '其他',
}

export const levelName = {
  '1': '一级（全院无法开票或瘫痪）',
  '2': '二级（部分功能或窗口）',
  '3': '三级（单点，有替代办法）',
  '4': '四级（咨询、建议）',
} as const

export const waitingName = { user: '用户', parts: '备件', vendor: '厂商', other: '其他' } as const

/** What an entry of the timeline is called here; its beginning carries the name of the clock's zero. */
export function entryName(type: FaultEventType): string {
  return type === 'reported' ? '报障 T0' : faultEventName(type)
}

/** How a contract is called in a sentence: `合同 B`. */
export function contractShort(name: string): string {
  return /^合同 [A-Z]/.exec(name)?.[0] ?? '本合同'
}
