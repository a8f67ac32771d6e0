import { isDecimal, roundDecimal, subtract } from '../../inspection/decimal.ts'
import type { ItemFacts } from '../../inspection/facts.ts'
import { judgeItem } from '../../inspection/judge.ts'
import type { JudgedRow } from '../../inspection/judgement.ts'
import { placeText, shortName } from '../../inspection/measured-text.ts'
import { sizeText, valueText } from '../../inspection/value-text.ts'
import type { Measure } from '../../pack/schema.ts'
import type { Verdict } from '../../verdict.ts'
import type { Cell, Table } from '../block.ts'
import { heads, left, right, verdictCell } from '../cell.ts'
import { orElse } from '../../or-else.ts'

/** The rows of one measure, worst first. */
export interface MeasureRows {
  readonly measure: Measure
  readonly rows: readonly JudgedRow[]
}

/** Rows by measure, in the order in which the judgement puts them: the one that decides comes first. */
export function valuesOf(item: ItemFacts): MeasureRows[] {
  const byMeasure = new Map<Measure, JudgedRow[]>()
  for (const row of judgeItem(item.item, item.meas.rows, item.meas.subPoints).rows) {
    byMeasure.set(row.measure, [...(byMeasure.get(row.measure) ?? []), row])
  }
  return [...byMeasure].map(([measure, rows]) => ({ measure, rows }))
}

export function rowVerdict(row: JudgedRow): Verdict {
  return 'verdict' in row.result ? row.result.verdict : 'unchecked'
}

/** More rows than a line of text holds, or rows that say what they were computed from, stand in a table. */
export function needsTable({ measure, rows }: MeasureRows): boolean {
  if (measure.object === null || rows.length < 2) return false
  return rows.length > 3 || rows.some((r) => r.row.total !== '')
}

const basisName = { max: '最大可用容量', allocated: '已分配容量', none: '总容量' } as const

/** What the percentages of a table stand on: `判定口径：最大可用容量`. Empty for what is no percentage of a size. */
export function basisText(rows: readonly JudgedRow[]): string {
  const bases = [...new Set(rows.filter((r) => r.row.total !== '').map((r) => basisName[r.row.basis]))]
  return bases.length === 0 ? '' : `判定口径：${bases.join('、')}`
}

/** Every measured row of one measure. Percentages of a size show what they were computed from. */
export function valuesTable(values: MeasureRows, caption: string): Table {
  return values.rows.some((r) => r.row.total !== '') ? sizesTable(values, caption) : plainTable(values, caption)
}

/** Twips that a code takes in a cell of 10.5 pt, its margins included. */
function codeWidth(text: string): number {
  return [...text].reduce((sum, char) => sum + (char > '\u2000' ? 210 : /[A-Z_]/.test(char) ? 145 : 105), 140)
}

function sizesTable({ measure, rows }: MeasureRows, caption: string): Table {
  const units = new Set(rows.filter((r) => r.row.total !== '').map((r) => r.row.unit))
  const one = units.size === 1 ? [...units][0]! : ''
  const printed = one === 'B' || one === 'KB' ? '' : one
  // A long name needs the room: the units then stand below the heads.
  const narrow = rows.some((r) => codeWidth(placeText(r.row)) > 2382)
  const unit = printed === '' ? '' : `${narrow ? '\n' : ''}（${printed}）`
  const amount = (text: string, own: string): string => {
    if (!isDecimal(text)) return '未采集'
    return printed === '' ? sizeText(text, own) : roundDecimal(text, 1)
  }
  const cells = ({ row }: JudgedRow): Cell[] => {
    const both = isDecimal(row.used) && isDecimal(row.total)
    return [
      right(amount(row.total, row.unit)),
      right(amount(row.used, row.unit)),
      right(both ? amount(subtract(row.total, row.used), row.unit) : '未采集'),
    ]
  }
  return {
    type: 'table',
    caption,
    grid: narrow ? [3442, 1150, 1130, 1130, 1120, 1100] : [2382, 1760, 1310, 1310, 1190, 1120],
    header: heads(
      orElse(measure.object, '对象'),
      `${sizeHead(rows)}${unit}`,
      `已用${unit}`,
      `剩余${unit}`,
      bareName(measure),
      '结果',
    ),
    rows: rows.map((r) => [objectCell(r), ...cells(r), valueCell(r), verdictCell(rowVerdict(r))]),
  }
}

/** `使用率` in a column beside the volumes: the object's name is said once. */
function bareName(measure: Measure): string {
  const name = shortName(measure)
  return measure.object !== null && name.length > measure.object.length ? name.replace(measure.object, '') : name
}

const sizeHead = (rows: readonly JudgedRow[]): string =>
  rows.some((r) => r.row.basis === 'max') ? '最大容量' : '总容量'
const bad = (row: JudgedRow): boolean => ['abnormal', 'attention'].includes(rowVerdict(row))

function objectCell(row: JudgedRow): Cell {
  return { text: orElse(placeText(row.row), shortName(row.measure)), ...(bad(row) ? { bold: true } : {}) }
}
function valueCell(row: JudgedRow): Cell {
  return right(valueText(row.row, row.measure), bad(row))
}

function plainTable({ measure, rows }: MeasureRows, caption: string): Table {
  return {
    type: 'table',
    caption,
    grid: [3072, 2400, 2400, 1200],
    header: heads(orElse(measure.object, '对象'), bareName(measure), '标准', '结果'),
    rows: rows.map((r) => [
      objectCell(r),
      valueCell(r),
      left(orElse(measure.limitText, '不设限值')),
      verdictCell(rowVerdict(r)),
    ]),
  }
}
