import type { AcceptanceFacts } from '../../acceptance/facts.ts'
import type { Cell as MatrixCell, Column } from '../../obligation/cell.ts'
import type { MatrixRow } from '../../obligation/matrix.ts'
import { scannedPapers } from '../../obligation/attached.ts'
import { holesIn } from '../../obligation/rule/register.ts'
import { ownDocuments } from '../../acceptance/facts.ts'
import { dateOf } from '../../time/instant.ts'
import type { Block, Cell, ReportModel } from '../block.ts'
import { centredSmall, heads, small } from '../cell.ts'
import type { Edition } from '../edition.ts'
import { documentKindOf } from '../kind.ts'
import { body, heading, officialModel, yuan } from '../acceptance/names.ts'

export const traceTitle = '履约追溯矩阵'

/** Periods that stand side by side in one table. */
const most = 4
/** Proofs of a cell that are named; the rest is counted. */
const mostNamed = 4

/**
 * R15 履约追溯矩阵, annex to R14: every clause against every period, each cell with the numbers that prove it or with what
 * is missing; then the clauses that do not agree with each other, and what a breach would cost.
 */
export function reportR15(facts: AcceptanceFacts, edition: Edition): ReportModel {
  const { matrix } = facts
  const periods = matrix.columns.map((column, at) => ({ column, at })).filter(({ column }) => column.kind === 'period')
  const after = matrix.columns.map((column, at) => ({ column, at })).filter(({ column }) => column.kind === 'service')
  const parts = Array.from({ length: Math.ceil(periods.length / most) }, (_, n) =>
    periods.slice(n * most, n * most + most),
  )
  const blocks: Block[] = [
    heading(1, '一、说明'),
    body(
      `本矩阵是《终验服务报告》的附件。每行是一条合同义务的原文，每列是一个履约期间，格内是证明材料的编号；“缺”后写明缺少什么；“未发生”的，以双方签字的《本期未发生/不涉及确认单》（R20）为证。`,
    ),
    ...totalsBlocks(facts),
    ...attachedBlocks(facts),
    heading(1, '二、逐条逐期证明'),
    ...parts.map((part) => matrixTable(matrix.rows, part)),
    ...(after.length > 0 ? [heading(1, '三、服务期满后的义务'), afterTable(matrix.rows, after[0]!)] : []),
    heading(1, '四、条款疑义与默认理解'),
    ...remarkBlocks(facts),
    heading(1, '五、违约金敞口'),
    exposureBlock(facts),
    heading(1, '六、证明材料清单'),
    documentTable(facts),
    heading(1, '七、编号与作废'),
    ...voidBlocks(facts),
    ...noteBlocks(facts),
    { type: 'paragraph', style: 'end', text: '（以下无正文）' },
  ]
  return officialModel({ kind: 'R15', title: traceTitle, facts, edition, body: blocks })
}

interface Placed {
  readonly column: Column
  readonly at: number
}

function totalsBlocks({ matrix }: AcceptanceFacts): Block[] {
  const { items } = matrix
  const counted = items ? `季度巡检逐项计数${items.done}/${items.expected}。` : ''
  const periods = matrix.columns.flatMap((column, n) => {
    const total = matrix.totals[n]
    return column.kind === 'period' && total ? [`${column.name} ${total.proved}/${total.total}`] : []
  })
  const spans = matrix.columns.filter((c) => c.kind === 'period').map((c) => body(`${c.name}：${c.from} 至 ${c.to}。`))
  return [...spans, body(`各期有证明的条款数：${periods.join('、')}。${counted}`)]
}

const isOwn = (gap: MatrixCell['gaps'][number]): boolean =>
  gap.step.action.type === 'document' && ownDocuments.includes(gap.step.action.kind)

function matrixTable(rows: readonly MatrixRow[], part: readonly Placed[]): Block {
  const width = 1540
  return {
    type: 'table',
    grid: [8844 - width * part.length, ...part.map(() => width)],
    header: heads('条款与原文', ...part.map(({ column }) => column.name)),
    rows: rows
      .filter((row) => part.some(({ at }) => row.cells[at]))
      .map((row) => [
        small([{ text: row.clause.id, bold: true }, { text: `　${row.clause.text}${againstText(row)}` }]),
        ...part.map(({ at }) => cellOf(row.cells[at] ?? null)),
      ]),
    tall: true,
  }
}

