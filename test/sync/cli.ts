/**
 * `npm run sim -- --histories N --seed S [--profile P] [--verbose]`: histories with the seeds S, S+1, …; the last line
 * says how many there were and how many failed, and the exit code is 0 when none did. `--mutant NAME` breaks one rule:
 * it must end non-zero. `--mutants` lists their names, one a line.
 */
import { parseArgs } from 'node:util'
import { replay, runBatch } from './sim/batch.ts'
import { mutants } from './sim/mutants.ts'
import { profiles } from './sim/profile.ts'

const { values } = parseArgs({
  options: {
    histories: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    profile: { type: 'string' },
    mutant: { type: 'string' },
    mutants: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
  },
})

async function run(): Promise<number> {
  if (values.mutants) {
    for (const name of Object.keys(mutants)) console.log(name)
    return 0
  }
  const mutant = values.mutant === undefined ? undefined : mutants[values.mutant]
  if (values.mutant !== undefined && !mutant) return refuse(`no mutant ${values.mutant}; --mutants lists them`)
  const [histories, seed] = [Number(values.histories), Number(values.seed)]
  if (!Number.isInteger(histories) || histories < 1) return refuse('--histories takes a positive whole number')
  if (!Number.isInteger(seed)) return refuse('--seed takes a whole number')
  const profile = values.profile ?? mutant?.profile
  if (profile !== undefined && !profiles.some((p) => p.name === profile))
    return refuse(`no profile ${profile}; there are ${profiles.map((p) => p.name).join(', ')}`)

  let done = 0
  let saves = 0
  const begun = performance.now()
  const failures = await runBatch({
    seed,
    histories,
    profile,
    ...(mutant ? { rules: mutant.rules, first: true } : {}),
    told(outcome) {
      done++
      saves += outcome.saves
      if (outcome.violation) console.log(`seed ${outcome.seed}: ${replay(outcome)}`)
      else if (values.verbose) console.log(`seed ${outcome.seed}: ${outcome.profile}, ${outcome.saves} saves`)
      if (done % 1000 === 0)
        console.log(`${done} histories, ${((done * 1000) / (performance.now() - begun)).toFixed(1)}/s`)
    },
  })
  console.log(`seeds ${seed} to ${seed + done - 1}, ${saves} saves`)
  console.log(`${done} histories, ${failures.length} failures`)
  return failures.length > 0 ? 1 : 0
}

function refuse(sentence: string): number {
  console.error(sentence)
  return 2
}

process.exitCode = await run()
