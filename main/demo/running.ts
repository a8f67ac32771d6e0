import { dateTimeOf, epochOf, type Instant, instantOf } from '../../domain/time/instant.ts'
import type { Actor } from './actor.ts'
import type { StoryClock } from './clock.ts'
import { type FaultStory, faultScenes } from './year/fault-story.ts'
import { playScenes } from './year/scene.ts'
import { serviceScene, type ServiceStory } from './year/service-story.ts'

const minute = 60_000

/**
 * What the demo workspace has beside its inspections: an urgent fault under way, one whose plan came late, one that
 * was closed weeks ago, and questions. All of it lies before `begun`, when the engineer began today's inspection.
 */
export async function playRunning(actor: Actor, clock: StoryClock, contract: string, begun: Instant): Promise<void> {
  /** Shanghai time, `minutes` before the inspection began. */
  const before = (hours: number, minutes = 0): string =>
    dateTimeOf(instantOf(epochOf(begun) - (hours * 60 + minutes) * minute))
  const ids = new Map<string, string>()
  await playScenes(clock, [
    ...faults(before).flatMap((story) => faultScenes(actor, contract, story, ids)),
    ...services(before).map((story) => serviceScene(actor, contract, story, ids)),
  ])
}

type Before = (hours: number, minutes?: number) => string

const desk = { name: '收费处值班员', department: '收费处', phone: '' }

function faults(before: Before): FaultStory[] {
  return [
    {
      key: 'closed',
      reportedAt: before(20 * 24),
      typedAt: before(20 * 24 - 1, 55),
      title: '签名失败 15 笔',
      subject: 'software',
      reporter: desk,
      quote: '窗口开票提示签名失败，重试后又好了。',
      policy: 'A-T2',
      symptom: { class: '签名验签', text: '门诊窗口开票提示签名失败，15 笔需补开。' },
      steps: [
        { at: before(20 * 24 - 1, 50), type: 'first_response', channel: 'phone', text: '回电确认现象，远程接入。' },
        {
          at: before(20 * 24 - 1, 40),
          type: 'team_consultation',
          channel: 'phone',
          text: '定位为签名服务器超时。',
          detail: { members: ['工程师甲', '工程师乙'] },
        },
        {
          at: before(20 * 24 - 3),
          type: 'repaired',
          channel: 'remote',
          text: '重启签名服务，开票恢复。',
          detail: { rootCauseFixed: true },
        },
        { at: before(20 * 24 - 4), type: 'answered', channel: 'phone', text: '答复收费处原因和预防措施。' },
        { at: before(20 * 24 - 5), type: 'confirmed', channel: 'phone', text: '收费处确认恢复。' },
      ],
      facts: {
        level: { level: '2' },
        impact: { scope: '门诊 3 个窗口', from: '', to: '' },
        cause: { class: '程序缺陷', text: '签名服务器超时' },
        responsibility: { kind: 'non-human', basis: '正常使用下发生' },
        remedy: { text: '重启签名服务', kind: 'permanent' },
        data: { loss: 'none', text: '失败的结算已处理', count: '15' },
        verification: { method: '开票 5 张', result: '全部成功' },
        prevention: { text: '巡检增加签名耗时检查' },
        repeat: { of: '', checked: true },
        change: { needed: false, record: '' },
        confirmation: { name: '收费处值班员', at: '', way: '电话', satisfaction: null, opinion: '' },
      },
      closedAt: before(20 * 24 - 6),
    },
    {
      key: 'late',
      reportedAt: before(24),
      typedAt: before(23, 50),
      title: '月度汇总与明细相差 1 笔',
      subject: 'software',
      reporter: { name: '财务科会计', department: '财务科', phone: '' },
      quote: '汇总比明细少一笔，不影响开票。',
      policy: 'A-T3',
      symptom: { class: '报表', text: '月度开票汇总比明细少 1 笔。' },
      steps: [
        { at: before(23, 30), type: 'first_response', channel: 'phone', text: '回电财务科，核对统计条件。' },
        {
          at: before(22),
          type: 'team_consultation',
          channel: 'remote',
          text: '初步定位为跨月冲红的归属口径。',
          detail: { members: ['工程师甲', '技术负责人'] },
        },
      ],
      facts: {},
      closedAt: '',
    },
    {
      key: 'urgent',
      reportedAt: before(3, 56),
      typedAt: before(3, 48),
      title: '门诊窗口开票提示签名失败',
      subject: 'software',
      reporter: desk,
      quote: '三个窗口开不了票，病人在排队。',
      policy: 'A-T2',
      symptom: { class: '签名验签', text: '门诊 1、2、3 号窗口开票提示签名失败，住院窗口正常。' },
      steps: [
        { at: before(3, 37), type: 'first_response', channel: 'phone', text: '开始排查' },
        {
          at: before(3, 18),
          type: 'team_consultation',
          channel: 'phone',
          text: '结论：先切备用通道',
          detail: { members: ['工程师甲', '工程师乙', '技术负责人'] },
        },
        {
          at: before(2, 40),
          to: before(0, 25),
          type: 'waiting',
          channel: 'phone',
          text: '签名服务器厂商回电排期',
          detail: { waitingFor: 'vendor' },
        },
        {
          at: before(0, 10),
          type: 'workaround',
          channel: 'remote',
          text: '2 个窗口切到备用签名通道，1 个窗口仍失败',
          detail: { businessRestored: false },
        },
      ],
      facts: {},
      closedAt: '',
    },
  ]
}

function services(before: Before): ServiceStory[] {
  const question = (key: string, hours: number, person: string, subject: string): ServiceStory => ({
    key,
    kind: 'phone',
    from: before(hours),
    to: before(hours - 1, 54),
    way: 'phone',
    person,
    department: person,
    subject,
    content: subject,
    reply: '先查手机号与拦截；再在“交付记录”里改手机号后点“重新交付”。',
    result: '已解决',
    values: { minutes: '6', class: '开票与票据', solved: '是' },
  })
  return [
    question('ask-1', 15 * 24, '住院收费处', '患者没收到电子票据短信怎么补发'),
    question('ask-2', 6 * 24, '门诊收费处', '患者没收到电子票据短信，怎么补发'),
    {
      key: 'upkeep',
      kind: 'maintenance',
      from: before(50),
      to: before(49),
      way: 'remote',
      person: '',
      department: '',
      subject: '例行维护',
      content: '查看应用与数据库日志、备份结果和磁盘余量。',
      result: '正常',
      values: { 'work-class': '巡检', objects: '应用服务器、数据库服务器' },
    },
  ]
}
