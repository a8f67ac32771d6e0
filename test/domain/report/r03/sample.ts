import type { FaultFacts } from '../../../../domain/fault/facts.ts'
import type { Edition } from '../../../../domain/report/edition.ts'
import { evidence, hashOf } from '../../../support/inspection-facts.ts'
import { entry, faultFacts, loanerOf, majeureOf, packB, type Told } from '../../../support/fault-facts.ts'

export const at = (time: string): string => `2024-${time}:00+08:00`

/** A first version, or a draft. */
export function editionOf(facts: FaultFacts, draft = false): Edition {
  const own = { version: 'V1.0', date: '2024-01-18', author: '工程师甲', change: '新建', state: '现行' }
  return {
    version: draft ? '草稿' : 'V1.0',
    number: facts.fault.identity.number,
    draft,
    finalisedAt: draft ? null : facts.now,
    author: '工程师甲',
    history: draft ? [] : [own],
    copies: 2,
    rawTexts: { [hashOf(77)]: 'ORA-01653: unable to extend table EBILL.EB_INVOICE\nTimeout waiting for idle object' },
  }
}

const reported: Told = [
  'reported',
  at('01-17T08:52'),
  { channel: 'phone', recordedAt: at('01-17T08:58'), text: '收费处来电' },
]

/** Everything filled in, a picture and a pasted log, one entry struck, the tier raised with the customer's word. */
export function completeFault(): FaultFacts {
  const facts = faultFacts({
    id: '20240117-001',
    policy: 'A-T3',
    now: at('01-18T09:00'),
    told: [
      ['occurred', at('01-17T08:50')],
      reported,
      ['accepted', at('01-17T08:58'), { channel: 'phone' }],
      ['first_response', at('01-17T09:03'), { channel: 'phone', text: '回电确认现象，指导相关窗口改由2号窗口办理' }],
      [
        'reclassified',
        at('01-17T09:05'),
        { channel: 'phone', text: '用户说明病人在排队，影响业务', detail: { tier: 'A-T2', customerConfirmed: true } },
      ],
      [
        'team_consultation',
        at('01-17T09:10'),
        {
          channel: 'phone',
          by: '工程师乙',
          text: '确定先重启应用释放连接，再查慢查询',
          detail: { members: ['工程师乙', '工程师丙'] },
        },
      ],
      [
        'workaround',
        at('01-17T09:43'),
        { channel: 'remote', text: '经院方同意重启app01应用服务', detail: { businessRestored: true } },
      ],
      [
        'waiting',
        at('01-17T10:00'),
        { to: at('01-17T10:20'), text: '等待信息科批准建索引', detail: { waitingFor: 'user' } },
      ],
      [
        'repaired',
        at('01-17T11:30'),
        {
          channel: 'remote',
          by: '工程师丙',
          text: '建立索引，单次执行由41s降至0.2s',
          detail: { rootCauseFixed: true },
        },
      ],
      ['answered', at('01-17T11:40'), { channel: 'phone', text: '说明原因与预防措施' }],
      ['confirmed', at('01-17T11:45'), { channel: 'phone' }],
      ['closed', at('01-17T12:00')],
    ],
    registers: {
      subject: {
        id: 'software',
        name: '医疗电子票据管理系统 app01',
        model: '',
        serial: '',
        asset: '',
        place: '中心机房',
      },
      reporter: { name: '收费处值班员', department: '门诊收费处', phone: '', channel: 'phone' },
      level: { level: '2' },
      symptom: { class: '开票失败', text: '1、3、5号窗口点击开票后等待约30s，提示“接口超时”；其余窗口正常。' },
      impact: { scope: '门诊3个收费窗口', from: at('01-17T08:50'), to: at('01-17T09:43') },
      data: { loss: 'none', text: '17笔结算未即时开票，已于11:30前全部补开，HIS与平台对账差异0笔。', count: '17' },
      prevention: { text: '将慢查询列入每季度巡检；新增语句上线前先看执行计划。' },
      repeat: { of: '', checked: true },
      change: { needed: true, record: 'change-1' },
      confirmation: {
        name: '收费处负责人',
        at: at('01-17T11:45'),
        way: '电话',
        satisfaction: 'satisfied',
        opinion: '',
      },
    },
  })
  const wrong = entry('20240117-001', 90, ['repaired', at('01-17T10:30'), { text: '误记' }])
  return {
    ...facts,
    numbers: { 'change-1': 'BG-20240117-001' },
    struck: [{ ...wrong, struck: { reason: '时间记错，重启不是修复', at: at('01-17T11:35'), by: '工程师甲' } }],
    evidence: [
      evidence(1, '', {}, '窗口提示接口超时'),
      evidence(77, '', { kind: 'text', copy: '', name: '', recognised: '像是日志' }, '应用日志'),
    ],
  }
}

