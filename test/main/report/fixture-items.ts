/** Chapters 3 and 4 of the sample report: every shape of card, with tables, charts and pictures. */
import type { Block, Card, CardRow, Cell, Chart } from '../../../domain/report/block.ts'
import { verdictName } from '../../../domain/verdict.ts'
import type { Verdict } from '../../../domain/verdict.ts'

export const photo = 'aa'.repeat(32)
export const shot = 'bb'.repeat(32)

const center = (text: string): Cell => ({ text, align: 'center' })
const right = (text: string): Cell => ({ text, align: 'right' })
export const judged = (verdict: Verdict, text = ''): Cell => ({ text, kind: 'verdict', verdict })

const wide = (label: string, value: string, bold = false): CardRow => ({ kind: 'wide', label, value, bold })

interface Item {
  readonly sentence: string
  readonly at: string
  readonly objects: string
  readonly method: string
  readonly standard: string
  readonly measured: CardRow
  readonly verdict: Verdict
  readonly problem?: readonly CardRow[]
  readonly conclusion: string
  readonly evidence: string
  readonly band?: string
}
function envCard(item: Item): Card {
  return {
    type: 'card',
    verdict: item.verdict,
    ...(item.band ? { band: item.band } : {}),
    rows: [
      wide('合同原文', item.sentence),
      { kind: 'pair', left: ['服务标准', '1次/季度'], right: ['检查时间', item.at] },
      wide('检查对象', item.objects),
      wide('检查方法', item.method),
      wide('判定标准', item.standard),
      item.measured,
      { kind: 'verdict', label: '检查结果', verdict: item.verdict },
      ...(item.problem ?? []),
      wide('结论', item.conclusion, item.verdict !== 'normal'),
      { kind: 'pair', left: ['证据', item.evidence], right: ['检查/见证', '工程师甲 / 信息科接口人'] },
    ],
  }
}
function bizCard(
  sentence: string,
  ticks: readonly string[],
  sampled: string,
  conclusion: string,
  except?: string,
): Card {
  return {
    type: 'card',
    verdict: 'normal',
    rows: [
      wide('合同原文', sentence),
      { kind: 'pair', left: ['服务标准', '1次/季度'], right: ['检查时间', '2024-03-20 16:10'] },
      { kind: 'ticks', label: '检查子项', ticks },
      ...(except ? [wide('例外', except)] : []),
      wide('抽样与数值', sampled),
      { kind: 'verdict', label: '检查结果', verdict: 'normal' },
      wide('结论', conclusion),
      { kind: 'pair', left: ['证据', '附录A'], right: ['检查/见证', '工程师甲 / 收费处负责人'] },
    ],
  }
}

const spaces: Chart = {
  kind: 'bars',
  unit: '%',
  max: 100,
  rows: [
    { label: 'EBILL_DATA', value: 93.41, shown: '93.41%', verdict: 'abnormal' },
    { label: 'EBILL_HIS', value: 83.62, shown: '83.62%', verdict: 'attention' },
    { label: 'EBILL_IDX', value: 68, shown: '68.00%', verdict: 'normal' },
    { label: 'EBILL_LOB', value: 37.81, shown: '37.81%', verdict: 'normal' },
  ],
  limit: { value: 90, label: '合同限值 90%' },
  warning: { value: 80, label: '预警值 80%' },
}
const trend: Chart = {
  kind: 'line',
  unit: '%',
  points: [
    { label: '2023Q1', value: 73.92, shown: '73.92%' },
    { label: '2023Q2', value: 79.1, shown: '79.10%' },
    { label: '2023Q3', value: 83.75, shown: '83.75%' },
    { label: '2023Q4', value: 88.52, shown: '88.52%' },
    { label: '2024Q1', value: 93.41, shown: '93.41%' },
  ],
  limit: { value: 90, label: '合同限值 90%' },
  warning: { value: 80, label: '预警值 80%' },
}
const pages: Chart = {
  kind: 'bars',
  unit: 's',
  max: 10,
  rows: (
    [
      ['票据查询（单日）', 0.82],
      ['开票明细（单日）', 1.06],
      ['冲红登记', 0.91],
      ['换开纸质票', 1.24],
      ['库存查询', 0.77],
      ['用户管理', 0.69],
      ['票据查询（跨月）', 2.63],
      ['月度汇总报表', 7.92],
    ] as const
  ).map(([label, value]) => ({ label, value, shown: `${value.toFixed(2)}s`, verdict: 'normal' as const })),
}

