import { expect, test } from 'vitest'
import { strict } from './strict.ts'

test('a member that the stand-in lacks is an error with its name', () => {
  const shell = strict('shell', { openPath: () => 'opened' })
  expect(shell.openPath()).toBe('opened')
  expect(() => (shell as unknown as { beep: unknown }).beep).toThrow('the electron stand-in has no shell.beep')
})
