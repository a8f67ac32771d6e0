/**
 * `npm run bench [-- PART…]`: prints as JSON what a durable save costs beside the bare database (`save`), the time from
 * start to the first usable screen (`start`), what reading costs after years of work (`list`), the obligations
 * of ten contracts (`matrix`), and what a report costs
 * with 0, 50 and 200 photos of 12 megapixels (`report`), and an acceptance package with 500 pictures (`package`). Ratios count; single times are noise on a shared machine.
 */
import { benchList } from './bench-list.ts'
import { benchPackage } from './bench-package.ts'
import { benchMatrix } from './bench-matrix.ts'
import { benchReport } from './bench-report.ts'
import { benchSave } from './bench-save.ts'
import { benchStart } from './bench-start.ts'

const parts: Readonly<Record<string, () => unknown>> = {
  save: benchSave,
  start: benchStart,
  list: benchList,
  matrix: benchMatrix,
  report: benchReport,
  package: benchPackage,
}
const wanted = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(parts)
const unknown = wanted.filter((name) => !(name in parts))
if (unknown.length > 0) {
  console.error(`no such part: ${unknown.join(' ')}; there are ${Object.keys(parts).join(', ')}`)
  process.exitCode = 2
} else {
  const results: Record<string, unknown> = {}
  for (const name of wanted) results[name] = await parts[name]!()
  process.stdout.write(`${JSON.stringify(results, null, 2)}\n`)
}
