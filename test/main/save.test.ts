import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type App, openApp } from '../../main/app.ts'
import { systemClock } from '../../main/clock.ts'
import { saveStored } from '../../main/save.ts'

let folder: string
let app: App
let hash: string
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rounds-'))
  app = openApp({ folder: join(folder, 'data'), clock: systemClock })
  const response = await app.file(new Request('http://localhost/file', { method: 'PUT', body: '新报告' }))
  hash = ((await response.json()) as { sha256: string }).sha256
})
afterEach(() => {
  app.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Windows answers so while Word has the target open; other names can be written. */
const heldOpen =
  (path: string): typeof rename =>
  async (from, to) => {
    if (to === path) throw Object.assign(new Error('held open'), { code: 'EPERM' })
    await rename(from, to)
  }

test('a report is written whole, over an earlier one', async () => {
  const target = join(folder, '报告.docx')
  writeFileSync(target, '旧报告，比新的长')
  expect(await saveStored(app, hash, target)).toEqual({ path: target, besideLocked: false })
  expect(readFileSync(target, 'utf8')).toBe('新报告')
  expect(readdirSync(folder).sort()).toEqual(['data', '报告.docx'])
})

test('a target that Word holds open is left alone: the next free name beside it is written', async () => {
  const target = join(folder, '报告.docx')
  writeFileSync(target, '旧报告')
  writeFileSync(join(folder, '报告(2).docx'), '别的')
  expect(await saveStored(app, hash, target, heldOpen(target))).toEqual({
    path: join(folder, '报告(3).docx'),
    besideLocked: true,
  })
  expect(readFileSync(target, 'utf8')).toBe('旧报告')
  expect(readFileSync(join(folder, '报告(3).docx'), 'utf8')).toBe('新报告')
})

test('a folder that takes nothing is told in a sentence, and nothing is left behind', async () => {
  const refuse: typeof rename = () => Promise.reject(Object.assign(new Error('no'), { code: 'EACCES' }))
  await expect(saveStored(app, hash, join(folder, '报告.docx'), refuse)).rejects.toThrow('不允许写入')
  expect(readdirSync(folder)).toEqual(['data'])
})

test('bytes that are not there are told', async () => {
  await expect(saveStored(app, 'a'.repeat(64), join(folder, '报告.docx'))).rejects.toThrow('找不到')
})
