/** A sample R01 that uses every block, with the content of a real report and none of its names. */
import type { Block, Cell, FrontPage, ReportModel } from '../../../domain/report/block.ts'
import { allVerdicts, itemChapters, judged } from './fixture-items.ts'

const center = (text: string): Cell => ({ text, align: 'center' })
const heads = (...names: string[]): Cell[] => names.map((text) => ({ text }))
const label = (text: string): Cell => ({ text, kind: 'label' })

const control: FrontPage = {
  title: '文档控制',
  blocks: [
    { type: 'heading', level: 2, text: '一、修改记录' },
    {
      type: 'table',
      grid: [900, 1400, 1600, 5172],
      header: heads('版本', '日期', '作者', '修改说明'),
      rows: [
        [center('V0.9'), center('2024-03-22'), center('工程师甲'), { text: '现场检查完成后形成初稿，提交乙方审核' }],
        [center('V1.0'), center('2024-03-26'), center('工程师甲'), { text: '按审核意见补充EBILL_DATA增长推算；定稿' }],
      ],
    },
    { type: 'heading', level: 2, text: '二、审阅记录' },
    {
      type: 'table',
      grid: [1600, 2300, 1400, 3772],
      header: heads('审阅人', '单位 / 职务', '日期', '意见'),
      rows: [
        [center('工程师乙'), center('乙方 技术负责人'), center('2024-03-25'), { text: '同意定稿' }],
        [center('信息科接口人'), center('甲方 信息科'), center(''), { text: '（签署页确认）' }],
      ],
    },
    { type: 'heading', level: 2, text: '四、保密与完整性' },
    {
      type: 'table',
      grid: [1900, 7172],
      rows: [
        [
          label('保密级别'),
          { text: '内部。本报告仅供示例医院与示例信息技术有限公司相关人员查看；证据截图已作脱敏处理。' },
        ],
        [label('内容校验值'), { text: [{ text: '定稿时生成', field: 'hash' }] }],
        [label('更正规则'), { text: '定稿后不得原位改写；更正以新版本发布，旧版本保留并标注“已被替代”。' }],
      ],
    },
  ],
}

const opening: readonly Block[] = [
  { type: 'heading', level: 1, text: '1　巡检结论' },
  { type: 'heading', level: 2, text: '1.1　总体结论' },
  {
    type: 'conclusion',
    headline: '系统可持续运行；1项异常须在2024-04-12前完成整改。',
    lines: [
      [
        { text: '本次巡检依据合同约定，共检查16项（运行环境9项、业务功能7项），其中' },
        { text: '正常13项、关注2项、异常1项', bold: true },
        { text: '，无不适用项，无未检查项；另有2个检查子项未检查，原因见表1-1。' },
      ],
      '待整改的异常项为用户表空间EBILL_DATA使用率93.41%，未达到合同“使用率均少于90%”的要求。按近一季度增量推算，剩余空间约在2024-07-20用尽，届时存在无法开票的风险。',
    ],
  },
  { type: 'heading', level: 2, text: '1.2　结果统计（按初检结果计数）' },
  {
    type: 'table',
    grid: [3024, 864, 864, 864, 864, 864, 864, 864],
    header: heads('检查类别', '应检项', '正常', '▲ 关注', '× 异常', '不适用', '未检查', '已检项'),
    rows: [
      [
        { text: '系统运行环境检查（第3章）' },
        center('9'),
        center('6'),
        judged('attention', '2'),
        judged('abnormal', '1'),
        center('0'),
        center('0'),
        center('9'),
      ],
      [{ text: '系统业务功能检查（第4章）' }, ...['7', '7', '0', '0', '0', '0', '7'].map(center)],
      [{ text: '第10项（巡检报告）' }, { text: '即本报告XJ-2024-Q1-001，签收后计入合同17项', span: 7 }],
    ],
  },
  { type: 'heading', level: 2, text: '1.3　主要问题一览' },
  {
    type: 'table',
    grid: [760, 960, 3452, 1300, 1300, 1300],
    header: heads('编号', '结果', '事项', '责任方', '要求完成', '当前状态'),
    rows: [
      [
        center('P01'),
        judged('abnormal'),
        { text: '用户表空间EBILL_DATA使用率93.41%（ENV-05）' },
        center('甲方批准\n乙方实施'),
        center('2024-04-12'),
        { text: '待整改', align: 'center', bold: true },
      ],
      [
        center('P02'),
        judged('attention'),
        { text: '备份卷使用率83.62%，超过80%预警值（ENV-07）' },
        center('甲方'),
        center('2024-06-14'),
        center('待整改'),
      ],
    ],
  },
  {
    type: 'paragraph',
    style: 'note',
    text: '注：本报告结论基于 2024-03-20 09:00 至 2024-03-21 16:30 采集的数据，不代表该时段以外的系统状态。',
  },
  { type: 'heading', level: 1, text: '2　巡检概述' },
  { type: 'heading', level: 2, text: '2.4　方法与判定标准' },
  {
    type: 'paragraph',
    style: 'body',
    text: [
      { text: '检查以只读方式进行，仅查看状态、查询与日志；凡涉及写入的操作均在甲方同意并记录后实施。判定按' },
      { text: '未四舍五入的原始值', bold: true },
      { text: '进行，见 ENV-05 与 2024-03-20 的记录。' },
    ],
  },
  {
    type: 'table',
    caption: '表2-2　结果等级定义',
    grid: [1100, 4472, 3500],
    header: heads('结果', '判定标准', '后续要求'),
    rows: allVerdicts.map((cell) => [cell, { text: '符合合同要求，且未达到内部预警值' }, { text: '无' }]),
  },
]