const againstText = ({ contradicts }: MatrixRow): string =>
  contradicts.length > 0 ? `（⇄ 与 ${contradicts.join('、')} 表述不一致，见第四部分）`.replace('⇄ ', '') : ''

/** `XJ-2024-Q1-001` and the place in it, or what a proof without a number is. */
function numberOf(proof: MatrixCell['proofs'][number]): string {
  if (proof.table === 'attached_proof') return `${proof.number}（挂接）`
  if (proof.table === 'finding') return `问题 ${proof.number}`
  return proof.place === '' || proof.kind === '' ? proof.number : `${proof.number}\n${proof.place}`
}

/** What a cell lacks, without the period that its column names: `缺少设备卡`. */
function lackText(sentence: string): string {
  const what = sentence.replace(/^[^（）]*（[^（）]*至[^（）]*）的?/, '').trim()
  return /^(缺少|没有)/.test(what) ? what : `缺：${what}`
}

function cellOf(cell: MatrixCell | null): Cell {
  if (!cell) return centredSmall('—')
  const gaps = cell.gaps.filter((g) => !isOwn(g))
  const all = [...new Set(cell.proofs.map(numberOf))].filter((n) => n !== '')
  // A number that stands with its place says it all.
  const numbers = all.filter((n) => !all.some((other) => other.startsWith(`${n}\n`)))
  const shown = numbers.slice(0, mostNamed)
  if (numbers.length > mostNamed) shown.push(`共${numbers.length}份`)
  if (gaps.length > 0)
    return {
      text: [
        {
          text: `${lackText(gaps[0]!.sentence)}${gaps.length > 1 ? `等${gaps.length}处` : ''}`,
          bold: true,
        },
        ...(cell.note ? [{ text: '\n（有逾期说明）' }] : []),
        ...(shown.length > 0 ? [{ text: `\n${shown.join('\n')}` }] : []),
      ],
      kind: 'small',
    }
  if (cell.state === 'idle') return small(`未发生\n${shown.join('\n')}`)
  if (cell.state === 'future') return centredSmall('未到期')
  return small(shown.length > 0 ? shown.join('\n') : cell.label)
}

function afterTable(rows: readonly MatrixRow[], { at }: Placed): Block {
  return {
    type: 'table',
    grid: [5344, 3500],
    header: heads('条款与原文', '证明'),
    rows: rows
      .filter((row) => row.cells[at])
      .map((row) => {
        const cell = row.cells[at]!
        const kinds = [
          ...cell.gaps.filter(isOwn).map((g) => ('kind' in g.step.action ? g.step.action.kind : '')),
          ...cell.proofs.map((p) => p.kind).filter((kind) => ownDocuments.includes(kind)),
        ]
        const own = ownDocuments.filter((kind) => kinds.includes(kind)).map((kind) => `${kind} 随本次终验`)
        const other = cellOf({ ...cell, proofs: cell.proofs.filter((p) => !ownDocuments.includes(p.kind)) })
        return [
          small([{ text: row.clause.id, bold: true }, { text: `　${row.clause.text}` }]),
          own.length > 0 && cell.gaps.every(isOwn) ? small(own.join('\n')) : other,
        ]
      }),
    tall: true,
  }
}

function remarkBlocks({ pack }: AcceptanceFacts): Block[] {
  if (pack.remarks.length === 0) return [body('合同文本没有需要说明的疑义。')]
  const kinds = { ambiguity: '疑义', contradiction: '不一致' } as const
  return [
    {
      type: 'table',
      grid: [800, 800, 2872, 2872, 1500],
      header: heads('条款', '种类', '合同文本的问题', '本项目的理解', '决定方'),
      rows: pack.remarks.map((r) => [
        { text: r.clauses.join('\n'), kind: 'small', align: 'center' },
        { text: kinds[r.kind], kind: 'small', align: 'center' },
        small(r.text),
        small(r.reading),
        { text: r.decides, kind: 'small', align: 'center' },
      ]),
      tall: true,
    },
  ]
}

