/**
 * `npm run -s sla -- FILE`: reads a script of faults, events and instants (JSON) and prints how every milestone of the
 * bundled contracts stands, as JSON on stdout. Malformed input: one Chinese sentence on stderr, and exit code 2. Fields
 * that nothing reads are named on stderr and change nothing.
 */
import { readFileSync } from 'node:fs'
import { runScript } from '../domain/sla/script.ts'
import { readScript } from '../domain/sla/script-input.ts'
import { bundledPacks } from '../main/services/bundled-packs.ts'

function refuse(sentence: string): void {
  console.error(sentence)
  process.exitCode = 2
}

function run(file: string | undefined): void {
  if (file === undefined) return refuse('没有给出文件：请写作 npm run -s sla -- 文件.json。')
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return refuse(`无法读取文件 ${file}：文件不存在或没有权限。`)
  }
  const policies = bundledPacks.flatMap((pack) => pack.faults.policies)
  const tiers = new Set(policies.filter((p) => p.kind !== 'general').map((p) => p.key))
  const read = readScript(text, tiers)
  if (!read.ok) return refuse(read.sentence)
  for (const sentence of read.script.unread) console.error(sentence)
  console.log(JSON.stringify(runScript(read.script, policies), null, 2))
}

run(process.argv[2])
