/** Time and memory of an acceptance package with 500 pictures of evidence, 2 GB of originals with it. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const child = fileURLToPath(new URL('./bench-package-child.ts', import.meta.url))

/** Fewer with `ROUNDS_BENCH_PICTURES`, where the disk has no 7 GB. */
const pictures = Number(process.env['ROUNDS_BENCH_PICTURES'] ?? 500)

export function benchPackage(): Record<string, unknown> {
  const folder = mkdtempSync(join(tmpdir(), 'rounds-bench-'))
  try {
    execFileSync(process.execPath, [child, 'prepare', folder, String(pictures)], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    const line = execFileSync(process.execPath, [child, 'build', folder], { encoding: 'utf8' })
    return { pictures, ...(JSON.parse(line) as Record<string, unknown>) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
