import { addDays, weekdayOf } from '../../../domain/time/instant.ts'
import { addMonths } from '../../../domain/time/period.ts'
import { occasions2026 } from './occasions-2026.ts'
import type { ServiceStory } from './service-story.ts'

/** First day of the service year of the supplies system. */
export const start2026 = '2026-07-26'

const centre = { person: '接口人丙', department: '信息科' }

/** The `n`th service month, from 0: its first day, and a working day some days into it. */
function dayOf(n: number, days: number): string {
  let day = addDays(addMonths(start2026, n), days)
  while (['星期六', '星期日'].includes(weekdayOf(day))) day = addDays(day, 1)
  return day
}

const carriers = ['中国移动', '中国联通', '中国电信'] as const

/** A monthly test of the text messages: the code at three carriers, and a reminder. `lost` never arrives. */
function smsTest(key: string, day: string, time: string, lost: string | null, note: string): ServiceStory {
  const sent = (minute: number, second: number): string =>
    `${day}T${time.slice(0, 2)}:${String(minute).padStart(2, '0')}:${String(second).padStart(2, '0')}.000+08:00`
  const minute = Number(time.slice(3))
  const code = carriers.map((carrier, n) => ({
    carrier,
    use: '登录验证码',
    phone: `13${n}****000${n}`,
    sentAt: sent(minute + n, 0),
    receivedAt: carrier === lost ? '' : sent(minute + n, 5 + n),
    seconds: carrier === lost ? '' : String(5 + n),
    result: carrier === lost ? '未收到' : '收到',
  }))
  const reminder = {
    carrier: '中国移动',
    use: '待办事项提醒',
    phone: '130****0000',
    sentAt: sent(minute + 3, 0),
    receivedAt: sent(minute + 3, 9),
    seconds: '9',
    result: '收到',
  }
  return {
    key,
    kind: 'sms',
    from: `${day} ${time}`,
    to: `${day} ${time.slice(0, 2)}:${String(minute + 6).padStart(2, '0')}`,
    way: 'remote',
    ...centre,
    subject: lost ? `短信通讯月度自测：${lost}未收到` : '短信通讯月度自测',
    content: '登录验证码三网各测一次，待办事项提醒测一次。',
    result: note,
    values: {
      provider: '示例短信平台',
      balance: '余额 18,240 条',
      templates: '正常',
      sent: '4120',
      succeeded: lost ? '4018' : '4113',
      failed: lost ? '102' : '7',
      outcome: lost ? '异常' : '正常',
      ...(lost
        ? {
            cause: `${lost}通道签名报备到期，短信被拦截。`,
            handling: '当日向通道商补办报备，切换备用通道后复测。',
          }
        : {}),
    },
    tables: { tests: [...code, reminder] },
  }
}

function sslTest(n: number): ServiceStory {
  const day = dayOf(n, 9)
  const left = Math.round((Date.parse('2027-11-30') - Date.parse(day)) / 86_400_000)
  return {
    key: `b-ssl-${n + 1}`,
    kind: 'ssl',
    from: `${day} 10:20`,
    to: `${day} 10:30`,
    way: 'remote',
    ...centre,
    subject: 'SSL 加密通讯月度自测',
    content: '核对证书、证书链、协议、加密套件和跳转。',
    result: '正常',
    values: {
      domain: 'supplies.example:443',
      certificate: 'CN=supplies.example',
      issuer: '示例证书机构',
      validFrom: '2026-06-01',
      validTo: '2027-11-30',
      days: String(left),
      chain: '是',
      protocols: 'TLS 1.2、TLS 1.3',
      weak: '否',
      redirect: '是',
      mixed: '否',
      outcome: '正常',
    },
  }
}

function upkeep(n: number): ServiceStory {
  const day = dayOf(n, 16)
  return {
    key: `b-upkeep-${n + 1}`,
    kind: 'maintenance',
    from: `${day} 15:00`,
    to: `${day} 15:40`,
    way: 'remote',
    ...centre,
    subject: '月度例行维护',
    content: '查看应用与数据库日志、备份结果、磁盘余量和账户变动。',
    result: '正常',
    values: { 'work-class': '巡检', objects: '应用服务器、数据库服务器' },
  }
}

function backup(n: number): ServiceStory {
  const day = dayOf(n * 3, 30)
  return {
    key: `b-backup-${n + 1}`,
    kind: 'backup',
    from: `${day} 02:00`,
    to: `${day} 09:10`,
    way: 'remote',
    ...centre,
    subject: '数据库全量备份与附件目录备份',
    content: '按备份计划执行，次日核对。',
    result: '备份成功，抽验可读。',
    values: {
      record: '备份执行',
      target: '数据库 SUPPLIES、附件目录、配置文件',
      method: '全量',
      medium: '备份存储',
      place: '中心机房备份服务器，异地一份',
      outcome: '成功',
      size: '186GB',
      checksum: `SHA-256 ${String(n + 1).repeat(8)}…（示例）`,
      operator: '工程师甲',
      verified: '已抽验，可读',
    },
  }
}

const months = Array.from({ length: 12 }, (_, n) => n)

/** The services of the supplies system in the service year from 2026-07-26, beside checks and faults. */
export const services2026: readonly ServiceStory[] = [
  ...months.flatMap((n) => {
    const day = dayOf(n, 9)
    return n === 4
      ? [
          smsTest('b-sms-5', day, '10:00', '中国联通', '中国联通未收到，已切换备用通道。'),
          smsTest('b-sms-5-again', day, '16:00', null, '切换后复测，三网全部收到。'),
        ]
      : [smsTest(`b-sms-${n + 1}`, day, '10:00', null, '三网全部收到。')]
  }),
  ...months.map(sslTest),
  ...months.map(upkeep),
  ...[0, 1, 2, 3].map(backup),
  ...occasions2026,
]
