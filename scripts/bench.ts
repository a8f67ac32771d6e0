/**
 * `npm run bench`: prints as JSON what a durable save costs beside the bare database, what a report costs with 0, 50 and
 * 200 photos of 12 megapixels, and the time from start to the first usable screen. Ratios count; single times are noise
 * on a shared machine.
 */
import { benchReport } from './bench-report.ts'
import { benchSave } from './bench-save.ts'
import { benchStart } from './bench-start.ts'

const save = await benchSave()
const start = await benchStart()
const report = benchReport()
process.stdout.write(`${JSON.stringify({ save, start, report }, null, 2)}\n`)
