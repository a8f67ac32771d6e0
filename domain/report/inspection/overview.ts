import type { Clause } from '../../pack/schema.ts'
import type { Block, Cell } from '../block.ts'
import { centred, heads, label, left, signedVerdict, small, verdictCell } from '../cell.ts'
import { orElse } from '../../or-else.ts'
import type { Context } from './context.ts'
import { renewalMark } from './names.ts'
import { collectionText, whenText } from './quarter.ts'

/** Chapter 2: on what ground, on what, when and by whom, and how was judged. */
export function overviewChapter(context: Context): Block[] {
  return [
    { type: 'heading', level: 1, text: `2　${context.terms.act}概述` },
    ...purpose(context),
    ...remarks(context),
    ...scope(context),
    ...people(context),
    ...method(context),
  ]
}

const frequencyName: Readonly<Record<Clause['frequency'], string>> = {
  'per-period': '每季度',
  monthly: '每月',
  'on-event': '按需',
  'whole-period': '服务期内',
  once: '一次',
  none: '不涉及',
}

/** The part of the contract that a clause stands in: `二（1）`. */
const partOf = (clause: Clause): string => /^[^（]*（[^）]*）/.exec(clause.path)?.[0] ?? clause.path

/**
 * The clauses that this report answers as a whole: what falls due every quarter in the sections' part of the contract
 * (R01, whose tables stand apart from their text) or at their very place, the service period and the hotline. The items' own sentences stand in their chapters.
 */
export function groundClauses({ facts }: Context): Clause[] {
  const { pack, checklist } = facts
  const own = new Set(checklist.sections.flatMap((s) => s.items.map((i) => i.clause)))
  const standards = new Set(checklist.sections.flatMap((s) => s.items.map((i) => i.standard)))
  const sections = pack.clauses.filter((c) => checklist.sections.some((s) => s.clause === c.id))
  const placeOf = checklist.report === 'R01' ? partOf : (c: Clause): string => c.path
  const items = pack.clauses.filter((c) => own.has(c.id))
  const parts = new Set([...sections, ...(checklist.report === 'R01' ? [] : items)].map(placeOf))
  const period = pack.periodClauses[0]
  return pack.clauses.filter(
    (c) =>
      c.id === period ||
      c.id === pack.hotlineClause ||
      sections.includes(c) ||
      (c.type === 'obligation' &&
        c.frequency === 'per-period' &&
        parts.has(placeOf(c)) &&
        !own.has(c.id) &&
        !standards.has(c.text)),
  )
}

function purpose(context: Context): Block[] {
  const { facts, names } = context
  const rows = groundClauses(context).map((clause): Cell[] => {
    const quoted = facts.pack.periodClauses.includes(clause.id) && names.renewed
    return [
      small(clause.path),
      left(quoted ? [{ text: clause.text }, { text: `\n本次服务期：${names.servicePeriod}` }] : clause.text),
      centred(frequencyName[clause.frequency]),
    ]
  })
  const items = context.chapters.map((c) => `${c.title}${c.items.length}项`).join('、')
  return [
    { type: 'heading', level: 2, text: '2.1　目的与依据' },
    {
      type: 'paragraph',
      style: 'body',
      text: `依据“${facts.pack.projectName}”采购需求，${names.firm}对${names.hospital}${names.system}进行${context.quarter}${context.terms.act}，内容为${items}，服务期${names.servicePeriod}。${context.terms.basis}合同原文逐字照录如下。`,
    },
    {
      type: 'table',
      caption: `${context.numbers.table(2)}　合同依据（原文）`,
      grid: [1700, 6072, 1300],
      header: heads('条款位置', '合同原文', '频次'),
      rows,
      ...(names.renewed ? { note: `注：合同原文所载服务期与本次服务期不同处，均注明“${renewalMark}”。` } : {}),
    },
  ]
}

/** What the text leaves open where this report rests on it, and how it is read (R01's own points stand at its items). */
function remarks(context: Context): Block[] {
  const { pack, checklist } = context.facts
  if (checklist.report === 'R01') return []
  const own = new Set(checklist.sections.flatMap((s) => [s.clause, ...s.items.map((i) => i.clause)]))
  const told = pack.remarks.filter(
    (r) => r.places.includes('report') && r.places.includes('inspection') && r.clauses.some((c) => own.has(c)),
  )
  if (told.length === 0) return []
  return [
    {
      type: 'table',
      caption: `${context.numbers.table(2)}　合同原文的疑义与本报告的理解`,
      grid: [3722, 3650, 1700],
      header: heads('原文的疑义', '本报告的理解', '可决定方'),
      rows: told.map((r) => [left(r.text), left(r.reading), centred(r.decides)]),
    },
  ]
}

const databaseName: Readonly<Record<string, string>> = {
  oracle: 'Oracle',
  dm: '达梦',
  mysql: 'MySQL',
  sqlserver: 'SQL Server',
  linux: 'Linux',
  windows: 'Windows',
  any: '未填写',
}

