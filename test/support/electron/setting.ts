import { appendFileSync, existsSync, readFileSync } from 'node:fs'

/** What the test tells the stand-in, as JSON in `ROUNDS_STAND_IN`. */
export interface Setting {
  /** Debugging address of the Chromium that the test owns. */
  readonly browser: string
  /** Where `app://rounds` is served; the same after a restart, so that the page keeps its origin. */
  readonly port: number
  /** The folder that holds `out/main` and `out/renderer`. */
  readonly appPath: string
  readonly packaged: boolean
  /** JSON lines of what the app did that a user would have seen outside the page. */
  readonly journal: string
  /** JSON of {@link Answers}; read anew for each dialog. */
  readonly answers: string
}

/** What a user would have answered; the test writes it. */
export interface Answers {
  /** Path that was chosen in the save dialog; absent: cancelled. */
  readonly saveAs?: string
  /** Folder that was chosen; absent: cancelled. */
  readonly folder?: string
  /** Why the system could not open a document; absent: it could. */
  readonly openPath?: string
}

export type JournalEntry =
  | { readonly what: 'error-box'; readonly title: string; readonly content: string }
  | { readonly what: 'window'; readonly options: unknown }
  | { readonly what: 'menu'; readonly labels: readonly string[] }
  | { readonly what: 'save-dialog'; readonly suggested: string }
  | { readonly what: 'folder-dialog'; readonly title: string }
  | { readonly what: 'open-path'; readonly path: string }
  | { readonly what: 'navigation-denied'; readonly url: string }
  | { readonly what: 'window-denied'; readonly url: string }
  | { readonly what: 'permission'; readonly permission: string; readonly granted: boolean }
  | { readonly what: 'notification'; readonly title: string; readonly body: string }
  | { readonly what: 'focus' }

export const setting = JSON.parse(process.env['ROUNDS_STAND_IN'] ?? '{}') as Setting

export function note(entry: JournalEntry): void {
  appendFileSync(setting.journal, `${JSON.stringify(entry)}\n`)
}

export function answers(): Answers {
  return existsSync(setting.answers) ? (JSON.parse(readFileSync(setting.answers, 'utf8')) as Answers) : {}
}