const closing: readonly Block[] = [
  { type: 'page-break' },
  { type: 'heading', level: 1, text: '9　双方确认' },
  {
    type: 'paragraph',
    style: 'body',
    text: '以上巡检内容及结果经双方现场确认属实。其中异常1项（P01）、关注2项（P02、P03），未检查子项2个，双方均已知悉。本报告一式贰份，甲乙双方各执壹份，具有同等效力。',
  },
  {
    type: 'table',
    grid: [1360, 3176, 1360, 3176],
    rows: [
      [label('报告编号'), { text: 'XJ-2024-Q1-001' }, label('版本'), { text: 'V1.0（定稿）' }],
      [
        label('全文页数'),
        { text: [{ text: '共 ' }, { text: '', field: 'pages' }, { text: ' 页（含封面）' }] },
        label('内容校验值'),
        { text: [{ text: '定稿时生成', field: 'hash-ends' }] },
      ],
    ],
  },
  { type: 'heading', level: 3, text: '未了事项' },
  {
    type: 'table',
    grid: [900, 4972, 1700, 1500],
    header: heads('编号', '事项', '责任方', '要求完成'),
    rows: [
      [
        center('P01'),
        { text: '× 异常　用户表空间EBILL_DATA使用率93.41%，未达到合同要求', bold: true },
        center('甲方批准\n乙方实施'),
        center('2024-04-12'),
      ],
      [center('P02'), { text: '▲ 关注　备份卷使用率83.62%，超过80%预警值' }, center('甲方'), center('2024-06-14')],
    ],
  },
  {
    type: 'signatures',
    left: {
      title: '甲方：示例医院',
      lines: ['确认人（信息科）：', '使用科室确认：', '科室负责人：', '日期：　　　　年　　月　　日', '（盖章处）'],
    },
    right: {
      title: '乙方：示例信息技术有限公司',
      lines: ['巡检人：', '审核人：', '项目负责人：', '日期：　　　　年　　月　　日', '（盖章处）'],
    },
    opinion: '甲方意见：□同意上述结论与建议　　□有不同意见（请在下方填写）',
  },
  { type: 'page-break' },
  { type: 'heading', level: 1, text: '附录A　证据清单' },
  {
    type: 'paragraph',
    style: 'body',
    text: '原始文件由双方分别保存；进入本报告的图片均为脱敏副本。SHA-256取首4位与末4位，全文见随附清单文件。',
  },
  {
    type: 'table',
    grid: [900, 2372, 2500, 1400, 1900],
    header: heads('图号', '内容', '原始文件', '检查项', 'SHA-256（节选）'),
    rows: Array.from({ length: 18 }, (_, at) => [
      center(`图3-${at + 1}`),
      { text: '登录页' },
      { text: `env${String(at + 1).padStart(2, '0')}_login.png` },
      center('ENV-01'),
      { text: '7c1d…e04a', kind: 'raw' as const, align: 'center' as const },
    ]),
  },
  { type: 'heading', level: 1, text: '附录B　命令原始输出（节选）' },
  {
    type: 'raw',
    caption: 'B-1　时钟状态（app01，2024-03-20 10:18）',
    lines: [
      '$ chronyc tracking',
      'Reference ID    : 00000000 ()',
      'Stratum         : 0',
      'System time     : 2.412306 seconds slow of NTP time',
      'Leap status     : Not synchronised',
    ],
    note: '注：节选5行，全文SHA-256为7c1d…e04a。',
  },
  {
    type: 'raw',
    caption: 'B-5　硬盘空间（db01，2024-03-20 15:42）',
    lines: [
      '$ df -P -k',
      'Filesystem          1024-blocks       Used  Available Capacity Mounted on',
      '/dev/mapper/vg-root    52403200   26762314   25640886      52% /',
      '/dev/mapper/vg-ora   1073217536  771428765  301788771      72% /oradata',
    ],
    note: '注：df打印的百分比向上取整，判定按“已用÷（已用＋可用）”计算。',
  },
  { type: 'paragraph', style: 'end', text: '（以下无正文）' },
]

export const sampleModel: ReportModel = {
  schema: 1,
  profile: 'engineering',
  kind: 'R01',
  number: 'XJ-2024-Q1-001',
  version: 'V1.0',
  draft: false,
  properties: {
    title: '医疗电子票据管理系统2024年第一季度巡检报告',
    subject: 'CGB-2023-XXK-FW-44',
    author: '示例信息技术有限公司',
    keywords: '巡检 XJ-2024-Q1-001',
  },
  header: { left: '示例医院　医疗电子票据管理系统季度巡检报告', right: '编号 XJ-2024-Q1-001　版本 V1.0' },
  footerLeft: '示例信息技术有限公司　7×24服务热线 400-000-0000',
  cover: {
    marks: ['编号：XJ-2024-Q1-001', '密级：内部（仅供甲乙双方使用）'],
    logo: null,
    hospital: '示例医院',
    system: '医疗电子票据管理系统',
    title: '季度巡检报告',
    period: '2024年第一季度（2024年1月1日至3月31日）',
    facts: [
      ['项目名称', '2024年度医疗电子票据管理系统运维服务项目'],
      ['采购项目编号', 'CGB-2023-XXK-FW-44'],
      ['甲方', '示例医院'],
      ['乙方', '示例信息技术有限公司'],
      ['现场检查', '2024-03-20 09:00 至 2024-03-21 16:30'],
      ['服务热线', '7×24小时　400-000-0000'],
      ['版本', 'V1.0　定稿'],
    ],
    firm: '示例信息技术有限公司',
    date: '二〇二四年三月二十六日',
  },
  front: [control],
  contents: { title: '目　录' },
  body: [...opening, ...itemChapters, ...closing],
}
