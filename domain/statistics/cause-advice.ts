/** The three headings that the contract asks for: 维护、管理和升级. */
export const adviceHeadings = ['维护', '管理', '升级'] as const
export type AdviceHeading = (typeof adviceHeadings)[number]

/** What a class of causes asks for once it has occurred often enough. */
export interface CauseSign {
  readonly heading: AdviceHeading
  /** Of `causeClasses`. */
  readonly classes: readonly string[]
  /** Faults from which on it is suggested. */
  readonly least: number
  readonly text: string
}

export const causeSigns: readonly CauseSign[] = [
  {
    heading: '维护',
    classes: ['数据库'],
    least: 1,
    text: '下期巡检重点检查数据库连接数、慢查询、索引与空间增长，并保留对比数据。',
  },
  {
    heading: '维护',
    classes: ['操作系统', '硬件', '电力环境'],
    least: 1,
    text: '增加对服务器、设备与机房环境的巡视，检查告警、日志与剩余寿命。',
  },
  {
    heading: '维护',
    classes: ['网络'],
    least: 1,
    text: '与院方网络管理人员核查相关链路、交换设备与防火墙策略，记录基线。',
  },
  {
    heading: '维护',
    classes: ['配置', '数据'],
    least: 2,
    text: '核对并备份系统配置与基础数据，变更前后双人复核。',
  },
  {
    heading: '管理',
    classes: ['证书到期'],
    least: 1,
    text: '建立证书到期台账，按到期前90、60、30日三级提醒办理更新。',
  },
  {
    heading: '管理',
    classes: ['接口方变更', '第三方平台'],
    least: 1,
    text: '与接口单位约定变更事前通知与联合测试，留存联系人与回退办法。',
  },
  {
    heading: '管理',
    classes: ['病毒攻击'],
    least: 1,
    text: '核查终端与服务器的防病毒、补丁和访问控制，按安全事件流程留痕。',
  },
  {
    heading: '管理',
    classes: ['原因不明'],
    least: 2,
    text: '补充日志与监控手段，对原因不明的故障继续查明根因。',
  },
  {
    heading: '升级',
    classes: ['程序缺陷'],
    least: 1,
    text: '将程序缺陷提交平台厂商，列入补丁或版本升级计划，升级前在测试环境验证。',
  },
  {
    heading: '升级',
    classes: ['硬件'],
    least: 2,
    text: '评估老化设备的更换或双机冗余。',
  },
]
