import type { Visit } from '../checklist.ts'
import { instant } from './instant.ts'

const runs = `第1次 SM2 P1 签名成功 验签成功 21ms
第2次 SM2 P7 签名成功 验签成功 23ms
第3次 SM2 P1 签名成功 验签成功 20ms
篡改数据 SM2 P1 验签失败（应失败）`
const selfTest = `SM2 自检 通过
SM3 自检 通过
SM4 自检 通过
随机数检验 通过
密钥完整性 通过`

/** What differs between the quarters of the signature server. */
interface Quarter {
  readonly period: string
  readonly start: string
  readonly uptime: string
  readonly mean: string
  readonly certificate: string
  readonly licence: string
  readonly due: string
}

const quarters: readonly Quarter[] = [
  {
    period: '2024-Q1',
    start: '2024-03-20 14:00',
    uptime: '142',
    mean: '21.6',
    certificate: '286',
    licence: '651',
    due: '2024-06-10',
  },
  {
    period: '2024-Q2',
    start: '2024-06-12 14:00',
    uptime: '226',
    mean: '22.1',
    certificate: '202',
    licence: '567',
    due: '2024-09-10',
  },
  {
    period: '2024-Q3',
    start: '2024-09-18 14:00',
    uptime: '84',
    mean: '20.8',
    certificate: '104',
    licence: '469',
    due: '2024-12-05',
  },
  {
    period: '2024-Q4',
    start: '2024-12-11 14:00',
    uptime: '168',
    mean: '21.2',
    certificate: '385',
    licence: '385',
    due: '2025-03-10',
  },
]

/** The four checks of the signature server in 2024: everything in order, with references that the data give reasons for. */
export const visits2024: readonly Omit<Visit, 'contract'>[] = quarters.map((q) => ({
  period: q.period,
  checklist: 'signature-server',
  start: instant(q.start),
  outputs: {
    'SIG-01': '外观完好，机柜 B03 第 12U；资产标签清晰；封条完整，编号与台账一致。',
    'SIG-02': '电源1 绿　电源2 绿　运行 绿　告警 灭　硬盘 绿　网口1 绿　网口2 绿',
    'SIG-09': runs,
    'SIG-18': selfTest,
  },
  readings: {
    'alarm-lights': '0',
    temperature: '23.4',
    humidity: '48',
    'fan-faults': '0',
    'ups-load': '42',
    'license-days': q.licence,
    'cpu-average': '8.6',
    'memory-used': '41.2',
    'SIG-06/disk-used': [['系统分区', '37.5']],
    'uptime-days': q.uptime,
    'unplanned-restarts': '0',
    'stopped-services': '0',
    'unplanned-ports': '0',
    'packet-loss': [['应用服务器', '0']],
    latency: [['应用服务器', '0.4']],
    'positive-runs': '3',
    'failed-positive': '0',
    'accepted-negative': '0',
    'mean-time': q.mean,
    'max-time': '48',
    'failed-count': '0',
    rate: '1180',
    'key-pairs': '2',
    'unregistered-keys': '0',
    'backup-copies': '2',
    'months-since-restore': '5',
    'SIG-13/certificate-days': [['单位签名证书', q.certificate]],
    'crl-days': '6',
    apps: '1',
    'unknown-apps': '0',
    ukeys: '3',
    'default-passwords': '0',
    'error-count': '4',
    'unexplained-errors': '0',
    'retention-months': '12',
    'failed-tests': '0',
    'clock-offset': '0.02',
    'config-backup-days': '1',
  },
  stories: [],
  advice: [
    {
      group: 'maintenance',
      text: '每季度除尘并检查两路电源指示灯，照片随检测记录保存。',
      basis: `本季度两路电源正常，连续运行 ${q.uptime} 天`,
      due: q.due,
      party: 'contractor',
    },
    {
      group: 'management',
      text: '管理员 UKey 交接时双方登记持有人，备用 UKey 由信息科保管。',
      basis: 'UKey 3 把，持有人与台账一致',
      due: q.due,
      party: 'customer',
    },
    {
      group: 'upgrade',
      text: '固件暂不升级；签名量达到每秒 800 次时再评估更高档次的设备。',
      basis: `平均签名耗时 ${q.mean}ms，能力 1180 次/s，占用不足三成`,
      due: q.due,
      party: 'contractor',
    },
  ],
}))
