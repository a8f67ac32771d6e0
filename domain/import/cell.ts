/**
 * A cell of a spreadsheet as it was read: the cached result where it holds a formula. `at` is a date of the sheet's
 * calendar as wall-clock time, `YYYY-MM-DDTHH:mm:ss`; `days` a time of day without a date, as a share of it.
 */
export type SheetCell =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'number'; readonly number: number; readonly text: string }
  | { readonly is: 'moment'; readonly at: string }
  | { readonly is: 'clock'; readonly days: number }
  | { readonly is: 'error'; readonly error: string }
  /** A formula that was never calculated. */
  | { readonly is: 'uncalculated' }

/** A row with anything in it, numbered as the spreadsheet does. Cells by their column from 0; holes are empty. */
export interface SheetRow {
  readonly row: number
  readonly hidden: boolean
  readonly cells: readonly (SheetCell | undefined)[]
}

/** What stands in a cell, as the user sees it. */
export function cellText(cell: SheetCell | undefined): string {
  switch (cell?.is) {
    case undefined:
      return ''
    case 'text':
      return cell.text.trim()
    case 'number':
      return cell.text
    case 'moment':
      return cell.at.endsWith('T00:00:00') ? cell.at.slice(0, 10) : cell.at.slice(0, 16).replace('T', ' ')
    case 'clock': {
      const minutes = Math.round((cell.days % 1) * 1440)
      return `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
    }
    case 'error':
      return cell.error
    case 'uncalculated':
      return ''
  }
}

/** `A`, `Z`, `AA` … of a column counted from 0. */
export function columnLetters(n: number): string {
  return (n >= 26 ? columnLetters(Math.floor(n / 26) - 1) : '') + String.fromCharCode(65 + (n % 26))
}
