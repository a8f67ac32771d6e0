import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { findElectron } from '../../scripts/electron.mjs'
import { expect, test } from './fixtures.ts'
import { Program } from './program.ts'

const root = join(import.meta.dirname, '..', '..')
/** Root makes a network of its own at once; others need a user of their own for it, where the system allows that. */
const alone = process.getuid?.() === 0 ? ['-n'] : ['-rn']

/** Runs a command with no network but loopback. */
const sealed = (script: string, ...args: readonly string[]): string[] => [
  'unshare',
  ...alone,
  'sh',
  '-c',
  `ip link set lo up && ${script}`,
  'sh',
  ...args,
]

test('the whole flow works where there is no network but loopback', async ({ kind, folder }) => {
  test.skip(kind === 'electron' && !findElectron(), 'the Electron runtime is not installed here')
  const seen = spawnSync('env', sealed('ip -o link'), { encoding: 'utf8' })
  test.skip(seen.status !== 0, `no network namespace here: ${seen.error?.message ?? seen.stderr.trim()}`)
  expect(seen.stdout.trim().split('\n')).toHaveLength(1)
  expect(seen.stdout).toContain('lo:')
  test.setTimeout(300_000)

  const cli = join(root, 'node_modules', '@playwright', 'test', 'cli.js')
  const args = [
    cli,
    'test',
    'whole-flow',
    '--project',
    kind,
    '--workers',
    '1',
    '--reporter',
    'list',
    '--output',
    join(folder, 'results'),
    '-g',
    'by mouse',
  ]
  const inside = new Program(
    args,
    { TEST_WORKER_INDEX: '', TEST_PARALLEL_INDEX: '' },
    sealed('exec "$@"', process.execPath),
  )
  const code = await inside.ended
  expect(code, inside.output).toBe(0)
  expect(inside.output).toContain('1 passed')
})
