import type { Cell, Proof } from '../obligation/cell.ts'
import { countRuleOf } from '../obligation/rule/items.ts'
import type { MatrixRow } from '../obligation/matrix.ts'
import type { Clause } from '../pack/schema.ts'
import { dateOf } from '../time/instant.ts'
import { monthsOf } from '../time/month.ts'
import { type AcceptanceFacts, ownDocuments } from './facts.ts'

/** One line of 履约情况总表: what a clause asked for and what was done, both counted. */
export interface FulfilmentLine {
  readonly clause: string
  /** Verbatim. */
  readonly text: string
  /** `每季度`, with `①` where the count is our own choice. */
  readonly frequency: string
  readonly due: number
  readonly done: number
  /** Nothing occurred in the whole service period, or only in some periods, as signed statements say. */
  readonly idle: 'whole' | 'partly' | ''
  /** `R01 共4份`. */
  readonly proofs: readonly string[]
  /** What is missing, as sentences. */
  readonly missing: readonly string[]
}

/** The lines in the order of the contract, and the notes that their marks stand for. */
export interface Fulfilment {
  readonly lines: readonly FulfilmentLine[]
  readonly notes: readonly string[]
}

const frequencyNames: Readonly<Record<Clause['frequency'], string>> = {
  'per-period': '每季度',
  monthly: '每月',
  'on-event': '按需',
  'whole-period': '全期',
  once: '1次',
  none: '全期',
}
const circled = '①②③④⑤⑥⑦⑧⑨⑩'

/** Registers that prove without a document of their own. */
const registerNames: Readonly<Record<string, string>> = {
  archive_entry: '档案目录',
  attached_proof: '挂接材料',
  certificate: '证书台账',
  cost: '费用台账',
  device: '设备台账',
  duty_roster: '值班表',
  faq: '常见问题',
  fault: '故障记录',
  finding: '整改闭环',
  firm: '服务热线',
  inspection: '巡检记录',
  service_record: '服务记录',
  staff: '人员名单',
}

export function fulfilmentOf(facts: AcceptanceFacts): Fulfilment {
  const notes: string[] = []
  const markOf = (clause: string): string => {
    const note = facts.pack.deliverables.find(
      (d) => d.clause === clause && d.note !== '' && d.every !== 'service',
    )?.note
    if (!note) return ''
    if (!notes.includes(note)) notes.push(note)
    return circled[notes.indexOf(note)] ?? ''
  }
  return { lines: facts.matrix.rows.map((row) => lineOf(facts, row, markOf(row.clause.id))), notes }
}

function lineOf(facts: AcceptanceFacts, { clause, cells }: MatrixRow, mark: string): FulfilmentLine {
  const there = cells.filter((c) => c !== null)
  const missing = there.flatMap((c) => c.gaps.filter((g) => !isOwn(g)).map((g) => `${g.sentence}${whyOf(c)}`))
  const { due, done } = countOf(facts, clause, there)
  const idle = there.filter((c) => c.state === 'idle').length
  return {
    clause: clause.id,
    text: clause.text,
    frequency: `${frequencyNames[clause.frequency]}${mark}`,
    due,
    done,
    idle: idle === 0 ? '' : idle === there.length ? 'whole' : 'partly',
    proofs: proofTexts(there),
    missing,
  }
}

/** Letters of an explanation that are repeated in the report; R15 has it whole. */
const mostTold = 40

/** `（说明：…）` of a cell whose delay was explained. */
function whyOf({ note }: Cell): string {
  const reason = note?.reason.trim().replace(/\s+/g, ' ').replace(/。$/, '') ?? ''
  if (reason === '') return ''
  return `（说明：${reason.length > mostTold ? `${reason.slice(0, mostTold)}…` : reason}）`
}

const isOwn = (gap: Cell['gaps'][number]): boolean => ownDocuments.includes(kindOf(gap))
const isShort = (cell: Cell): boolean => cell.gaps.some((g) => !isOwn(g))

