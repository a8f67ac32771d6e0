/**
 * Are the page numbers in a report's contents those of the pages? Converts .docx files with LibreOffice and compares
 * the page of every heading, and the number of pages. Slow, so it is no part of the test suite.
 *
 *     node scripts/report-fidelity.ts FILE.docx…      needs: soffice, pdftotext
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

/** Text as it compares: without spaces, without the hyphens' kinds. */
const bare = (text: string) => text.replace(/\s/gu, '').replaceAll('\u2011', '-')

function pagesOf(file: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'fidelity-'))
  try {
    const profile = `-env:UserInstallation=file://${folder}/profile`
    execFileSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, file], {
      stdio: 'ignore',
    })
    const pdf = join(folder, basename(file).replace(/\.docx$/, '.pdf'))
    return execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 })
      .split('\f')
      .slice(0, -1)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Lines of the contents that point elsewhere than to the page their heading stands on. */
function wrongEntries(pages: readonly string[]): { entries: number; wrong: string[] } {
  const entry = /^\s*(\S.*?)\s*\.{4,}\s*(\d+)\s*$/u
  const contents = pages.flatMap((page, at) =>
    page.split('\n').flatMap((line) => {
      const found = entry.exec(line)
      return found ? [{ heading: bare(found[1] ?? ''), page: Number(found[2]), at }] : []
    }),
  )
  const last = Math.max(...contents.map((line) => line.at))
  // Official papers count from the page after the cover.
  const shift = pages.some((page) => /—\s*1\s*—/u.test(page)) ? 1 : 0
  const wrong = contents.flatMap(({ heading, page }) => {
    const real = pages.findIndex((text, at) => at > last && text.split('\n').some((line) => bare(line) === heading))
    return real + 1 - shift === page ? [] : [`${heading}: contents say ${page}, it stands on ${real + 1 - shift}`]
  })
  return { entries: contents.length, wrong }
}

let failed = false
for (const file of process.argv.slice(2)) {
  const pages = pagesOf(file)
  const { entries, wrong } = wrongEntries(pages)
  console.log(`${basename(file)}: ${pages.length} pages, ${entries} entries, ${wrong.length} wrong`)
  for (const line of wrong) console.log(`  ${line}`)
  if (wrong.length > 0 || entries === 0) failed = true
}
process.exitCode = failed ? 1 : 0
