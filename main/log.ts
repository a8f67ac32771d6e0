import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from './clock.ts'

export interface Problem {
  readonly procedure: string
  readonly error: unknown
}

/** A log file is set aside once it is larger, in bytes; one earlier file is kept. */
const logLimit = 5 * 1024 * 1024

/**
 * The log of bugs: JSON lines in `logs/rounds.log` under `folder`. Names of procedures and stacks only, never
 * what was typed. Logging never throws: a full disk must not turn one problem into two.
 */
export function openLog(folder: string, clock: Clock): (problem: Problem) => void {
  const path = join(folder, 'logs', 'rounds.log')
  return ({ procedure, error }) => {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
    console.error(procedure, text)
    try {
      mkdirSync(join(folder, 'logs'), { recursive: true })
      if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > logLimit) renameSync(path, `${path}.1`)
      appendFileSync(path, `${JSON.stringify({ at: clock(), procedure, error: text })}\n`)
    } catch {
      // The console has it.
    }
  }
}
