import type { FaultChannel } from '../record/fault.ts'

/** Words for what a fault's registers hold, as reports print them. */
export const channelNames: Readonly<Record<FaultChannel, string>> = {
  phone: '电话',
  wechat: '微信',
  qq: 'QQ',
  remote: '远程',
  'on-site': '现场',
  inspection: '巡检',
  other: '其他',
}
export const levelNames = { '1': '一级', '2': '二级', '3': '三级', '4': '四级' } as const
export const responsibilityNames = { 'non-human': '非人为', human: '人为', third: '第三方', undecided: '待定' } as const
export const lossNames = { none: '未丢失数据', lost: '有数据丢失', restored: '数据丢失后已恢复' } as const
export const remedyNames = { temporary: '临时措施', permanent: '根本解决' } as const
