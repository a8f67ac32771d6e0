import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Whether LibreOffice is here. Tests that need it are skipped elsewhere and say so. */
export const hasOffice = spawnSync('soffice', ['--version'], { stdio: 'ignore' }).status === 0
if (!hasOffice) console.warn('SKIPPED: LibreOffice is not installed; spreadsheets were not opened in it.')

/** The sheets of a spreadsheet as LibreOffice shows them: every cell as text, in the order of the sheets. */
export function sheetsInOffice(file: string): string[][][] {
  const folder = mkdtempSync(join(tmpdir(), 'office-'))
  try {
    // Comma, quotes, UTF-8, from line 1, cells as shown, every sheet into a file of its own.
    const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1'
    const profile = `-env:UserInstallation=file://${folder}/profile`
    execFileSync('soffice', [profile, '--headless', '--convert-to', filter, '--outdir', folder, file], {
      stdio: 'ignore',
      timeout: 150_000,
    })
    const made = readdirSync(folder).filter((name) => name.endsWith('.csv'))
    return made.sort().map((name) => rowsOf(readFileSync(join(folder, name), 'utf8')))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Rows of a CSV text with quoted cells. */
function rowsOf(text: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\n]*))(,|\n|$)/g)) {
    rows.at(-1)!.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    if (end === '\n') rows.push([])
    if (end === '') break
  }
  return rows.filter((row) => row.length > 1 || row[0] !== '')
}
