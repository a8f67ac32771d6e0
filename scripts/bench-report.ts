/** Time and memory of building a report with 0, 50 and 200 photos of 12 megapixels. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const child = fileURLToPath(new URL('./bench-report-child.ts', import.meta.url))

export function benchReport(): Record<string, unknown>[] {
  return [0, 50, 200].map((photos) => {
    const folder = mkdtempSync(join(tmpdir(), 'rounds-bench-'))
    try {
      execFileSync(process.execPath, [child, 'prepare', folder, String(photos)], {
        stdio: ['ignore', 'ignore', 'inherit'],
      })
      const line = execFileSync(process.execPath, [child, 'build', folder], { encoding: 'utf8' })
      return { photos, ...(JSON.parse(line) as Record<string, unknown>) }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
}
