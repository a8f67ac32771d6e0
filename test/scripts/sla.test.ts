import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { root } from '../../scripts/node.mjs'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rounds-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Runs the program behind `npm run -s sla --`. */
function sla(...args: string[]): { status: number | null; out: string; error: string } {
  const program = ['scripts/run.mjs', 'scripts/sla.ts', ...args]
  const { status, stdout, stderr } = spawnSync(process.execPath, program, { cwd: root, encoding: 'utf8' })
  return { status, out: stdout, error: stderr }
}
const golden = (name: string): string => join(root, 'test', 'golden', name)

describe('npm run sla', () => {
  test('answers the year 2024 to the minute', () => {
    const { status, out, error } = sla(golden('sla-year.json'))
    expect({ status, error }).toEqual({ status: 0, error: '' })
    expect(JSON.parse(out)).toEqual(JSON.parse(readFileSync(golden('sla-year-answer.json'), 'utf8')))
  })

  test.each([
    [
      '{"cases": [{"id": "甲", "policy": "A-T2", "events": [{"type": "reported"}], "evaluations": []}]}',
      '案例 甲 缺少 events[0].at。\n',
    ],
    ['not JSON', '文件内容不是 JSON，无法读取 cases。\n'],
  ])('refuses %s with one sentence and exit code 2', (text, sentence) => {
    const file = join(folder, 'script.json')
    writeFileSync(file, text)
    expect(sla(file)).toEqual({ status: 2, out: '', error: sentence })
  })

  test('refuses a file that is not there, and no file at all', () => {
    const missing = join(folder, 'none.json')
    expect(sla(missing)).toEqual({ status: 2, out: '', error: `无法读取文件 ${missing}：文件不存在或没有权限。\n` })
    expect(sla()).toMatchObject({ status: 2, out: '' })
  })

  test('names a misspelt field and still answers', () => {
    const file = join(folder, 'script.json')
    const event = { type: 'reported', at: '2024-02-09T22:30:00+08:00', chanel: 'phone' }
    writeFileSync(file, JSON.stringify({ cases: [{ id: '甲', policy: 'A-T2', events: [event], evaluations: [] }] }))
    const { status, out, error } = sla(file)
    expect({ status, error }).toEqual({ status: 0, error: '案例 甲 的 events[0].chanel 不认识，未使用。\n' })
    expect(JSON.parse(out)).toEqual({ cases: [{ id: '甲', evaluations: [] }] })
  })
})