function scope(context: Context): Block[] {
  const { contract, inspection } = context.facts
  const system = contract.system
  const servers = system?.servers ?? []
  const facts: Cell[][] = [
    [label('被检系统'), left(context.names.system), label('平台厂商'), left(orElse(system?.vendor, '未填写'))],
    [
      label('数据库'),
      left(`${databaseName[system?.database ?? 'any'] ?? '未填写'} ${system?.databaseVersion ?? ''}`.trim()),
      label('操作系统'),
      left(databaseName[system?.platform ?? 'any'] ?? '未填写'),
    ],
  ]
  const list: Block[] =
    servers.length === 0
      ? [
          {
            type: 'paragraph',
            style: 'body',
            text: `服务器清单未填写，各检查项的对象见第${[...new Set(context.chapters.map((c) => c.number))].join('、')}章。`,
          },
        ]
      : [
          {
            type: 'table',
            caption: `${context.numbers.table(2)}　服务器清单`,
            grid: [2000, 2572, 2200, 2300],
            header: heads('服务器', '用途', '地址', '操作系统'),
            rows: servers.map((s) => [s.name, s.role, s.address, s.system].map((text) => left(orElse(text, '未填写')))),
          },
        ]
  const limits = inspection.method?.limits.trim() ?? ''
  return [
    { type: 'heading', level: 2, text: '2.2　范围与对象' },
    { type: 'table', grid: [1360, 3176, 1360, 3176], rows: facts },
    ...list,
    {
      type: 'paragraph',
      style: 'body',
      text: limits === '' ? `未列入合同检查表的设备与系统不在本次${context.terms.act}范围内。` : `范围限制：${limits}`,
    },
  ]
}

function people(context: Context): Block[] {
  const { inspection } = context.facts
  const { names } = context
  const role = context.terms.act === '巡检' ? '巡检' : '检查'
  const department = orElse(inspection.people?.witnessDepartment, names.department)
  const period = inspection.plan?.period
  const rows: Cell[][] = [
    [
      label(`${role}季度`),
      left(context.quarter),
      label('季度起止'),
      left(period ? `${period.from} 至 ${period.to}` : '未填写'),
    ],
    [label('现场检查'), { text: collectionText(context.facts), span: 3 }],
    [label('检查地点'), { text: names.place, span: 3 }],
    [label(`${role}人`), left(names.inspector), label('审核人'), left(names.reviewer)],
    [
      label('院方见证'),
      left(`${names.witness}（${department}）`),
      label('服务热线'),
      left(`7×24小时　${names.hotline}`),
    ],
  ]
  const backfilled: Block[] = inspection.plan?.backfilled
    ? [
        {
          type: 'paragraph',
          style: 'body',
          text: `本次${context.terms.act}为补录，登记时间${whenText(inspection.plan.createdAt)}，以所附签字扫描件为准。`,
        },
      ]
    : []
  return [
    { type: 'heading', level: 2, text: '2.3　时间、地点与人员' },
    { type: 'table', grid: [1360, 3176, 1360, 3176], rows },
    ...backfilled,
  ]
}

function method(context: Context): Block[] {
  const { verdicts, words, terms } = context
  const conform = words === 'conformity'
  const tools = context.facts.inspection.method?.tools.trim() ?? ''
  const used = tools === '' ? '' : `使用的工具：${tools.replace(/。$/, '')}。`
  return [
    { type: 'heading', level: 2, text: '2.4　方法与判定标准' },
    {
      type: 'paragraph',
      style: 'body',
      text: [
        { text: '检查以只读方式进行，仅查看状态、查询与日志；凡涉及写入的操作均须经甲方同意并记录后实施。' },
        { text: used },
        { text: '判定按未四舍五入值', bold: true },
        { text: '进行，表中数值一般保留两位小数，接近限值时多列小数。一项有多个对象时，以最差者为该项结果。' },
      ].filter((s) => s.text !== ''),
    },
    {
      type: 'table',
      caption: `${context.numbers.table(2)}　结果等级定义`,
      grid: conform ? [1320, 4252, 3500] : [1100, 4472, 3500],
      header: heads('结果', '判定标准', '后续要求'),
      rows: [
        [
          centred(verdicts.normal),
          left(conform ? '满足该控制点的全部要求' : '符合合同要求，且未达到内部预警值'),
          left('无'),
        ],
        [
          verdictCell('attention', signedVerdict('attention', words)),
          left(conform ? '只满足部分要求，或措施未完全落实' : '符合合同要求，但超过内部预警值或存在隐患'),
          left(conform ? '出安全整改单，整改后复查' : `给出建议，下季度${terms.act}前完成`),
        ],
        [
          verdictCell('abnormal', signedVerdict('abnormal', words)),
          left(conform ? '没有满足要求' : '未达到合同要求，或影响业务开展'),
          left(conform ? '出安全整改单，整改后复查' : '定责任方与期限，整改后复检'),
        ],
        [centred(verdicts['not-applicable']), left('甲方未使用该功能或无此对象（经甲方确认）'), left('记录原因')],
        [centred(verdicts.unchecked), left('因客观条件未能检查'), left('记录原因与补检安排，不计入已检')],
      ],
    },
  ]
}