const summaryRows: readonly (readonly [string, string, Verdict])[] = [
  ['检查系统是否能够正常登陆和显示。', '4类角色登录4/4成功；首页加载1.42s', 'normal'],
  ['检查系统页面各功能操作是否顺畅。', '8个页面无报错；最慢7.92s（月度汇总）', 'normal'],
  ['检查系统后台是否正常。', '服务6/6运行；app01时钟偏差2.41s，已校正，复测0.00s', 'attention'],
  ['检查系统接口是否正常。', '5类接口连通；3日对账差异0笔', 'normal'],
  ['检查数据库电子票据系统用户表空间是否足够（使用率均少于90%）。', '3个表空间，最高EBILL_DATA 93.41%', 'abnormal'],
  ['检查数据库系统表空间是否足够（使用率均少于90%）。', '4个表空间，最高SYSAUX 69.20%', 'normal'],
  ['检查数据备份是否正常，备份空间是否足够。', '备份80/80次成功；备份卷83.62%', 'attention'],
  ['检查服务器硬盘空间是否足够（使用率要少于90%）。', '6个卷，最高db01 /oradata 71.88%', 'normal'],
  ['检查系统日志是否正常。', '严重错误0条；告警3条均已查明', 'normal'],
  ['根据巡检结果，提供含改进建议的巡检报告。', '本报告XJ-2024-Q1-001 V1.0', 'normal'],
]

