import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { newKeyPair, verifyText } from '../../db/crypto.ts'
import { loadDevice } from '../../main/device.ts'
import { testFolder } from '../support/folder.ts'

test('a device makes its key once and keeps it, readable by its owner only', () => {
  const folder = testFolder()
  const first = loadDevice(folder)
  const again = loadDevice(folder)
  expect(first.device).toMatch(/^[0-9a-f]{32}$/)
  expect(again.device).toBe(first.device)
  expect(verifyText(first.publicKey, '票', again.sign('票'))).toBe(true)
  if (process.platform !== 'win32') expect(statSync(join(folder, 'device.json')).mode & 0o777).toBe(0o600)
  expect(existsSync(join(folder, 'device.json.new'))).toBe(false)
  expect(loadDevice(testFolder()).device).not.toBe(first.device)
})

test('a damaged key file is told and never replaced silently', () => {
  const folder = testFolder()
  loadDevice(folder)
  const path = join(folder, 'device.json')
  const good = JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>
  for (const bad of [
    '',
    '{',
    'null',
    '{}',
    JSON.stringify({ ...good, privateKey: newKeyPair().privateKey }),
    JSON.stringify({ ...good, publicKey: 'x' }),
  ]) {
    writeFileSync(path, bad)
    expect(() => loadDevice(folder)).toThrow('签名密钥文件已损坏')
    expect(readFileSync(path, 'utf8')).toBe(bad)
  }
  rmSync(path)
  expect(loadDevice(folder).device).not.toBe(good['id'])
})

test('what a start that was cut off left behind does not stop the next one', () => {
  const folder = testFolder()
  writeFileSync(join(folder, 'device.json.new'), 'half')
  expect(loadDevice(folder).device).toMatch(/^[0-9a-f]{32}$/)
})
