import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { requireNode, root, run, stop } from './node.mjs'

// `npm test`: unit to end-to-end. What a browser needs is installed where that is possible.
await requireNode()
const { build } = await import('./build.mjs')
const { findChromium, installPackages, isInstalled } = await import('./chromium.mjs')

if (!findChromium()) installPackages(['chromium', 'fonts-noto-cjk'])
const chromium = findChromium()
if (!chromium)
  stop('The end-to-end tests need a Chromium, Chrome or Edge: please install one, or set ROUNDS_CHROMIUM to its path.')
// One spec counts the fsyncs of a save, one runs without a network; without these they are skipped and say so.
if (process.platform === 'linux') {
  if (!isInstalled('strace')) installPackages(['strace'])
  if (!isInstalled('ip')) installPackages(['iproute2'])
}

const results = join(root, 'test-results')
rmSync(results, { recursive: true, force: true })
mkdirSync(results)
const unitFile = join(results, 'unit.json')
const endToEndFile = join(results, 'e2e.json')

await build({ main: true, hub: true })
const bin = (/** @type {string} */ path) => join(root, 'node_modules', path)
// The hub's program is tried as it is delivered, not only as it is written.
const env = { ...process.env, ROUNDS_CHROMIUM: chromium, ROUNDS_TEST_HUB: 'out/hub/hub.cjs' }
const unit = await run(
  process.execPath,
  [bin('vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile=${unitFile}`],
  env,
)
const endToEnd = await run(process.execPath, [bin('@playwright/test/cli.js'), 'test'], env)

/** @typedef {{ name: string, state: 'passed' | 'failed' | 'skipped', reason?: string, again?: boolean }} Result */

/** @returns {Result[]} */
function unitResults() {
  return read(unitFile).testResults.flatMap((/** @type {any} */ file) => [
    ...(file.assertionResults.length === 0 && file.status === 'failed' ? [{ name: file.name, state: 'failed' }] : []),
    ...file.assertionResults.map((/** @type {any} */ test) => ({
      name: test.fullName,
      state: { passed: 'passed', failed: 'failed' }[/** @type {string} */ (test.status)] ?? 'skipped',
      reason: test.meta?.note,
    })),
  ])
}

/** @returns {Result[]} */
function endToEndResults() {
  const walk = (/** @type {any} */ suite) => [
    ...(suite.suites ?? []).flatMap(walk),
    ...(suite.specs ?? []).flatMap((/** @type {any} */ spec) =>
      spec.tests.map((/** @type {any} */ test) => ({
        name: `[${test.projectName}] ${spec.title}`,
        state:
          { expected: 'passed', flaky: 'passed', unexpected: 'failed' }[/** @type {string} */ (test.status)] ??
          'skipped',
        again: test.status === 'flaky',
        reason: test.annotations.find((/** @type {any} */ note) => note.type === 'skip')?.description,
      })),
    ),
  ]
  const report = read(endToEndFile)
  return [
    ...report.suites.flatMap(walk),
    ...report.errors.map((/** @type {any} */ error) => ({ name: error.message, state: 'failed' })),
  ]
}

/** @param {string} path */
function read(path) {
  if (!existsSync(path)) stop(`0 passed, 1 failed\n${path} was not written: the run was cut short.`)
  return JSON.parse(readFileSync(path, 'utf8'))
}

const all = [...unitResults(), ...endToEndResults()]
const count = (/** @type {string} */ state) => all.filter((result) => result.state === state).length
const skipped = Map.groupBy(
  all.filter(({ state }) => state === 'skipped'),
  ({ reason }) => reason ?? 'no reason given',
)
for (const [reason, tests] of skipped) {
  console.log(`\nSKIPPED: ${reason}`)
  for (const { name } of tests) console.log(`  - ${name}`)
}
for (const { name } of all.filter(({ again }) => again)) console.log(`PASSED ON THE SECOND TRY: ${name}`)
for (const { name } of all.filter(({ state }) => state === 'failed')) console.log(`FAILED: ${name}`)
console.log(`\n${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped`)
process.exit(unit || endToEnd || (count('failed') > 0 ? 1 : 0))
