import type { FaultFacts } from '../../domain/fault/facts.ts'
import type { Service } from '../../domain/statistics/period.ts'
import { periodsBefore, periodYearBefore, statisticsPeriodOf } from '../../domain/statistics/period.ts'
import { faultStatistics, type Statistics, type StatisticsInput } from '../../domain/statistics/statistics.ts'
import { faultFacts, loanerOf, majeureOf, packB, type Sketch, type Told } from './fault-facts.ts'
import { packA } from './pack-a.ts'

export const at = (time: string): string => `2024-${time}:00+08:00`
type Rest = Omit<Sketch, 'id' | 'policy' | 'now' | 'told'>

/** A fault that was handled: reported, answered by phone, then `more`. */
function handled(id: string, policy: string, now: string, t0: string, more: readonly Told[], rest: Rest = {}) {
  return faultFacts({
    id,
    policy,
    now,
    told: [['reported', t0, { channel: 'phone' }], ...more],
    number: `GZ-${id}`,
    ...rest,
  })
}

/** The faults of the first quarter of 2024: seven, one late, one repeated, one temporary, one by a person. */
export function quarterFaults(now = at('04-02T09:00')): FaultFacts[] {
  const first = (time: string): Told => ['first_response', at(time), { channel: 'phone' }]
  return [
    handled(
      '20240117-001',
      'A-T2',
      now,
      at('01-17T08:52'),
      [
        first('01-17T09:03'),
        [
          'team_consultation',
          at('01-17T09:10'),
          { detail: { members: ['工程师甲', '工程师乙'] }, text: '先重启应用释放连接，再查慢查询' },
        ],
        [
          'workaround',
          at('01-17T09:43'),
          { channel: 'remote', text: '经院方同意重启app01应用服务，业务恢复', detail: { businessRestored: true } },
        ],
        [
          'repaired',
          at('01-17T11:30'),
          { channel: 'remote', text: '建立索引，单次执行由41s降至0.2s', detail: { rootCauseFixed: true } },
        ],
        ['answered', at('01-17T11:40'), { channel: 'phone', text: '说明原因与预防措施' }],
        ['confirmed', at('01-17T11:45')],
        ['closed', at('01-17T12:00')],
      ],
      {
        registers: {
          level: { level: '2' },
          impact: { scope: '门诊3个收费窗口', from: at('01-17T08:50'), to: at('01-17T09:43') },
          data: { loss: 'none', text: '17笔结算未即时开票，11:30前全部补开', count: '17' },
          prevention: { text: '将慢查询列入每季度巡检' },
          change: { needed: true, record: '' },
        },
      },
    ),
    handled(
      '20240205-001',
      'A-T3',
      now,
      at('02-05T15:20'),
      [
        first('02-05T16:00'),
        ['plan_sent', at('02-06T10:00'), { channel: 'remote' }],
        ['answered', at('02-06T10:05')],
        ['resolved', at('02-08T10:00'), { channel: 'remote' }],
        ['closed', at('02-08T11:00')],
      ],
      {
        registers: {
          title: { text: '月报导出列宽显示不全' },
          symptom: { class: '报表', text: '月报导出后金额列显示为#号' },
          cause: { class: '程序缺陷', text: '导出模板列宽固定' },
          reporter: { name: '财务科', department: '财务科', phone: '', channel: 'wechat' },
        },
      },
    ),
    handled(
      '20240209-001',
      'A-T2',
      now,
      at('02-09T22:30'),
      [
        first('02-09T22:48'),
        ['on_site', at('02-09T23:40'), { channel: 'on-site' }],
        ['repaired', at('02-10T02:10'), { channel: 'on-site', detail: { rootCauseFixed: false } }],
        ['answered', at('02-10T02:20')],
        ['closed', at('02-10T09:00')],
      ],
      {
        registers: {
          title: { text: '急诊无法开票' },
          level: { level: '1' },
          symptom: { class: '签名验签', text: '急诊窗口开票提示签名超时' },
          cause: { class: '网络', text: '签名服务链路中断' },
          remedy: { text: '切换到备用链路', kind: 'temporary' },
          prevention: { text: '排查光纤链路并更换模块' },
          impact: { scope: '急诊全部窗口', from: at('02-09T22:25'), to: at('02-10T02:10') },
          reporter: { name: '急诊收费', department: '急诊收费处', phone: '', channel: 'phone' },
        },
      },
    ),
    handled(
      '20240226-001',
      'A-T3',
      now,
      at('02-26T09:40'),
      [
        first('02-26T10:05'),
        ['plan_sent', at('02-27T11:05'), { channel: 'remote' }],
        ['answered', at('02-27T11:10')],
        ['resolved', at('03-01T15:00')],
        ['closed', at('03-01T16:00')],
      ],
      {
        registers: {
          title: { text: '换开纸质票打印偏移' },
          symptom: { class: '冲红/换开失败', text: '换开打印位置偏移约3mm' },
          cause: { class: '操作不当(人为)', text: '打印机纸型设置被改动' },
          responsibility: { kind: 'human', basis: '现场查看设置记录' },
          overdue: { reasons: { plan: '等待院方提供样张，未申请扣除' } },
        },
      },
    ),
    handled(
      '20240304-001',
      'A-T1',
      now,
      at('03-04T10:12'),
      [
        first('03-04T10:15'),
        ['handled', at('03-04T10:30'), { channel: 'phone' }],
        ['answered', at('03-04T10:30')],
        ['closed', at('03-04T10:35')],
      ],
      {
        registers: {
          title: { text: '收费员密码锁定' },
          level: { level: '4' },
          symptom: { class: '登录/页面', text: '连续输错密码被锁定' },
          cause: { class: '操作不当(人为)', text: '连续输错密码' },
          responsibility: { kind: 'human', basis: '登录日志' },
        },
      },
    ),
    handled(
      '20240311-001',
      'A-T2',
      now,
      at('03-11T08:20'),
      [
        first('03-11T08:31'),
        ['repaired', at('03-11T10:20'), { channel: 'remote', detail: { rootCauseFixed: true } }],
        ['answered', at('03-11T10:30')],
        ['closed', at('03-11T11:00')],
      ],
      {
        registers: {
          title: { text: '门诊开票再次超时' },
          level: { level: '2' },
          impact: { scope: '门诊2个窗口', from: at('03-11T08:15'), to: at('03-11T10:20') },
          repeat: { of: '20240117-001', checked: true },
        },
      },
    ),
    handled('20240328-001', 'A-HW', now, at('03-28T13:40'), [first('03-28T14:05')], {
      loaners: [loanerOf('20240328-001', at('03-29T09:40'))],
      registers: {
        title: { text: '签名验签服务器电源故障' },
        subject: {
          id: 'signature-server',
          name: '',
          model: 'TrustByte® UAS-P2',
          serial: 'SN-0001',
          asset: '',
          place: '信息科机房',
        },
        symptom: { class: '签名验签', text: '设备无法上电' },
        cause: { class: '硬件', text: '电源模块损坏' },
        remedy: null,
        impact: { scope: '全院开票', from: at('03-28T13:35'), to: at('03-29T09:40') },
        parts: { rows: [{ name: '电源模块', model: 'PSU-300', oldSerial: 'P1', newSerial: 'P2', quantity: 1 }] },
      },
    }),
  ]
}

