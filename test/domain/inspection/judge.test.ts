import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contradiction, judgeItem, judgeRow } from '../../../domain/inspection/judge.ts'
import type { Verdict } from '../../../domain/verdict.ts'
import { item, measure, row } from './sample.ts'

describe('judgeRow', () => {
  it.each([
    ['79.999', 'normal'],
    ['80', 'attention'],
    ['80.000', 'attention'],
    ['89.999', 'attention'],
    ['89.999999999999999999', 'attention'],
    ['90', 'abnormal'],
    ['90.000', 'abnormal'],
    ['93.41', 'abnormal'],
    ['100', 'abnormal'],
    ['0', 'normal'],
  ])('%s%% is %s', (value, verdict) => expect(judgeRow(row('EBILL_DATA', value), measure())).toEqual({ verdict }))

  it.each([
    ['90', true],
    ['80', true],
    ['89', false],
    ['91', false],
    ['90.00', true],
    ['89.99', false],
    ['90.0', true],
  ])('a rounded %s%% is undecided: %s', (value, undecided) =>
    expect('undecided' in judgeRow(row('/', value, { rounded: true }), measure())).toBe(undecided),
  )

  it('says what to paste instead', () => {
    expect(judgeRow(row('', '90', { rounded: true, basis: 'none' }), measure({ object: null }))).toEqual({
      undecided: '无法判定：90% 是取整值。请填写未取整的值。',
    })
    expect(judgeRow(row('/data', '90', { rounded: true }), measure())).toEqual({
      undecided: '无法判定：/data 90% 是取整值。请改贴 df -P -k 的输出。',
    })
  })

  it('knows an empty value, limits from below, and values without limits', () => {
    expect(judgeRow(row('EBILL_DATA', ''), measure())).toEqual({ missing: true })
    const days = measure({
      abnormal: { op: '<', value: 10 },
      attention: { op: '<', value: 30 },
      unit: '天',
      source: 'internal',
    })
    expect(['9.99', '10', '29.9', '30'].map((v) => judgeRow(row('', v), days))).toEqual([
      { verdict: 'abnormal' },
      { verdict: 'attention' },
      { verdict: 'attention' },
      { verdict: 'normal' },
    ])
    expect(judgeRow(row('', '5'), measure({ abnormal: null, attention: null }))).toEqual({ verdict: 'normal' })
  })
})

