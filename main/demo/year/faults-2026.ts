import type { FaultStory } from './fault-story.ts'

const usual = {
  responsibility: { kind: 'non-human', basis: '正常使用下发生，与操作人员无关' },
  repeat: { of: '', checked: true },
  change: { needed: false, record: '' },
  data: { loss: 'none', text: '未丢失数据', count: '' },
}

/** A fault of the supplies system in few words: its times on one day, what was done, why and what prevents it. */
interface Course {
  readonly key: string
  readonly day: string
  readonly reported: string
  readonly responded: string
  readonly repaired: string
  readonly answered: string
  readonly closed: string
  readonly title: string
  readonly department: string
  readonly quote: string
  readonly symptom: string
  readonly seen: string
  readonly response: string
  readonly repair: string
  readonly answer: string
  readonly scope: string
  readonly cause: readonly [string, string]
  readonly verification: readonly [string, string]
  readonly prevention: string
  readonly level: '1' | '2' | '3' | '4'
}

function story(c: Course): FaultStory {
  const at = (time: string): string => `${c.day} ${time}`
  const confirmed = at(c.closed)
  return {
    key: c.key,
    reportedAt: at(c.reported),
    typedAt: at(c.responded),
    title: c.title,
    subject: 'software',
    reporter: { name: '业务经办人', department: c.department, phone: '' },
    quote: c.quote,
    policy: 'B-NONE',
    symptom: { class: c.symptom, text: c.seen },
    steps: [
      { at: at(c.responded), type: 'first_response', channel: 'phone', text: c.response },
      { at: at(c.repaired), type: 'repaired', channel: 'remote', text: c.repair, detail: { rootCauseFixed: true } },
      { at: at(c.answered), type: 'answered', channel: 'phone', text: c.answer },
      { at: confirmed, type: 'confirmed', channel: 'phone', text: `${c.department}确认已恢复。` },
    ],
    facts: {
      ...usual,
      level: { level: c.level },
      impact: { scope: c.scope, from: '', to: '' },
      cause: { class: c.cause[0], text: c.cause[1] },
      remedy: { text: c.repair, kind: 'permanent' },
      verification: { method: c.verification[0], result: c.verification[1] },
      prevention: { text: c.prevention },
      confirmation: {
        name: '业务经办人',
        at: `${confirmed.replace(' ', 'T')}:00.000+08:00`,
        way: '电话',
        satisfaction: null,
        opinion: '',
      },
    },
    closedAt: confirmed,
  }
}