/** Two faults only: numbers are counts, nothing is a trend. */
export function fewFaults(now = at('04-02T09:00')): FaultFacts[] {
  return quarterFaults(now).slice(0, 2)
}

/** The year 2024: the first quarter, a device fault in June, a T3 exempted in September. */
export function yearFaults(now = '2025-01-03T09:00:00+08:00'): FaultFacts[] {
  return [
    ...quarterFaults(now),
    handled(
      '20240618-001',
      'A-HW',
      now,
      at('06-18T13:40'),
      [
        ['first_response', at('06-18T14:00'), { channel: 'phone' }],
        ['repaired', at('06-24T16:00'), { channel: 'on-site', detail: { rootCauseFixed: true } }],
        ['closed', at('06-25T10:00')],
      ],
      {
        loaners: [loanerOf('20240618-001', at('06-19T09:40'), at('06-24T17:00'))],
        registers: {
          title: { text: '签名验签服务器密码卡故障' },
          subject: { id: 'signature-server', name: '', model: '', serial: '', asset: '', place: '' },
          symptom: { class: '签名验签', text: '密码卡自检失败' },
          cause: { class: '硬件', text: '密码卡老化' },
        },
      },
    ),
    handled(
      '20240903-001',
      'A-T3',
      now,
      at('09-03T09:00'),
      [
        ['first_response', at('09-03T09:30'), { channel: 'phone' }],
        ['plan_sent', at('09-03T16:00')],
        ['answered', at('09-03T16:00')],
        ['resolved', at('09-11T15:00'), { channel: 'remote' }],
        ['closed', at('09-11T16:00')],
      ],
      {
        forceMajeure: [majeureOf(['20240903-001'], at('09-05T18:00'), at('09-07T06:00'))],
        proven: ['majeure-1'],
        registers: {
          title: { text: '库存预警数量不更新' },
          symptom: { class: '库存/号段', text: '预警数量停在前一日' },
          cause: { class: '程序缺陷', text: '定时任务未重试' },
          reporter: { name: '财务科', department: '财务科', phone: '', channel: 'qq' },
        },
      },
    ),
  ]
}

/** A fault of each of contract B's five symptom classes but one, in its first quarter. */
export function suppliesFaults(now = '2026-10-30T09:00:00+08:00'): FaultFacts[] {
  const classes = packB.faults.symptoms
  return [0, 1, 3, 3, 4, 0].map((symptom, n) => {
    const day = `2026-08-${String(3 + n * 4).padStart(2, '0')}`
    return faultFacts({
      id: `B-${n + 1}`,
      number: `GZ-202608${String(3 + n * 4).padStart(2, '0')}-001`,
      pack: packB,
      policy: 'B-NONE',
      now,
      told: [
        ['reported', `${day}T09:10:00+08:00`],
        ['first_response', `${day}T09:${20 + n}:00+08:00`, { channel: 'phone' }],
        ['repaired', `${day}T1${n}:00:00+08:00`, { channel: 'remote' }],
        ['closed', `${day}T17:00:00+08:00`],
      ],
      registers: {
        title: { text: `示例故障${n + 1}` },
        symptom: { class: classes[symptom]!, text: '示例现象' },
        cause: { class: n % 2 === 0 ? '程序缺陷' : '数据', text: '示例原因' },
      },
    })
  })
}

/** The statistics of a period of `faults`, compared with what the service covers. */
export function statisticsOf(
  faults: readonly FaultFacts[],
  id: string,
  over: Partial<StatisticsInput> = {},
): Statistics {
  const pack = faults[0]?.pack ?? packA
  const service: Service = over.service ?? faults[0]?.contract.period ?? pack.period
  const period = statisticsPeriodOf(id, pack.cycle, service)
  if (!period) throw new Error(`no period ${id}`)
  return faultStatistics({
    faults,
    period,
    before: periodsBefore(period, pack.cycle, service),
    yearBefore: periodYearBefore(period, pack.cycle, service),
    service,
    now: faults[0]?.now ?? at('04-02T09:00'),
    recurrenceDays: 60,
    contract: pack.faults,
    ...over,
  })
}
