import type { Instant } from '../time/instant.ts'
import { cellText, type SheetRow } from './cell.ts'
import type { ImportContext } from './context.ts'
import { type DeviceDraft, deviceDraft, deviceFields } from './device.ts'
import { type FaultDraft, faultDraft, faultFields } from './fault.ts'
import type { FieldCells, ImportColumn, ImportField, RowProblem } from './field.ts'
import { cellsOf } from './row.ts'
import { type ServiceDraft, serviceDraft, serviceFields } from './service.ts'
import { bareText } from './word.ts'

export type ImportDraft =
  | { readonly target: 'fault'; readonly draft: FaultDraft }
  | { readonly target: 'service'; readonly draft: ServiceDraft }
  | { readonly target: 'device'; readonly draft: DeviceDraft }
export type ImportTarget = ImportDraft['target']

interface Target<T> {
  readonly name: string
  readonly fields: readonly ImportField[]
  readonly draft: (cells: FieldCells, context: ImportContext) => T | null
  /** By what two rows are the same record: old number, and time with words. Empty texts compare with nothing. */
  readonly keys: (draft: T) => readonly string[]
}

const minuteOf = (at: Instant): string => at.slice(0, 16)

const fault: Target<FaultDraft> = {
  name: '故障',
  fields: faultFields,
  draft: faultDraft,
  keys: (d) => faultKeys(d.number, d.reportedAt, d.symptom.text, d.title),
}
const service: Target<ServiceDraft> = {
  name: '服务记录',
  fields: serviceFields,
  draft: serviceDraft,
  keys: (d) => serviceKeys(d.number, d.from, d.subject),
}

const device: Target<DeviceDraft> = {
  name: '设备',
  fields: deviceFields,
  draft: deviceDraft,
  keys: (d) => deviceKeys(d.card),
}

export const importTargets = { fault, service, device } as const

/** A number of its own, such as GZ-012; the 1, 2, 3 of a list says nothing outside it. */
function numberKey(number: string): string[] {
  const bare = bareText(number)
  return bare.length >= 4 ? [`n ${bare}`] : []
}

/** Under what a fault is known: its number in an old sheet, and its time with its words. */
export function faultKeys(number: string, reportedAt: Instant, ...words: readonly string[]): string[] {
  return [
    ...numberKey(number),
    ...[...new Set(words.map(bareText))].filter(Boolean).map((text) => `t ${minuteOf(reportedAt)} ${text}`),
  ]
}
export function serviceKeys(number: string, from: Instant, subject: string): string[] {
  return [...numberKey(number), ...(subject.trim() === '' ? [] : [`t ${minuteOf(from)} ${bareText(subject)}`])]
}

/** A row with what it would become and everything that is to be said of it. */
export interface ReadRow {
  readonly row: number
  readonly hidden: boolean
  /** Field to text, as the user sees the cells. */
  readonly shown: Readonly<Record<string, string>>
  /** Null where an error keeps it from becoming a record. */
  readonly draft: ImportDraft | null
  readonly problems: readonly RowProblem[]
  readonly keys: readonly string[]
}

/** Reads one row as a record of the target. */
export function readRow(
  target: ImportTarget,
  row: SheetRow,
  columns: readonly ImportColumn[],
  context: ImportContext,
): ReadRow {
  const { fields } = importTargets[target]
  const { cells, problems } = cellsOf(row, columns, fields)
  const shown: Record<string, string> = {}
  columns.forEach(({ field }, n) => {
    const text = cellText(row.cells[n])
    if (field !== '' && text !== '') shown[field] = shown[field] ? `${shown[field]}\n${text}` : text
  })
  const made =
    target === 'fault'
      ? wrapped('fault', fault, cells, context)
      : target === 'service'
        ? wrapped('service', service, cells, context)
        : wrapped('device', device, cells, context)
  const broken = problems.some((p) => p.level === 'error')
  return {
    row: row.row,
    hidden: row.hidden,
    shown,
    draft: broken ? null : (made?.draft ?? null),
    problems,
    keys: made?.keys ?? [],
  }
}

function wrapped<K extends ImportTarget, T>(
  target: K,
  of: Target<T>,
  cells: FieldCells,
  context: ImportContext,
): { draft: ImportDraft; keys: readonly string[] } | null {
  const draft = of.draft(cells, context)
  return draft === null ? null : { draft: { target, draft } as unknown as ImportDraft, keys: of.keys(draft) }
}

/** Under what a device is known: its serial or asset number; without both its name, model and place. */
export function deviceKeys(card: {
  readonly serial: string
  readonly asset: string
  readonly name: string
  readonly model: string
  readonly place: string
}): string[] {
  const [serial, asset] = [bareText(card.serial), bareText(card.asset)]
  const own = [...(serial === '' ? [] : [`s ${serial}`]), ...(asset === '' ? [] : [`a ${asset}`])]
  return own.length > 0 ? own : [`d ${bareText(card.name)} ${bareText(card.model)} ${bareText(card.place)}`]
}
