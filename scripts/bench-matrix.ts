/** What the matrix of obligations costs: ten contracts with a full year each of faults, services and documents. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openApp } from '../main/app.ts'
import { clockFrom } from '../main/clock.ts'
import { actorOf } from '../main/demo/actor.ts'
import { fillVolume } from './bench-fill.ts'

const volume = { faults: 24, services: 250, contracts: 10 }
const now = '2024-12-31T18:00:00+08:00'
const warmUp = 2
const rounds = 7
/** All ten matrices together, in ms. */
const aim = 300

export async function benchMatrix(): Promise<Record<string, unknown>> {
  const folder = mkdtempSync(join(tmpdir(), 'rounds-bench-'))
  try {
    await fillVolume(folder, volume)
    const app = openApp({ folder, clock: clockFrom(now, false) })
    try {
      const { act } = actorOf(app)
      const { contracts } = await act('home', 'overview', {})
      const times: number[] = []
      const cpu: number[] = []
      let cells = 0
      for (let n = 0; n < warmUp + rounds; n++) {
        const start = performance.now()
        const used = process.cpuUsage()
        cells = 0
        for (const { id } of contracts) {
          const { rows } = await act('obligation', 'matrix', { contract: id })
          cells += rows.reduce((sum, r) => sum + r.cells.filter(Boolean).length, 0)
        }
        if (n < warmUp) continue
        times.push(performance.now() - start)
        const { user, system } = process.cpuUsage(used)
        cpu.push((user + system) / 1000)
      }
      const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(rounds / 2)]!
      const ms = median(times)
      return {
        volume,
        contracts: contracts.length,
        cells,
        ms: Number(ms.toFixed(1)),
        cpuMs: Math.round(median(cpu)),
        aimMs: aim,
        withinAim: ms <= aim,
      }
    } finally {
      app.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
