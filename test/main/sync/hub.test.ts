import { expect, test } from 'vitest'
import { begunInspection } from '../../support/builders.ts'
import { projection } from '../../support/store.ts'
import { pairedApp, pairWith, servedHub } from '../../support/sync.ts'
import { testApp } from '../../support/app.ts'
import { openDatabase } from '../../../db/open.ts'
import { join } from 'node:path'

test('what one laptop records another reads, row for row, and both say so', { timeout: 120_000 }, async () => {
  const hub = await servedHub()
  const first = await begunInspection()
  expect(await first.act('sync', 'status', {})).toMatchObject({ phase: 'unpaired', hub: null, late: false })
  await pairWith(hub, first, { name: '工程师甲的电脑' })
  await first.judge('ENV-01', 'normal')
  await first.act('sync', 'now', {})
  const status = await first.act('sync', 'status', {})
  expect(status).toMatchObject({ phase: 'idle', waiting: 0, refused: 0, problem: null, conflicts: 0, quarantined: 0 })
  const second = await pairedApp(hub, '工程师乙的电脑')
  expect(await second.act('inspection', 'state', { inspection: first.inspection })).toMatchObject({
    items: (await first.state()).items.map(({ id, heads }) => ({ id, heads })),
  })
  first.app.close()
  second.app.close()
  const rows = (folder: string) => {
    const db = openDatabase(join(folder, 'rounds.db'), first.clock.now())
    const all = projection(db)
    db.raw.close()
    return all
  }
  expect(rows(second.folder)).toEqual(rows(first.folder))
  expect([...first.bugs, ...second.bugs]).toEqual([])
})

test('a laptop that nobody paired is told so, and a wrong code pairs none', async () => {
  const hub = await servedHub()
  const app = testApp()
  expect((await app.refused('sync.now', {})).sentence).toContain('还没有与中心站配对')
  const pair = (address: string, code: string) => app.refused('sync.pair', { address, code })
  expect((await pair(`127.0.0.1:${hub.port}`, 'ABCD')).sentence).toContain('32 位')
  const wrong = '0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV-WXYZ'
  expect((await pair(`127.0.0.1:${hub.port}`, wrong)).sentence).toContain('与配对码不符')
  expect((await pair('127.0.0.1:1', wrong)).code).toBe('offline')
  expect((await pair('https://', wrong)).code).toBe('invalid-input')
})