export const itemChapters: readonly Block[] = [
  { type: 'heading', level: 1, text: '3　系统运行环境检查' },
  {
    type: 'table',
    caption: '表3-1　系统运行环境检查汇总（合同第二部分（1）第2条）',
    grid: [580, 3540, 1000, 2412, 940, 600],
    tall: true,
    header: ['序号', '服务内容（合同原文）', '服务标准', '检查情况', '结果', '详见'].map((text) => ({ text })),
    rows: summaryRows.map(([sentence, found, verdict], at) => [
      center(`${at + 1}`),
      { text: sentence },
      { text: '1次/季度', kind: 'small', align: 'center' },
      { text: found },
      judged(verdict),
      center(`3.${at + 1}`),
    ]),
    note: '注：“登陆”为合同原文用字，照录。第10项为交付物，签收后计为完成。',
  },
  { type: 'heading', level: 2, text: '3.1　登录与显示（ENV-01）', item: 'ENV-01' },
  envCard({
    sentence: '检查系统是否能够正常登陆和显示。',
    at: '2024-03-20 09:12',
    objects: '管理端、开票端、自助查询端；浏览器Edge 122、360极速模式',
    method: '由收费窗口工作站与应用服务器分别访问；系统管理员、财务管理员、开票员、查询员4类角色登录；错误口令1次',
    standard: '各角色可登录、页面完整；首页加载≤3s（内部标准，合同未规定数值）',
    measured: wide('实测值', '登录成功4/4；首页加载1.42s（3次中位数）；错误口令提示正确'),
    verdict: 'normal',
    conclusion: '经检查，4类角色均可登录，页面完整，首页加载时间为1.42s，结论：正常。',
    evidence: '图3-1',
  }),
  {
    type: 'figure',
    caption: '图3-1　管理端登录页（用户名已脱敏）',
    alt: '浏览器窗口截图：管理端登录页显示完整，时间2024-03-20 09:12，无异常。',
    source: { kind: 'picture', sha256: shot, width: 1200, height: 580, shape: 'window' },
  },
  { type: 'heading', level: 2, text: '3.2　页面功能操作（ENV-02）', item: 'ENV-02' },
  envCard({
    sentence: '检查系统页面各功能操作是否顺畅。',
    at: '2024-03-20 09:48',
    objects: '票据查询、开票明细、冲红、换开、库存、报表、用户管理等8个页面',
    method: '业务高峰（09:30—10:00）逐页操作3次取中位数；F12查看网络与脚本错误',
    standard: '一般查询≤3s，月度统计≤10s，无脚本错误（内部标准）',
    measured: wide('实测值', '一般查询0.69～2.63s；月度汇总7.92s；4xx/5xx 0次；脚本错误0次'),
    verdict: 'normal',
    conclusion: '经检查，8个页面操作顺畅，最慢为月度汇总7.92s，结论：正常。',
    evidence: '图3-2',
  }),
  {
    type: 'figure',
    caption: '图3-2　各页面响应时间（3次中位数，单位：秒）',
    alt: '条形图：8个页面响应时间，最慢月度汇总报表7.92秒，均未超限。',
    source: { kind: 'chart', chart: pages },
  },
  { type: 'heading', level: 2, text: '3.3　系统后台（ENV-03）【关注】', item: 'ENV-03' },
  envCard({
    sentence: '检查系统后台是否正常。',
    at: '2024-03-20 10:18',
    band: '▲ 关注　　问题编号 P03　　风险等级 低',
    objects: 'app01、app02、db01：操作系统、Tomcat、定时任务、Oracle实例EBILLDB',
    method: 'systemctl、top、free、chronyc tracking；查询v$instance、v$resource_limit',
    standard: '服务全部运行；CPU均值＜70%，内存＜85%，时钟偏差＜1s（内部标准）',
    measured: {
      kind: 'measures',
      label: '实测值',
      grid: [2112, 1400, 1400, 1400, 1400],
      header: ['主机', 'CPU均值（%）', '内存（%）', '时钟偏差（s）', '结果'],
      rows: [
        [
          { text: 'app01' },
          right('31.20'),
          right('68.40'),
          { text: '2.41', align: 'right', bold: true },
          judged('attention'),
        ],
        [{ text: 'app02' }, right('28.75'), right('61.02'), right('0.00'), judged('normal')],
        [{ text: 'db01' }, right('22.10'), right('57.33'), right('0.01'), judged('normal')],
      ],
    },
    verdict: 'attention',
    problem: [
      wide('问题描述', 'app01的chronyd指向的时间源已停用，时钟慢2.41s，影响签名时间的准确性。'),
      wide('现场处理', '经信息科接口人同意（2024-03-20 10:25），改用院内时间源并重启chronyd。'),
      {
        kind: 'wide',
        label: '复测值',
        value: [
          { text: '处理前2.41s → 处理后' },
          { text: '0.00s', bold: true },
          { text: '（原始值0.000812s，2024-03-20 10:31）' },
        ],
      },
    ],
    conclusion: '经检查，时钟偏差超出内部预警值1s，现场已处理，复测正常，结论：关注（已处理）。',
    evidence: '图3-3；附录B-1',
  }),
  {
    type: 'figure',
    caption: '图3-3　机房服务器指示灯（现场拍摄）',
    alt: '手机照片：服务器指示灯均为绿色。',
    source: { kind: 'picture', sha256: photo, width: 900, height: 1200, shape: 'phone' },
  },
  { type: 'heading', level: 2, text: '3.5　用户表空间（ENV-05）【异常】', item: 'ENV-05' },
  envCard({
    sentence: '检查数据库电子票据系统用户表空间是否足够（使用率均少于90%）。',
    at: '2024-03-20 14:06',
    band: '× 异常　　问题编号 P01　　风险等级 高　　要求完成 2024-04-12',
    objects: 'EBILLDB实例，用户EBILL使用的4个表空间',
    method: '查询dba_data_files、dba_free_space（附录B-3），按最大可用容量计算',
    standard: '合同限值：使用率均少于90%（90.00%即不合格）；内部预警值80%',
    measured: {
      kind: 'wide',
      label: '实测值',
      value: [{ text: 'EBILL_DATA ' }, { text: '93.41%', bold: true }, { text: '；其余见表3-2' }],
    },
    verdict: 'abnormal',
    problem: [
      wide('问题描述', 'EBILL_DATA已用19130.4MB，仅余1349.6MB；数据文件未开启自动扩展。'),
      wide(
        '影响范围',
        '用尽后开票、冲红写入失败，影响全院门诊与住院收费。按近一季度增量1001.5MB推算，约2024-07-20用尽。',
      ),
      wide('改进建议', '【调优】新增10GB数据文件并开启自动扩展、设上限；扩容后使用率预计降至62.27%。详见6.1。'),
      wide('现场处理', '未处理。扩容属变更操作，须甲方批准后实施。'),
    ],
    conclusion: '经检查，EBILL_DATA使用率为93.41%，未达到合同“使用率均少于90%”的要求，结论：异常。',
    evidence: '图3-5、图3-6；附录B-3',
  }),
  {
    type: 'table',
    caption: '表3-2　用户表空间使用率（判定口径：最大可用容量）',
    grid: [1872, 1560, 1560, 1560, 1260, 1260],
    header: ['表空间', '已分配（MB）', '最大（MB）', '已用（MB）', '使用率', '结果'].map((text) => ({ text })),
    rows: (
      [
        ['EBILL_DATA', '20480.0', '20480.0', '19130.4', '93.41%', 'abnormal'],
        ['EBILL_HIS', '8192.0', '8192.0', '6850.2', '83.62%', 'attention'],
        ['EBILL_IDX', '10240.0', '10240.0', '6963.2', '68.00%', 'normal'],
        ['EBILL_LOB', '51200.0', '98304.0', '37171.2', '37.81%', 'normal'],
      ] as const
    ).map(([name, allocated, max, used, rate, verdict]) => [
      { text: name, bold: verdict === 'abnormal' },
      right(allocated),
      right(max),
      right(used),
      { text: rate, align: 'right', bold: verdict === 'abnormal' },
      judged(verdict),
    ]),
  },
  {
    type: 'figure',
    caption: '图3-5　用户表空间使用率',
    alt: '条形图：EBILL_DATA 93.41%，超过合同限值90%；其余未超限。',
    source: { kind: 'chart', chart: spaces },
  },
  {
    type: 'figure',
    caption: '图3-6　EBILL_DATA 使用率近五个季度趋势',
    alt: '折线图：73.92%升至93.41%，2024年第一季度超过合同限值90%。',
    source: { kind: 'chart', chart: trend },
  },
  { type: 'heading', level: 1, text: '4　系统业务功能检查' },
  { type: 'heading', level: 2, text: '4.1　基础信息管理（BIZ-01）', item: 'BIZ-01' },
  bizCard(
    '检查系统基础信息管理功能是否正常。',
    [
      '开票单位',
      '开票点',
      '票据种类',
      '收费项目对照',
      '收入种类',
      '交费渠道',
      '科室字典',
      '人员角色',
      '交款人',
      '证书印章',
      '增删改查',
    ],
    '未对照收费项目0项；停用开票点仍在用0个；最近同步2024-03-19 23:00',
    '经检查，基础信息管理各子项正常，结论：正常。',
  ),
  { type: 'heading', level: 2, text: '4.2　医疗票据管理（BIZ-02）', item: 'BIZ-02' },
  bizCard(
    '检查系统医疗票据管理功能是否正常。',
    [
      '√申领',
      '√入库领用',
      '√分发退回',
      '√库存预警',
      '√纸质票号',
      '√报损作废',
      '√核销',
      '√盘点',
      '√号段连续',
      '√年度切换',
    ],
    '电子票余量296400份（日均3446份，可用86天）；纸质票余量4920份（可用41天）；未核销0批',
    '经检查，票据管理各子项正常，库存充足，结论：正常。',
    '—体检：医院无此业务，已确认',
  ),
]
/** The words of every verdict, so that a test can look for all of them. */
export const allVerdicts: readonly Cell[] = (Object.keys(verdictName) as Verdict[]).map((verdict) => judged(verdict))
