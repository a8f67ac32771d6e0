/**
 * Every screen: its path and the title of the window.
 * The components are in screens.tsx; this table is plain so that tests can read it too.
 */
export const routes = {
  home: { path: '/', title: '首页' },
  setup: { path: '/setup', title: '第一次使用' },
  addContract: { path: '/contract/new', title: '增加合同' },
  inspections: { path: '/inspections', title: '巡检' },
  inspection: { path: '/inspection/:id', title: '季度巡检' },
  log: { path: '/log', title: '日志' },
  service: { path: '/service/:id', title: '服务记录' },
  faults: { path: '/faults', title: '故障' },
  newFault: { path: '/fault/new', title: '登记故障' },
  fault: { path: '/fault/:id', title: '故障' },
  loaner: { path: '/loaner/:id', title: '备机' },
  forceMajeure: { path: '/force-majeure/:id', title: '不可抗力' },
  rectification: { path: '/rectification/:id', title: '安全整改单' },
  registers: { path: '/registers/:tab', title: '台账' },
  certificate: { path: '/certificate/:id', title: '证书' },
  device: { path: '/device/:id', title: '设备' },
  statistics: { path: '/statistics', title: '统计' },
  obligations: { path: '/obligations', title: '义务矩阵' },
  duties: { path: '/duties', title: '任务日历' },
  idle: { path: '/idle', title: '本期未发生' },
  acceptance: { path: '/acceptance', title: '验收' },
  document: { path: '/document/:kind/:table/:row', title: '单据' },
  packs: { path: '/packs', title: '合同包' },
  pack: { path: '/packs/:sha256', title: '合同包' },
  findings: { path: '/findings', title: '问题整改' },
  import: { path: '/import', title: '数据导入' },
  sync: { path: '/sync', title: '同步与冲突' },
  office: { path: '/office/:tab', title: '办公室' },
  settings: { path: '/settings', title: '设置' },
} as const

export type RouteName = keyof typeof routes
