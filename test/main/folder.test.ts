import { expect, test } from 'vitest'
import { dataRoot } from '../../main/folder.ts'

const posix = process.platform !== 'win32'

test.runIf(posix).each([
  ['linux', {}, '/home/张三/.local/share/rounds'],
  ['linux', { XDG_DATA_HOME: '/data' }, '/data/rounds'],
  ['linux', { XDG_DATA_HOME: 'relative' }, '/home/张三/.local/share/rounds'],
  ['darwin', {}, '/home/张三/Library/Application Support/Rounds'],
  ['win32', { APPDATA: '/c/Users/张三/AppData/Roaming' }, '/c/Users/张三/AppData/Roaming/Rounds'],
  ['linux', { ROUNDS_DATA: '/巡检 数据' }, '/巡检 数据'],
] as const)('on %s with %j the data lie in %s', (platform, env, folder) => {
  expect(dataRoot(env, platform, '/home/张三')).toBe(folder)
})
