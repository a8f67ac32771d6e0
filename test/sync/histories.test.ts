import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../scripts/node.mjs'
import { profiles } from './sim/profile.ts'

/** First seed of every test run; other seeds by `npm run sim`. */
const firstSeed = 1
const perProfile = 400

/** Runs the histories of one profile in a process of its own, so that they share the machine's cores. */
function simulate(profile: string): Promise<{ code: number | string | null; out: string }> {
  const args = ['--histories', String(perProfile), '--seed', String(firstSeed), '--profile', profile]
  const child = spawn(process.execPath, [join(root, 'test/sync/cli.ts'), ...args], { cwd: root })
  let out = ''
  child.stdout.on('data', (piece: Buffer) => (out += piece.toString()))
  child.stderr.on('data', (piece: Buffer) => (out += piece.toString()))
  return new Promise((resolve) => child.on('close', (code, signal) => resolve({ code: code ?? signal, out })))
}

test('2,000 histories in five profiles lose, hide and invent nothing', { timeout: 900_000 }, async () => {
  expect(profiles.length * perProfile).toBe(2000)
  const waiting = profiles.map((p) => p.name)
  const bad: string[] = []
  const work = async (): Promise<void> => {
    for (let profile = waiting.shift(); profile !== undefined; profile = waiting.shift()) {
      const { code, out } = await simulate(profile)
      const lines = out.trim().split('\n')
      console.log(`sim ${profile}: ${lines.slice(-2).join(', ')}`)
      if (code !== 0 || lines.at(-1) !== `${perProfile} histories, 0 failures`)
        bad.push(`${profile} ended with ${code}: ${out}`)
    }
  }
  await Promise.all(Array.from({ length: Math.max(1, availableParallelism()) }, work))
  expect(bad).toEqual([])
})
