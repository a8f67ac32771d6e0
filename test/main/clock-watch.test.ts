import { expect, test } from 'vitest'
import { isDoubtful, isSetBack } from '../../domain/time/clock-jump.ts'
import { begunInspection } from '../support/builders.ts'
import { testApp } from '../support/app.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

async function notes(app: Pick<ReturnType<typeof testApp>, 'act'>) {
  return app.act('clock', 'notes', {})
}

test('a clock set back by a day between two runs is noted once, at the start', async () => {
  const there = testApp()
  there.clock.pass(-day)
  const again = there.restart()
  expect(await notes(again)).toMatchObject([
    { last: '2024-03-20T09:00:00.000+08:00', now: '2024-03-19T09:00:00.000+08:00', back: day, remark: { text: '' } },
  ])
  again.clock.pass(hour)
  await again.act('clock', 'look', {})
  expect((await notes(again.restart())).length).toBe(1)
})

test('a clock set back while the app runs is noted before the next save, and again when it is set back again', async () => {
  const there = await begunInspection()
  there.clock.pass(3 * hour)
  await there.act('clock', 'look', {})
  there.clock.pass(-day)
  await there.act('setup', 'keepForm', { form: null })
  expect((await notes(there)).map((n) => n.back)).toEqual([day])
  there.clock.pass(-hour)
  await there.act('clock', 'look', {})
  expect((await notes(there)).map((n) => n.back)).toEqual([hour, day])
})

test('windows hear of the note', async () => {
  const there = testApp()
  const heard: string[] = []
  there.app.dispatch.subscribe((event) => {
    if (event.type === 'changed') heard.push(...event.tables)
  })
  there.clock.pass(-day)
  await there.act('clock', 'look', {})
  expect(heard).toContain('clock_note')
})

test('ten hours asleep, a small correction and another time zone are no tampering', async () => {
  const there = await begunInspection()
  there.clock.pass(10 * hour)
  await there.act('clock', 'look', {})
  there.clock.pass(-2 * minute)
  await there.act('clock', 'look', {})
  // The same instant, written with another offset.
  there.clock.at('2024-03-20T11:00:00.000Z')
  expect(await notes(there.restart())).toEqual([])
})

test('small steps back do not add up unseen', async () => {
  const there = testApp()
  for (let n = 0; n < 3; n++) {
    there.clock.pass(-minute)
    await there.act('clock', 'look', {})
  }
  expect((await notes(there)).map((n) => n.back)).toEqual([3 * minute])
})

test('a save that fails notes the jump all the same', async () => {
  const there = testApp()
  there.clock.pass(-day)
  await there.refused('inspection.start', { contract: 'none', period: '2024-Q1' })
  expect((await notes(there)).length).toBe(1)
})

test('what the engineer says of it is kept beside it', async () => {
  const there = await begunInspection()
  there.clock.pass(-day)
  await there.act('clock', 'look', {})
  const [note] = await notes(there)
  const value = { text: '主板电池没电，已更换', by: '工程师甲' }
  await there.act('record', 'edit', {
    table: 'clock_note',
    row: note!.id,
    register: 'remark',
    value,
    seen: null,
    seal: true,
  })
  expect((await notes(there))[0]!.remark).toEqual(value)
  expect(
    (
      await there.refused('record.edit', {
        table: 'clock_note',
        row: note!.id,
        register: 'jump',
        value: {},
        seen: null,
        seal: true,
      })
    ).code,
  ).toBe('invalid-input')
})

test('a time that passed twice is doubted; of a jump over months only what is near it', () => {
  const jump = { last: '2024-03-20T09:00:00+08:00', now: '2024-03-19T09:00:00+08:00' }
  expect(
    ['2024-03-19T08:59:00+08:00', '2024-03-19T09:00:00+08:00', '2024-03-20T01:00:00Z', '2024-03-20T09:01:00+08:00'].map(
      (at) => isDoubtful(jump, at),
    ),
  ).toEqual([false, true, true, false])
  const year = { last: '2027-03-20T09:00:00+08:00', now: '2026-03-20T09:00:00+08:00' }
  expect(['2026-04-01', '2026-06-01', '2027-03-01'].map((d) => isDoubtful(year, `${d}T00:00:00+08:00`))).toEqual([
    true,
    false,
    true,
  ])
  expect(isSetBack('2024-03-20T09:00:00+08:00', '2024-03-20T00:58:00Z')).toBe(false)
  expect(isSetBack('2024-03-20T09:00:00+08:00', '2024-03-20T00:57:59Z')).toBe(true)
})
