import type { InputOf, OutputOf } from '../client/api.ts'

export type Looked = OutputOf<'import.look'>
export type LookedSheet = Looked['sheets'][number]
export type Previewed = OutputOf<'import.preview'>
export type Reading = Omit<InputOf<'import.preview'>, 'show' | 'offset' | 'limit'>

/** What is left out: by reason, and row by row with the reasons that each of those has besides. */
export interface Choice {
  readonly errors: boolean
  readonly duplicates: boolean
  readonly hidden: boolean
  readonly rows: ReadonlyMap<number, number>
}

/** True when rows with these reasons are left out. */
export function isLeftOut(reasons: number, { errors, duplicates, hidden }: Choice): boolean {
  return ((reasons & 1) !== 0 && errors) || ((reasons & 2) !== 0 && duplicates) || ((reasons & 4) !== 0 && hidden)
}

/** How many rows would be imported. */
export function importedCount(preview: Previewed, choice: Choice): number {
  const whole = preview.byReasons.reduce((n, count, reasons) => n + (isLeftOut(reasons, choice) ? 0 : count), 0)
  return whole - [...choice.rows.values()].filter((reasons) => !isLeftOut(reasons, choice)).length
}

/** How a sheet is read at first: as what most of its headings name. */
export function firstReading(
  file: { readonly sha256: string; readonly name: string },
  looked: Looked,
  contract: string,
  wanted: Reading['target'] | '',
): Reading {
  const score = (sheet: LookedSheet): number =>
    sheet.hidden ? -1 : Math.max(...sheet.proposals.map((p) => (wanted === '' || p.target === wanted ? p.known : 0)))
  const sheet = looked.sheets.reduce((best, s, n) => (score(s) > score(looked.sheets[best]!) ? n : best), 0)
  return { ...file, contract, finished: true, ...proposed(looked.sheets[sheet]!, wanted), sheet }
}

/** Headings and columns as they are proposed for a target, or for the one that fits best. */
export function proposed(
  sheet: LookedSheet,
  target: Reading['target'] | '',
): Pick<Reading, 'target' | 'header'> & { columns: Reading['columns'] } {
  const fitting = sheet.proposals.filter((p) => target === '' || p.target === target)
  const best = fitting.reduce((a, b) => (b.known > a.known ? b : a))
  return { target: best.target, header: best.header, columns: best.columns.map((c) => ({ ...c })) }
}
