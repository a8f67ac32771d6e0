/** The tabs of the office and their names. */
export const officeTabs = {
  overview: '总览',
  devices: '设备',
  users: '用户',
  health: '运行状况',
  account: '我的密码',
} as const
export type OfficeTab = keyof typeof officeTabs

export const officePath = (tab: OfficeTab): string => `/office/${tab}`