/** Repaired after the limit, with the reason. */
export function lateFault(): FaultFacts {
  return faultFacts({
    id: '20240305-001',
    policy: 'A-T2',
    now: at('03-08T09:00'),
    told: [
      ['reported', at('03-05T08:00'), { channel: 'phone' }],
      ['first_response', at('03-05T08:20'), { channel: 'phone', text: '远程查看' }],
      ['team_consultation', at('03-05T08:30'), { detail: { members: ['工程师甲'] } }],
      ['repaired', at('03-06T10:03'), { channel: 'on-site', text: '更换存储控制器', detail: { rootCauseFixed: true } }],
      ['answered', at('03-06T10:20'), { channel: 'phone' }],
      ['confirmed', at('03-06T10:30')],
      ['closed', at('03-06T11:00')],
    ],
    registers: {
      overdue: { reasons: { repair: '备件跨城调运', answer: '修复后一并答复' } },
      parts: { rows: [{ name: '存储控制器', model: 'CTL-2', oldSerial: 'SN-A1', newSerial: 'SN-B7', quantity: 1 }] },
      data: { loss: 'none', text: '', count: '' },
    },
  })
}

/** The signature server, replaced by a loaner within the limit; a typhoon that was proven. */
export function lentFault(): FaultFacts {
  const id = '20240619-001'
  return faultFacts({
    id,
    policy: 'A-HW',
    now: at('06-28T09:00'),
    told: [
      ['reported', at('06-19T09:00'), { channel: 'phone' }],
      ['first_response', at('06-19T09:30'), { channel: 'phone', text: '电话指导查看指示灯' }],
      ['on_site', at('06-19T11:00'), { channel: 'on-site' }],
      ['repair_needed', at('06-19T12:00'), { text: '主板故障，须返厂' }],
      ['transport', at('06-20T09:00'), { to: at('06-22T09:00'), detail: { carrier: '示例物流 SF-0001' } }],
      ['repaired', at('06-27T10:00'), { text: '原机修复', detail: { rootCauseFixed: true } }],
      ['installed', at('06-27T11:00'), { detail: { result: '正常' } }],
      ['connected', at('06-27T11:30'), { detail: { result: '签名、验签通过' } }],
      ['confirmed', at('06-27T12:00')],
      ['closed', at('06-27T13:00')],
    ],
    registers: {
      subject: {
        id: 'signature-server',
        name: '',
        model: '',
        serial: 'SN-0001',
        asset: 'ZC-001',
        place: '中心机房A列',
      },
    },
    loaners: [loanerOf(id, at('06-19T20:00'), at('06-27T12:30'))],
    forceMajeure: [majeureOf([id], at('06-19T14:00'), at('06-19T16:00'))],
    proven: ['majeure-1'],
  })
}

/** Contract B names no hours. */
export function unlimitedFault(): FaultFacts {
  const setting = { ...completeFault().setting, internal: { response: 4, resolved: 48 } }
  return faultFacts({
    id: '20240412-001',
    pack: packB,
    policy: 'B-NONE',
    now: at('04-15T09:00'),
    setting,
    period: { start: '2024-01-01', end: '2024-12-31' },
    told: [
      ['reported', at('04-12T09:00'), { channel: 'wechat' }],
      ['first_response', at('04-12T09:40'), { channel: 'remote' }],
      ['resolved', at('04-13T10:00'), { channel: 'remote', text: '修正参数' }],
      ['confirmed', at('04-13T10:10')],
      ['closed', at('04-13T10:20')],
    ],
    registers: { subject: null },
  })
}

/** Just begun: nearly nothing is known. */
export function begunFault(): FaultFacts {
  const none = { cause: null, remedy: null, responsibility: null, verification: null, symptom: null, level: null }
  return faultFacts({
    id: '20240501-001',
    policy: 'A-T3',
    now: at('05-01T10:00'),
    told: [['reported', at('05-01T09:30')]],
    registers: { ...none, title: null, reporter: null, subject: null },
  })
}