describe('judgeItem', () => {
  it('lets the worst row decide and says so', () => {
    const found = judgeItem(
      item(),
      [row('EBILL_IDX', '37.25'), row('EBILL_LOB', '82.22'), row('EBILL_DATA', '93.4099')],
      {},
    )
    expect(found.verdict).toBe('abnormal')
    expect(found.worst?.object).toBe('EBILL_DATA')
    expect(found.sentence).toBe('判定 异常：EBILL_DATA 93.41% 不满足合同“均少于90%”。按最差一行。')
    expect(found.rows.map((r) => r.row.object)).toEqual(['EBILL_DATA', 'EBILL_LOB', 'EBILL_IDX'])
  })

  it('never prints a value as its limit', () => {
    expect(judgeItem(item(), [row('EBILL_DATA', '89.996')], {}).sentence).toBe(
      '判定 关注：EBILL_DATA 89.996% 满足合同“均少于90%”，但已到内部预警值80%。',
    )
  })

  it('names the measure where an object has several, and says which way a limit is missed', () => {
    const clock = measure({
      id: 'clock',
      name: '时钟偏差',
      unit: 's',
      object: '服务器',
      max: null,
      abnormal: { op: '>', value: 60 },
      attention: { op: '>=', value: 1 },
      source: 'internal',
      limitText: '<1 s',
      bases: [],
    })
    const load = measure({ id: 'load', name: 'CPU 平均使用率', source: 'internal' })
    const rows = [
      { ...row('dbserver', '2.41'), measure: 'clock', key: 'clock/dbserver' },
      { ...row('dbserver', '31.6'), measure: 'load', key: 'load/dbserver' },
    ]
    expect(judgeItem(item({ measures: [clock, load] }), rows, {}).sentence).toBe(
      '判定 关注：dbserver时钟偏差 2.41s 已到内部预警值1s。',
    )
    const days = measure({
      id: 'days',
      name: '纸质票可用天数',
      object: null,
      unit: '天',
      max: null,
      abnormal: { op: '<', value: 10 },
      attention: { op: '<', value: 30 },
      source: 'internal',
      limitText: '≥30 天',
      decimals: 0,
      bases: [],
    })
    const left = (value: string) =>
      judgeItem(item({ measures: [days] }), [{ ...row('', value), measure: 'days', key: 'days' }], {}).sentence
    expect(left('21')).toBe('判定 关注：纸质票可用天数 21天 已低于内部预警值30天。')
    expect(left('4')).toBe('判定 异常：纸质票可用天数 4天 未达到内部标准“≥30 天”。')
  })

  it('calls an internal limit internal', () => {
    const load = measure({
      id: 'used-percent',
      name: '首页加载时间',
      unit: 's',
      object: '入口',
      max: null,
      abnormal: { op: '>', value: 8 },
      attention: null,
      source: 'internal',
      limitText: '≤8 s',
      bases: [],
    })
    expect(judgeItem(item({ measures: [load] }), [row('', '12.3')], {}).sentence).toBe(
      '判定 异常：首页加载时间 12.30s 超出内部标准“≤8 s”。',
    )
  })

  it('claims 正常 only when nothing required is missing or undecided', () => {
    expect(judgeItem(item(), [], {})).toMatchObject({ verdict: null, missing: ['使用率'], sentence: '' })
    expect(judgeItem(item(), [row('EBILL_DATA', '50'), row('EBILL_LOB', '')], {})).toMatchObject({
      verdict: null,
      missing: ['EBILL_LOB 使用率'],
    })
    const undecided = judgeItem(item(), [row('/', '90', { rounded: true }), row('/data', '50')], {})
    expect(undecided.verdict).toBeNull()
    expect(undecided.sentence).toContain('无法判定')
    expect(judgeItem(item(), [row('/', '90', { rounded: true }), row('/data', '95')], {})).toMatchObject({
      verdict: 'abnormal',
      undecided: [expect.any(String)],
    })
    expect(judgeItem(item(), [row('EBILL_DATA', '50')], {})).toMatchObject({
      verdict: 'normal',
      sentence: '判定 正常：EBILL_DATA 50.00% 满足合同“均少于90%”。',
    })
  })

  it('judges rows that wait for confirmation, and counts them', () => {
    expect(judgeItem(item(), [row('A', '95', { pending: true }), row('B', '5')], {})).toMatchObject({
      verdict: 'abnormal',
      pending: 1,
    })
  })

  it('leaves out rows of measures the pack does not know', () => {
    expect(judgeItem(item(), [row('A', '95', { measure: 'other' })], {})).toMatchObject({ verdict: null, rows: [] })
  })

  const points = item({
    measures: [],
    subPoints: [
      { id: 's1', name: '短信', look: '' },
      { id: 's2', name: '邮件', look: '' },
    ],
  })
  const states = (a: Verdict | null, b: Verdict | null) => ({
    s1: { state: a, note: '到达慢。' },
    s2: { state: b, note: '' },
  })

  it.each([
    ['normal', 'normal', 'normal'],
    ['normal', 'not-applicable', 'normal'],
    ['normal', 'unchecked', 'normal'],
    ['not-applicable', 'not-applicable', 'not-applicable'],
    ['unchecked', 'not-applicable', 'unchecked'],
    ['attention', null, 'attention'],
    ['attention', 'abnormal', 'abnormal'],
    ['normal', null, null],
    [null, null, null],
  ] as const)('sub-points %s and %s make %s', (a, b, verdict) =>
    expect(judgeItem(points, [], states(a, b)).verdict).toBe(verdict),
  )

  it('names the deciding sub-point', () =>
    expect(judgeItem(points, [], states('attention', 'normal')).sentence).toBe('判定 关注：子项“短信”关注（到达慢）。'))

  it('does not depend on the order of rows, and agrees with the single rows', () => {
    const value = fc.oneof(
      fc.constantFrom('', '79.999', '80', '89.999', '90', '90.00'),
      fc.integer({ min: 0, max: 10000 }).map((n) => (n / 100).toFixed(2)),
    )
    const rows = fc.uniqueArray(
      fc
        .record({ object: fc.stringMatching(/^[A-Z]{1,4}$/), value, rounded: fc.boolean() })
        .map((r) => row(r.object, r.value, { rounded: r.rounded })),
      { selector: (r) => r.key, maxLength: 8 },
    )
    fc.assert(
      fc.property(
        rows.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
        ([list, shuffled]) => {
          const judged = judgeItem(item(), list, {})
          expect(judgeItem(item(), shuffled, {})).toEqual(judged)
          const single = list.map((r) => judgeRow(r, measure()))
          const has = (v: string): boolean => single.some((s) => 'verdict' in s && s.verdict === v)
          const whole = list.length > 0 && single.every((s) => 'verdict' in s)
          expect(judged.verdict).toBe(
            has('abnormal') ? 'abnormal' : has('attention') ? 'attention' : whole ? 'normal' : null,
          )
        },
      ),
    )
  })
})

describe('contradiction', () => {
  it.each([
    ['normal', 'abnormal', true],
    ['attention', 'abnormal', true],
    ['not-applicable', 'attention', true],
    ['abnormal', 'attention', false],
    ['normal', 'normal', false],
    ['normal', null, false],
  ] as const)('%s against %s: %s', (chosen, computed, is) => expect(contradiction(chosen, computed)).toBe(is))
})