function exposureBlock({ matrix, pack }: AcceptanceFacts): Block {
  const { exposure } = matrix
  if (!exposure) return body('合同没有按比例约定违约金。')
  const clause = pack.clauses.find((c) => c.id === exposure.clause)
  const overdue = exposure.overdue === 0 ? '没有逾期的义务' : `逾期的义务${exposure.overdue}项`
  const sum =
    exposure.cents === null ? '合同金额未填写，未计算' : `按合同金额的${exposure.percent}%计算为${yuan(exposure.cents)}`
  return body(`${exposure.clause}“${clause?.text.replace(/。$/, '') ?? ''}”。${sum}；截至出具之日${overdue}。`)
}

function documentTable({ facts }: AcceptanceFacts): Block {
  const rows = facts.documents
    .filter((d) => !ownDocuments.includes(d.kind))
    .toSorted((a, b) => (a.kind === b.kind ? (a.number < b.number ? -1 : 1) : a.kind < b.kind ? -1 : 1))
  const papers = scannedPapers(facts)
  if (rows.length + papers.length === 0) return body('没有定稿的单据。')
  return {
    type: 'table',
    grid: [800, 3044, 2300, 800, 1200, 700],
    header: heads('种类', '名称', '编号', '版本', '定稿日期', '签字'),
    rows: [
      ...rows.map((d) => [
        centredSmall(d.kind),
        small(documentKindOf(d.kind)?.name ?? d.kind),
        centredSmall(d.number),
        centredSmall(d.version),
        centredSmall(dateOf(d.finalisedAt)),
        centredSmall(d.signed ? '√' : '未挂'),
      ]),
      ...papers.map((a) => [
        centredSmall(a.paper!.kind || '—'),
        small(a.paper!.title),
        centredSmall(a.paper!.number || a.identity!.number),
        centredSmall('挂接'),
        centredSmall(a.paper!.signedOn),
        centredSmall('√'),
      ]),
    ],
    tall: true,
  }
}

/** Numbers that are kept although their record is void, with the reason; a gap among the others would be named. */
function voidBlocks({ voids, facts }: AcceptanceFacts): Block[] {
  const holes = holesIn(facts.numbers)
  const line = body(holes.length === 0 ? '记录编号连续，没有缺号。' : `编号不连续，缺少：${holes.join('、')}。`)
  if (voids.length === 0) return [line, body('没有作废的记录。')]
  return [
    line,
    {
      type: 'table',
      grid: [2600, 6244],
      header: heads('作废的编号', '原因（原记录保留）'),
      rows: voids.map((v) => [centredSmall(v.number), small(v.reason.trim() || '未写原因')]),
      tall: voids.length > 8,
    },
  ]
}

/** What 挂接 means, where there is one. */
function attachedBlocks({ matrix }: AcceptanceFacts): Block[] {
  const any = matrix.rows.some((r) => r.cells.some((c) => c?.proofs.some((p) => p.table === 'attached_proof')))
  return any ? [body('标“挂接”的，是另行签字的材料，其扫描件随验收资料包一并提交，目录见第六部分。')] : []
}

/** Why cells were late, as it was written: they are explained and stay what they are. */
function noteBlocks({ matrix }: AcceptanceFacts): Block[] {
  const names = new Map(matrix.columns.map((c) => [c.id, c.name]))
  const explained = matrix.rows.flatMap((r) => r.cells.flatMap((c) => (c?.note ? [{ ...c, note: c.note }] : [])))
  if (explained.length === 0) return []
  return [
    heading(1, '八、逾期说明'),
    {
      type: 'table',
      grid: [800, 1100, 1200, 2472, 2072, 1200],
      header: heads('条款', '期间', '应于', '原因', '补救措施', '现状'),
      rows: explained.map(({ clause, column, note, gaps }) => [
        centredSmall(clause),
        centredSmall(names.get(column) ?? column),
        centredSmall(note.due || '—'),
        small(note.reason),
        small(note.remedy.trim() || '—'),
        centredSmall(gaps.length === 0 ? '已补齐' : note.expected === '' ? '未补齐' : `预计\n${note.expected}\n补齐`),
      ]),
      tall: explained.length > 4,
    },
  ]
}
