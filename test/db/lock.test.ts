import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { lockFolder } from '../../db/lock.ts'
import { smallDisk, testFolder } from '../support/folder.ts'

const lock = fileURLToPath(new URL('../../db/lock.ts', import.meta.url))
const holder = `import { lockFolder } from ${JSON.stringify(lock)}; lockFolder(process.argv[1]); console.log('held'); setInterval(() => {}, 1000)`

test('a folder is taken once, and free again after its release', () => {
  const folder = testFolder()
  const release = lockFolder(folder)
  expect(() => lockFolder(folder)).toThrow('已经在运行')
  release()
  lockFolder(folder)()
})

test('another process is kept out, and a killed one leaves no lock behind', async () => {
  const folder = testFolder()
  const child = spawn(process.execPath, ['--input-type=module', '-e', holder, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  await once(child.stdout, 'data')
  expect(() => lockFolder(folder)).toThrow(
    expect.objectContaining({ failure: expect.objectContaining({ code: 'already-running' }) }),
  )
  child.kill('SIGKILL')
  await once(child, 'close')
  lockFolder(folder)()
})

test('a folder that cannot be written to is told as such', ({ skip }) => {
  const disk = smallDisk(64)
  if (!disk) return skip()
  disk.remount('ro')
  expect(() => lockFolder(disk.folder)).toThrow('不能写入')
})
