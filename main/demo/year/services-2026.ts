import { addDays, weekdayOf } from '../../../domain/time/instant.ts'
import { addMonths } from '../../../domain/time/period.ts'
import type { ServiceStory } from './service-story.ts'

/** First day of the service year of the supplies system. */
export const start2026 = '2026-07-26'

const centre = { person: '接口人丙', department: '信息科' }
const at = (day: string, time: string): string => `${day}T${time}:00.000+08:00`

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

const once: readonly ServiceStory[] = [
  {
    key: 'b-plan',
    kind: 'backup',
    from: '2026-08-06 10:00',
    to: '2026-08-06 11:00',
    way: 'on-site',
    ...centre,
    subject: '商定备份计划',
    content: '与中心信息科商定数据库与文件的备份计划，双方签字。',
    result: '计划已签字，自 2026-08-07 起执行。',
    values: {
      record: '备份计划',
      target: '数据库 SUPPLIES、附件目录、配置文件',
      method: '全量',
      frequency: '数据库每日增量、每周全量；附件每日增量；配置变更后即备',
      retention: '日备 14 天，周备 8 周，季备 1 年',
      medium: '备份存储',
      place: '中心机房备份服务器，异地一份',
      origin: '2026-08-06 会议纪要',
    },
  },
  {
    key: 'b-phone',
    kind: 'phone',
    from: '2026-09-02 10:05',
    to: '2026-09-02 10:12',
    way: 'phone',
    person: '仓库管理员',
    department: '物资管理科',
    subject: '入库单填错批号怎么改',
    content: '已提交的入库单批号填错，问怎么改。',
    reply: '未审核前由填报人“撤回”后修改；已审核的请审核人先退回。',
    result: '已解决',
    values: { minutes: '7', class: '业务操作', solved: '是' },
  },
  {
    key: 'b-training',
    kind: 'training',
    from: '2026-09-16 14:30',
    to: '2026-09-16 16:30',
    way: 'on-site',
    ...centre,
    subject: '系统操作与信息安全培训',
    content: '入库、调拨、台账查询与导出；口令、验证码与数据导出的安全要求。',
    result: '18 人参加，现场答疑 6 个问题。',
    values: {
      place: '中心三楼会议室',
      trainer: '工程师甲',
      hours: '2',
      form: '现场授课',
      material: '《系统操作手册 2.4》培训版',
      examination: '现场操作考核，全部通过',
      satisfaction: '满意',
    },
    tables: {
      attendance: ['学员一', '学员二', '学员三'].map((name, n) => ({
        name,
        unit: ['物资管理科', '综合业务科', '信息科'][n]!,
        job: '经办',
        signed: '已签',
      })),
    },
  },
  {
    key: 'b-export',
    kind: 'query',
    from: '2026-11-05 15:00',
    to: '2026-11-05 16:20',
    way: 'on-site',
    ...centre,
    subject: '导出三季度物资调拨明细',
    content: '用于年度盘点，含领用人信息，按审批脱敏后导出。',
    result: '导出 2,316 行，已交接，本地副本已删除。',
    values: {
      action: '查询并导出',
      applicant: '综合业务科经办',
      purpose: '年度盘点核对',
      scope: '调拨单明细，2026-07-01 至 2026-09-30',
      columns: '单号、日期、物资、批号、数量、领用科室、领用人',
      personal: '是',
      masked: '已脱敏',
      masking: '领用人只保留姓，其余以 * 代替',
      approver: '信息科负责人',
      approval: '数据导出审批单 2026-11-004，2026-11-05',
      sql: 'SELECT … FROM transfer_detail WHERE transfer_date BETWEEN … （脱敏视图）',
      rows: '2316',
      file: '调拨明细_2026Q3_脱敏.xlsx',
      sha256: 'a'.repeat(64),
      delivery: '加密 U 盘当面交接',
      receiver: '综合业务科经办',
      receivedAt: at('2026-11-05', '16:05'),
      deletedAt: at('2026-11-05', '16:15'),
    },
  },
  {
    key: 'b-qq',
    kind: 'online',
    from: '2026-12-03 11:02',
    to: '2026-12-03 11:10',
    way: 'qq',
    person: '仓库管理员',
    department: '物资管理科',
    subject: '调拨单打印缺一列',
    content: 'QQ 群提问：打印调拨单时右侧“备注”列没有打出来。',
    reply: '打印设置里把纸张方向改为横向，缩放选“适合页面”。',
    result: '已解决',
    values: {
      group: '物资系统服务群（QQ）',
      class: '打印与外设',
      solvedAt: at('2026-12-03', '11:10'),
      solved: '是',
      cleared: '是',
    },
  },
  {
    key: 'b-visit',
    kind: 'on-site',
    from: '2026-12-23 09:30',
    to: '2026-12-23 11:00',
    way: 'on-site',
    ...centre,
    subject: '升级前现场核对环境',
    content: '核对测试环境与生产环境版本，确认升级窗口。',
    result: '具备升级条件。',
    values: {
      place: '中心机房',
      arrivedAt: at('2026-12-23', '09:30'),
      leftAt: at('2026-12-23', '11:00'),
      'work-class': '变更',
      objects: '应用服务器',
      fee: '合同内，不另收费',
      satisfaction: '满意',
    },
  },
  {
    key: 'b-upgrade',
    kind: 'change',
    from: '2026-12-25 20:00',
    to: '2026-12-25 21:10',
    way: 'remote',
    ...centre,
    subject: '升级到 2.4.1，修正台账重复显示',
    content: '由缺陷（台账重复显示）引起的升级：替换查询模块，执行数据库脚本。',
    result: '升级成功，台账不再重复。',
    values: {
      type: '缺陷升级',
      objects: '应用服务器 物资管理系统',
      defect: '台账查询关联批次表时未限定有效标志，同一批次显示两行。',
      impact: '台账查询；升级时停用约 30 分钟',
      risk: '脚本失败时台账查询不可用',
      fallback: '恢复 2.4.0 程序包与查询视图，约 15 分钟',
      approver: '接口人丙',
      approvedAt: at('2026-12-24', '16:00'),
      windowFrom: at('2026-12-25', '20:00'),
      windowTo: at('2026-12-25', '22:00'),
      backup: '程序包、数据库已备份到 /backup/20261225',
      versionBefore: '2.4.0',
      versionAfter: '2.4.1',
      verification: '312 个批次逐条核对；回归用例 46 条全部通过',
      outcome: '成功',
    },
    tables: {
      steps: [
        {
          step: '停用并备份',
          from: at('2026-12-25', '20:00'),
          to: at('2026-12-25', '20:15'),
          result: '完成',
        },
        {
          step: '替换程序包、执行脚本',
          from: at('2026-12-25', '20:15'),
          to: at('2026-12-25', '20:40'),
          result: '完成',
        },
        { step: '回归与验证', from: at('2026-12-25', '20:40'), to: at('2026-12-25', '21:10'), result: '全部通过' },
      ],
    },
    fault: 'b-duplicate',
  },
  {
    key: 'b-restore',
    kind: 'restore',
    from: '2027-02-24 14:00',
    to: '2027-02-24 16:30',
    way: 'on-site',
    ...centre,
    subject: '恢复误删的 1 月领用申请',
    content: '用户误删 17 条领用申请，申请从备份恢复。',
    result: '17 条全部恢复，用户核对无误。',
    values: {
      record: '数据恢复',
      scope: '领用申请 17 条',
      point: at('2027-02-24', '08:00'),
      approver: '信息科负责人',
      approval: '数据恢复申请单 2027-02-001，2027-02-24',
      set: 'SUPPLIES_FULL_20270221 + 增量至 20270224',
      checksum: 'SHA-256 一致（核对备份清单）',
      precheck: '现库已另行备份；恢复库空间 400GB；业务不停用',
      environment: '隔离恢复服务器',
      isolated: '是',
      rpo: '0 分钟（目标时间点前数据完整）',
      rto: '2小时10分',
      impact: '不影响在用业务',
    },
    tables: {
      steps: [
        {
          step: '在隔离环境恢复全量与增量',
          from: at('2027-02-24', '14:00'),
          to: at('2027-02-24', '15:20'),
          result: '成功',
        },
        {
          step: '导出 17 条并导入生产',
          from: at('2027-02-24', '15:20'),
          to: at('2027-02-24', '15:50'),
          result: '成功',
        },
        { step: '业务核对', from: at('2027-02-24', '15:50'), to: at('2027-02-24', '16:10'), result: '一致' },
      ],
      checks: [
        { item: '领用申请行数', expected: '17', actual: '17', result: '一致' },
        { item: '明细行数', expected: '43', actual: '43', result: '一致' },
        { item: '业务抽样 5 条', expected: '内容相同', actual: '内容相同', result: '一致' },
      ],
    },
  },
  {
    key: 'b-authority',
    kind: 'authority',
    from: '2027-03-16 09:00',
    to: '2027-04-09 17:00',
    way: 'on-site',
    ...centre,
    backdated: '测评历时四周，结束后一并登记',
    subject: '配合二级等保测评',
    content: '配合测评机构现场测评，提供材料，完成整改与复测。',
    result: '测评结论：良，整改项全部闭环。',
    values: {
      type: '等级保护测评',
      authority: '示例测评机构',
      document: '示例网安〔2027〕3 号',
      noticed: '2027-03-02',
      scope: '物资管理信息系统（第二级）',
      ours: '工程师甲、工程师乙',
      filing: '示例备案号',
      stage: '报告',
      score: '82.4 分，良',
      found: '有',
      rectification: '《等保整改报告》2027-04-06',
    },
    tables: {
      materials: [
        { name: '系统拓扑与资产清单', copies: '1', given: '2027-03-16' },
        { name: '运维日志汇编', copies: '6', given: '2027-03-16' },
        { name: '安全自查报告', copies: '2', given: '2027-03-16' },
      ],
      findings: [
        {
          problem: '操作日志保留 150 天，不足 6 个月',
          demand: '保留期限延长到 6 个月以上',
          due: '2027-04-10',
          measure: '日志归档目录扩容，保留期改为 365 天',
          closed: '2027-04-02',
        },
      ],
    },
  },
  {
    key: 'b-wechat',
    kind: 'online',
    from: '2027-04-28 16:20',
    to: '2027-04-28 16:31',
    way: 'wechat',
    person: '仓库管理员',
    department: '物资管理科',
    subject: '入库单批号填错了怎么改',
    content: '微信群提问：入库单已经提交，批号填错了怎么改？',
    reply: '未审核前由填报人“撤回”后修改；已审核的请审核人先退回。',
    result: '已解决',
    values: {
      group: '物资系统服务群（微信）',
      class: '业务操作',
      solvedAt: at('2027-04-28', '16:31'),
      solved: '是',
      cleared: '是',
    },
  },
  {
    key: 'b-consulting',
    kind: 'consulting',
    from: '2027-06-09 10:00',
    to: '2027-06-09 11:30',
    way: 'on-site',
    ...centre,
    subject: '系统扩展扫码入库的技术咨询',
    content: '中心拟增加扫码入库，咨询改造范围、接口与费用。',
    reply: '建议复用现有入库接口，增加条码字段与扫码页面；先在测试环境试用一个仓库。',
    result: '已提交咨询意见。',
    values: {
      'topic-class': '扩展',
      basis: '现有入库接口文档 2.4；扫码枪厂家协议',
      impact: '改造约 15 人日；扫码枪由中心采购，不在本合同内',
      submitted: '2027-06-09',
      adopted: '部分采纳',
      'adopted-note': '先试用一个仓库',
    },
  },
]

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
  ...once,
]
