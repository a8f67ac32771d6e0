import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { setUpDemo } from '../../../main/demo/fill.ts'
import { testApp } from '../../support/app.ts'

const year = { start: '2024-01-01', end: '2024-12-31' }

test('the matrix of a contract shows what is missing, by when, and what to do about it', async () => {
  const there = testApp()
  const contract = await setUpDemo(there, year)
  there.clock.at('2024-07-05T09:00:00.000+08:00')
  const matrix = await there.act('obligation', 'matrix', { contract })
  expect(matrix.columns.map((c) => c.id)).toEqual(['2024-Q1', '2024-Q2', '2024-Q3', '2024-Q4', 'service'])
  expect(matrix.rows).toHaveLength(59)
  const cell = (clause: string, column: string) =>
    matrix.rows.find((r) => r.clause.id === clause)!.cells.find((c) => c?.column === column)!
  expect(cell('A-061', '2024-Q2')).toMatchObject({
    state: 'overdue',
    label: '逾期 5 天',
    gaps: [
      {
        sentence: '2024 Q2（2024-04-01至2024-06-30）缺少系统故障统计分析说明（R05）',
        step: { label: '生成 R05（2024 Q2）', action: { type: 'document', kind: 'R05', period: '2024-Q2' } },
      },
    ],
  })
  expect(cell('A-018', '2024-Q2')).toMatchObject({
    state: 'due',
    idle: true,
    label: '今天到期',
  })
  expect(cell('A-018', '2024-Q3')).toMatchObject({ state: 'active', label: '暂无' })
  expect(cell('A-017', '2024-Q4')).toMatchObject({ state: 'future', label: '10-01 起' })
  expect(there.bugs).toEqual([])
})

test('what did not occur is stated, finalised, signed and then green; what occurred is refused by name', async () => {
  const there = testApp()
  const contract = await setUpDemo(there, year)
  await there.act('service', 'start', { contract, kind: 'change', at: '2024-03-20T08:30:00.000+08:00', backdated: '' })
  there.clock.at('2024-04-02T09:00:00.000+08:00')
  const rows = [{ clause: 'A-018', reason: '本季度没有发生故障' }]
  expect(await there.refused('idle.save', { contract, period: '2024-Q2', rows })).toMatchObject({
    sentence: '2024 Q2还没有结束，到期后再确认。',
  })
  const refused = async (clause: string) =>
    (await there.refused('idle.save', { contract, period: '2024-Q1', rows: [{ clause, reason: '没有' }] })).sentence
  expect(await refused('A-019')).toMatch(/^A-019 不能确认为未发生：本期有发生：/)
  expect(await refused('A-061')).toBe(
    'A-061 不能确认为未发生：本条每季度必做，没有故障也要出具，不能用“本期未发生”（R20）代替。',
  )
  expect(await refused('A-004')).toBe('合同在本期没有条款 A-004 的义务。')
  const { id } = await there.act('idle', 'save', { contract, period: '2024-Q1', rows })
  const target = { kind: 'R20', table: 'idle_statement', row: id, period: '' } as const
  const view = await there.act('report', 'check', target)
  expect(view.lines.filter((l) => !l.ok)).toEqual([])
  await there.act('report', 'finalise', { ...target, reason: '' })
  expect(await there.refused('idle.save', { contract, period: '2024-Q1', rows })).toMatchObject({ code: 'read-only' })
  const found = await there.act('obligation', 'matrix', { contract })
  const cell = found.rows.find((r) => r.clause.id === 'A-018')!.cells[0]!
  expect(cell).toMatchObject({ state: 'due', gaps: [{ sentence: expect.stringMatching(/缺少签字扫描件$/) }] })
  expect(there.bugs).toEqual([])
})

test('duties of a service period go into a calendar file that is taken again without repeating', async () => {
  const there = testApp()
  const contract = await setUpDemo(there, year)
  const { duties, current } = await there.act('duty', 'list', { contract })
  expect(current?.id).toBe('2024-Q1')
  expect(duties.filter((d) => d.report === 'R01').map((d) => d.due)).toEqual([
    '2024-03-31',
    '2024-06-30',
    '2024-09-30',
    '2024-12-31',
  ])
  const file = await there.act('duty', 'ics', { contract })
  const text = readFileSync(join(there.folder, 'files', file.sha256.slice(0, 2), file.sha256), 'utf8')
  expect(text).toContain('BEGIN:VCALENDAR')
  expect(text).toContain('DTSTART;VALUE=DATE:20240331')
  expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(file.events)
  expect(text).toContain(`UID:quarterly-report:2024-Q1@${contract}.rounds`)
  expect(there.bugs).toEqual([])
})