/** How often a clause was due and fulfilled, counted by what its rules found. */
function countOf(facts: AcceptanceFacts, clause: Clause, cells: readonly Cell[]): { due: number; done: number } {
  const { items } = facts.matrix
  if (items && countRuleOf(clause)) return { due: items.expected, done: items.done }
  if (clause.rules.length > 0 && clause.rules.every((r) => r.kind === 'log' || ('span' in r && r.span === 'month'))) {
    const { start, end } = facts.facts.service
    const today = dateOf(facts.now)
    const due = monthsOf(facts.pack.cycle, start, end).filter((m) => m.to < today).length
    return { due, done: Math.max(0, due - cells.flatMap((c) => c.gaps).length) }
  }
  if (clause.frequency === 'on-event') {
    const key = (p: { readonly table: string; readonly row: string }): string => `${p.table}/${p.row}`
    const short = new Set(
      cells
        .flatMap((c) => c.gaps.filter((g) => !isOwn(g) && g.step.action.type !== 'idle'))
        .map((g) => ('row' in g.step.action ? key(g.step.action) : g.sentence)),
    )
    const proved = new Set(
      cells
        .filter((c) => !c.idle)
        .flatMap((c) => c.proofs.filter((p) => !ownDocuments.includes(p.kind)))
        .map(key),
    )
    const all = new Set([...proved, ...short])
    return { due: all.size, done: [...all].filter((k) => !short.has(k)).length }
  }
  const counted = cells.filter((c) => c.state !== 'future' && c.state !== 'idle')
  if (clause.frequency === 'per-period') return { due: counted.length, done: counted.filter((c) => !isShort(c)).length }
  return { due: 1, done: cells.some(isShort) ? 0 : 1 }
}

/** `R01 共4份`, `值班表 共12份`. */
function proofTexts(cells: readonly Cell[]): string[] {
  const proofs = new Map<string, Set<string>>()
  const add = (name: string, proof: Proof): void => {
    const set = proofs.get(name) ?? new Set()
    set.add(proof.document || `${proof.table}/${proof.row}/${proof.period}`)
    proofs.set(name, set)
  }
  for (const cell of cells)
    for (const proof of cell.proofs.filter((p) => !ownDocuments.includes(p.kind)))
      add(proof.kind || (registerNames[proof.table] ?? '台账记录'), proof)
  const own = ownDocuments.filter((kind) =>
    cells.some((c) => c.proofs.some((p) => p.kind === kind) || c.gaps.some((g) => isOwn(g) && kindOf(g) === kind)),
  )
  return [
    ...[...proofs].map(([name, rows]) => (/^R\d/.test(name) ? `${name} 共${rows.size}份` : `${name} ${rows.size}条`)),
    // Before and after they are finalised and signed the report says the same of them.
    ...own.map((kind) => `${kind} 随本次终验`),
  ]
}

const kindOf = (gap: Cell['gaps'][number]): string => (gap.step.action.type === 'document' ? gap.step.action.kind : '')

/** `100%`, `98.53%` cut at two decimals so that it never rounds up to a whole; `未发生` where nothing was due. */
export function rateText({ due, done }: Pick<FulfilmentLine, 'due' | 'done'>): string {
  if (due === 0) return '未发生'
  if (done === due) return '100%'
  return `${(Math.floor((done * 10_000) / due) / 100).toFixed(2)}%`
}

/** What stands out of the table: how many lines are whole, short, and idle for the whole service period. */
export function totalsOf(lines: readonly FulfilmentLine[]): {
  readonly all: number
  readonly full: number
  readonly short: readonly FulfilmentLine[]
  readonly idle: readonly FulfilmentLine[]
} {
  const short = lines.filter((l) => l.missing.length > 0 || l.done < l.due)
  const idle = lines.filter((l) => l.idle === 'whole' && !short.includes(l))
  return { all: lines.length, full: lines.length - short.length - idle.length, short, idle }
}