/** The faults of the service year from 2026-07-26: one of each of the contract's five classes of symptoms. */
export const faults2026: readonly FaultStory[] = [
  story({
    key: 'b-login',
    day: '2026-08-12',
    reported: '09:05',
    responded: '09:14',
    repaired: '10:02',
    answered: '10:06',
    closed: '10:20',
    title: '早上登录不上系统，提示验证码错误',
    department: '物资管理科',
    quote: '大家都登录不上，一直说验证码不对。',
    symptom: '登录不上系统',
    seen: '输入短信验证码后提示“验证码错误”，全部用户都不能登录。',
    response: '回电核实为全部用户，远程查看登录日志。',
    repair: '应用服务器时钟慢 6 分钟，验证码被判过期；校时并改用院内时间源后恢复。',
    answer: '已恢复，重新获取一次验证码即可登录。',
    scope: '全部用户登录',
    cause: ['配置', '时间源地址变更后未同步修改，应用服务器时钟逐日变慢。'],
    verification: ['三个账号分别登录', '验证码均一次通过'],
    prevention: '时钟偏差超过 1 秒告警；每季度环境检查核对时间源。',
    level: '1',
  }),
  story({
    key: 'b-attachment',
    day: '2026-11-18',
    reported: '14:30',
    responded: '14:41',
    repaired: '16:10',
    answered: '16:15',
    closed: '16:40',
    title: '调拨单附件打不开',
    department: '综合业务科',
    quote: '昨天上传的附件今天都打不开了，正文能看。',
    symptom: '无法查看正文或附件',
    seen: '11 月 17 日以后上传的附件打开时提示“文件不存在”。',
    response: '远程查看，确认正文正常，附件目录为新挂载卷。',
    repair: '新挂载的附件卷缺少读取权限，补齐权限并修正挂载配置。',
    answer: '附件可以打开了，此前上传的文件没有丢失。',
    scope: '11-17 以后上传的 43 个附件',
    cause: ['操作系统', '附件目录扩容后新卷的权限没有随目录继承。'],
    verification: ['抽查 10 个附件打开并核对大小', '10 个全部一致'],
    prevention: '扩容步骤单增加权限核对；附件读取失败告警。',
    level: '2',
  }),
  story({
    key: 'b-duplicate',
    day: '2026-12-22',
    reported: '10:12',
    responded: '10:25',
    repaired: '17:20',
    answered: '17:26',
    closed: '17:40',
    title: '库存台账里同一批物资显示两行',
    department: '物资管理科',
    quote: '一批口罩在台账里出现两次，数量没翻倍，但看着是两行。',
    symptom: '系统数据显示重复',
    seen: '台账查询同一批次显示两行，导出合计数量正确。',
    response: '远程核对数据库，明细只有一条，判断为查询问题。',
    repair: '查询语句关联批次表时少一个条件；临时改用去重视图，随升级 2.4.1 根本修正。',
    answer: '页面已不再重复，数据本身没有问题；年内升级时彻底修正。',
    scope: '台账查询页面，数据未受影响',
    cause: ['程序缺陷', '台账查询关联批次表时未限定有效标志，同一批次有历史记录时显示两行。'],
    verification: ['按批次逐条核对页面与数据库', '312 个批次全部一行'],
    prevention: '回归用例增加“批次有历史记录”的查询。',
    level: '3',
  }),
  story({
    key: 'b-error',
    day: '2027-03-09',
    reported: '15:48',
    responded: '15:55',
    repaired: '17:05',
    answered: '17:10',
    closed: '17:22',
    title: '生成月度汇总时提示系统错误',
    department: '综合业务科',
    quote: '点生成就报系统错误，月底要交表。',
    symptom: '系统功能报错',
    seen: '生成 2 月汇总时提示“系统错误 500”，其他月份正常。',
    response: '远程查看应用日志，为数据库临时空间不足。',
    repair: '临时表空间被一条未结束的查询占满；结束该会话并扩大临时表空间到 20GB。',
    answer: '2 月汇总已生成，请核对；其余功能未受影响。',
    scope: '月度汇总功能',
    cause: ['数据库', '临时表空间上限 8GB，被长查询占满。'],
    verification: ['重新生成 1、2 月汇总并与明细核对', '两个月合计一致'],
    prevention: '临时表空间使用率超过 80% 告警；长查询超过 30 分钟提示。',
    level: '3',
  }),
  story({
    key: 'b-slow',
    day: '2027-05-20',
    reported: '08:52',
    responded: '09:03',
    repaired: '11:30',
    answered: '11:36',
    closed: '11:50',
    title: '页面打开很慢，偶尔超时',
    department: '物资管理科',
    quote: '能用，就是慢，有时候转半天。',
    symptom: '其他影响系统正常使用的故障',
    seen: '各页面打开 10 秒以上，偶有超时，数据正常。',
    response: '远程测网络，发现丢包 6%。',
    repair: '机房接入交换机一个端口协商成百兆半双工，更换网线并固定为千兆全双工。',
    answer: '速度已恢复，页面打开 2 秒以内。',
    scope: '全部用户，业务未中断',
    cause: ['网络', '网线水晶头氧化，端口协商速率下降。'],
    verification: ['连续 ping 100 包并打开 5 个页面', '丢包 0，最长 1.8 秒'],
    prevention: '接入端口速率变化告警；备用网线定点存放。',
    level: '2',
  }),
]
