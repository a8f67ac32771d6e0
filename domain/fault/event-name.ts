import { type FaultEventType, faultEventTypes } from '../record/fault.ts'

const names: Readonly<Record<FaultEventType, string>> = {
  occurred: '故障发生',
  reported: '报障',
  accepted: '受理登记',
  first_response: '首次响应',
  auto_reply: '自动回复',
  on_site: '到达现场',
  team_consultation: '技术小组商讨',
  plan_sent: '回复方案',
  workaround: '临时措施',
  repair_needed: '判定需维修',
  handled: '处理完成',
  repaired: '修复',
  transport: '运输',
  installed: '安装调试',
  connected: '系统连接',
  answered: '答复客户',
  resolved: '解决',
  confirmed: '用户确认',
  closed: '关闭',
  reopened: '重开',
  reclassified: '改层级',
  waiting: '等待',
  note: '备注',
}

/** What an entry of the timeline is called on screen and in records. */
export function faultEventName(type: FaultEventType): string {
  return names[type]
}

/** Place of a kind among entries of one instant: the order in which such things happen. */
export function faultEventRank(type: FaultEventType): number {
  return faultEventTypes.indexOf(type)
}
