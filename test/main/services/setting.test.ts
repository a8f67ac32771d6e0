import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openApp } from '../../../main/app.ts'
import { systemClock } from '../../../main/clock.ts'

test('changing one setting leaves the others as they are', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rounds-'))
  const app = openApp({ folder, clock: systemClock })
  onTestFinished(() => {
    app.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const change = (input: unknown) => app.dispatch.call('setting.change', input)
  expect(await change({ theme: 'high-contrast' })).toMatchObject({ ok: true })
  expect(await change({ fontScale: 130 })).toMatchObject({
    ok: true,
    value: { theme: 'high-contrast', fontScale: 130, density: 'comfortable', singleKeys: true },
  })
  expect(await change({ fontScale: 400 })).toMatchObject({ ok: false, failure: { code: 'invalid-input' } })
})
