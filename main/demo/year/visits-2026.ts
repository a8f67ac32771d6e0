import type { FreeAdvice, Visit } from '../checklist.ts'
import { instant } from './instant.ts'

/** What differs between the quarters of the supplies system. */
interface Quarter {
  readonly period: string
  readonly day: string
  readonly space: string
  readonly volume: string
  readonly certificate: string
  readonly due: string
  /** Accounts of people who left, still enabled. */
  readonly surplus: string
}

const quarters: readonly Quarter[] = [
  {
    period: 'S1',
    day: '2026-10-14',
    space: '61.2',
    volume: '58.4',
    certificate: '412',
    due: '2027-01-10',
    surplus: '2',
  },
  {
    period: 'S2',
    day: '2027-01-13',
    space: '64.9',
    volume: '61.7',
    certificate: '321',
    due: '2027-04-10',
    surplus: '0',
  },
  {
    period: 'S3',
    day: '2027-04-14',
    space: '68.3',
    volume: '64.8',
    certificate: '230',
    due: '2027-07-10',
    surplus: '0',
  },
  {
    period: 'S4',
    day: '2027-07-14',
    space: '71.5',
    volume: '68.2',
    certificate: '139',
    due: '2027-10-10',
    surplus: '0',
  },
]

type Check = Omit<Visit, 'contract'>

const security = (q: Quarter): Check => ({
  period: q.period,
  checklist: 'security',
  start: instant(`${q.day} 09:00`),
  outputs: {},
  readings: {
    temperature: '22.8',
    'surplus-accounts': '0',
    'retention-months': '12',
    'high-vulnerabilities': '0',
    'signature-age': [['应用服务器', '1']],
    'sampled-accounts': '20',
    'weak-accounts': '0',
    'to-disable': q.surplus,
    'high-found': '0',
    'unlisted-ports': '0',
    'virus-age': [['应用服务器', '1']],
    'certificate-days': [['supplies.example', q.certificate]],
  },
  stories:
    q.surplus === '0'
      ? []
      : [
          {
            item: 'RTN-02',
            seconds: 120,
            verdict: 'attention',
            values: [{ measure: 'to-disable', object: '', value: q.surplus, unit: '个' }],
          },
        ],
  advice: [],
})

const environment = (q: Quarter): Check => {
  const advice: readonly FreeAdvice[] = [
    {
      group: 'tuning',
      text: '把 2025 年以前的调拨明细归档到历史表，减小月度汇总的扫描范围。',
      basis: `数据表空间使用率 ${q.space}%，最慢语句 2.1 秒`,
      due: q.due,
      party: 'contractor',
    },
    {
      group: 'prevention',
      text: '附件卷按目前增量每季度约增 3 个百分点，达到 80% 前扩容。',
      basis: `附件卷使用率 ${q.volume}%`,
      due: q.due,
      party: 'customer',
    },
  ]
  return {
    period: q.period,
    checklist: 'environment',
    start: instant(`${q.day} 13:30`),
    outputs: {},
    readings: {
      'log-used': [['SUPPLIES', '23.6']],
      'log-backup-hours': '1',
      'connection-used': '18.4',
      'unplanned-restarts': '0',
      deadlocks: '0',
      'blocked-seconds': '2',
      slowest: '2.1',
      'statistics-age': '6',
      corruptions: '0',
      'check-age': '14',
      'space-used': [['SUPPLIES_DATA', q.space]],
      'error-count': [['数据库日志', '3']],
      unexplained: '0',
      'open-advice': '0',
      alarms: [['应用服务器', '0']],
      'patch-age': [['应用服务器', '27']],
      'cpu-average': [['应用服务器', '21.3']],
      'memory-used': [['应用服务器', '58.7']],
      'used-percent': [
        ['应用服务器 /', '41.8'],
        ['应用服务器 /attachment', q.volume],
        ['数据库服务器 /data', '66.0'],
      ],
      'stopped-services': [['应用服务器', '0']],
      'failed-tasks': '0',
      'signature-age': [['应用服务器', '1']],
      'clock-offset': [['应用服务器', '0.02']],
      sampled: '5',
      'failed-stations': '0',
      'old-signatures': '0',
      'packet-loss': [['工作站到应用服务器', '0']],
      latency: [['工作站到应用服务器', '1.2']],
      jitter: [['工作站到应用服务器', '0.3']],
      'dns-seconds': '0.02',
      'unlisted-ports': '0',
      'uplink-used': [['政务外网', '34.0']],
      outages: '0',
    },
    stories: [],
    advice,
  }
}

const communication = (q: Quarter): Check => ({
  period: q.period,
  checklist: 'communication',
  start: instant(`${q.day} 16:30`),
  outputs: {
    'COM-01': '中国移动 16:31:00 发 16:31:05 收\n中国联通 16:32:00 发 16:32:06 收\n中国电信 16:33:00 发 16:33:07 收',
  },
  readings: {
    'arrival-seconds': [
      ['中国移动', '5'],
      ['中国联通', '6'],
      ['中国电信', '7'],
    ],
    'not-arrived': '0',
    'reminder-seconds': '9',
    'reminder-failed': '0',
    'remaining-days': '133',
    sent: '12360',
    failed: '21',
    'success-rate': '99.83',
    'certificate-days': [['supplies.example', q.certificate]],
    'weak-protocols': '0',
    'weak-ciphers': '0',
    'plain-entries': '0',
    'response-time': [['短信平台接口', '0.41']],
    unreachable: '0',
  },
  stories: [],
  advice: [],
})

/** The checks of the service year from 2026-07-26: security, environment and communication in each contract quarter. */
export const visits2026: readonly { readonly report: 'R07' | 'R08' | 'R10'; readonly visit: Check }[] =
  quarters.flatMap((q) => [
    { report: 'R07', visit: security(q) } as const,
    { report: 'R08', visit: environment(q) } as const,
    { report: 'R10', visit: communication(q) } as const,
  ])
