import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** An empty folder of this test's own, with Chinese and a blank in its path, gone when the test ends. */
export function testFolder(): string {
  const root = mkdtempSync(join(tmpdir(), 'rounds-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  const folder = join(root, '用户 数据')
  mkdirSync(folder)
  return folder
}

/**
 * A disk of its own, `kilobytes` large, gone when the test ends; undefined where this user may not mount one. Tests
 * then skip and say so: a full or read-only disk cannot be had in another way when root runs them.
 */
export function smallDisk(kilobytes: number): { folder: string; remount: (how: 'ro' | 'rw') => void } | undefined {
  const folder = testFolder()
  const mount = (...args: string[]): boolean => spawnSync('mount', args, { stdio: 'ignore' }).status === 0
  if (!mount('-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'rounds-test', folder)) {
    console.warn('SKIPPED: this user may not mount a small disk; a full or read-only one was not tried.')
    return undefined
  }
  onTestFinished(() => void spawnSync('umount', ['-l', folder]))
  return {
    folder,
    remount: (how) => {
      if (!mount('-o', `remount,${how}`, folder)) throw new Error(`cannot remount ${folder} as ${how}`)
    },
  }
}
