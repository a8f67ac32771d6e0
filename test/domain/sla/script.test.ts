import { describe, expect, it } from 'vitest'
import { runScript } from '../../../domain/sla/script.ts'
import { readScript, type SlaScript } from '../../../domain/sla/script-input.ts'
import { policies } from './story.ts'

const tiers = new Set(policies.filter((p) => p.kind !== 'general').map((p) => p.key))
const good = { type: 'reported', at: '2024-02-09T22:30:00+08:00' }
const evaluations = [{ now: '2024-02-10T00:00:00+08:00' }]
const fault = { id: '甲', policy: 'A-T2', events: [good], evaluations }

const refusal = (value: unknown): string => {
  const read = readScript(typeof value === 'string' ? value : JSON.stringify(value), tiers)
  return read.ok ? 'read' : read.sentence
}
const script = (value: unknown): SlaScript => {
  const read = readScript(JSON.stringify(value), tiers)
  if (!read.ok) throw new Error(read.sentence)
  return read.script
}
/** The refusal of a case with that event after a good one. */
const ofEvent = (event: unknown): string => refusal({ cases: [{ ...fault, events: [good, event] }] })
const at = good.at

describe('a malformed script is refused in one sentence that names the case and the field', () => {
  it.each([
    ['no JSON', '{"cases": [', '文件内容不是 JSON，无法读取 cases。'],
    ['nothing', '', '文件内容不是 JSON，无法读取 cases。'],
    ['no cases', {}, '文件缺少 cases。'],
    ['cases as an object', { cases: {} }, '文件的 cases 应为列表，现为“{}”。'],
    ['a case that is none', { cases: [fault, 3] }, '第 2 个案例应为一组字段，现为“3”。'],
    ['no id', { cases: [{ ...fault, id: undefined }] }, '第 1 个案例缺少 id。'],
    ['an empty id', { cases: [{ ...fault, id: '' }] }, '第 1 个案例的 id 不能为空。'],
    ['a number as id', { cases: [{ ...fault, id: 7 }] }, '第 1 个案例的 id 应为文字，现为“7”。'],
    ['an id twice', { cases: [fault, fault] }, '案例 甲 的 id 与前面的案例重复。'],
    ['no policy', { cases: [{ ...fault, policy: undefined }] }, '案例 甲 缺少 policy。'],
    [
      'an unknown policy',
      { cases: [{ ...fault, policy: 'A-T9' }] },
      '案例 甲 的 policy 不是已知的时限层级（A-T1、A-T2、A-T3、A-HW、B-NONE），现为“A-T9”。',
    ],
    ['no events', { cases: [{ ...fault, events: undefined }] }, '案例 甲 缺少 events。'],
    ['events as text', { cases: [{ ...fault, events: 'none' }] }, '案例 甲 的 events 应为列表，现为“none”。'],
    ['no evaluations', { cases: [{ ...fault, evaluations: null }] }, '案例 甲 缺少 evaluations。'],
    ['an evaluation without now', { cases: [{ ...fault, evaluations: [{}] }] }, '案例 甲 缺少 evaluations[0].now。'],
    [
      'now without offset',
      { cases: [{ ...fault, evaluations: [...evaluations, { now: '2024-02-10T00:00:00' }] }] },
      '案例 甲 的 evaluations[1].now 应为带时区偏移的时间，如 2024-02-09T22:30:00+08:00，现为“2024-02-10T00:00:00”。',
    ],
  ])('%s', (_name, value, sentence) => {
    expect(refusal(value)).toBe(sentence)
  })

  it.each([
    ['no type', { at }, '缺少 events[1].type。'],
    ['null', null, '缺少 events[1]。'],
    ['an unknown type', { type: 'repair', at }, '的 events[1].type 不是已知的事件类型，现为“repair”。'],
    ['no time', { type: 'repaired' }, '缺少 events[1].at。'],
    ['a stretch without its beginning', { type: 'waiting', at }, '缺少 events[1].from。'],
    [
      'a flag as text',
      { type: 'reopened', at, same_symptom: 'yes' },
      '的 events[1].same_symptom 应为 true 或 false，现为“yes”。',
    ],
    ['members as text', { type: 'team_consultation', at, members: '甲' }, '的 events[1].members 应为列表，现为“甲”。'],
    ['a change to nowhere', { type: 'reclassified', at }, '缺少 events[1].to。'],
    [
      'a change to the general clause',
      { type: 'reclassified', at, to: 'A-AS' },
      '的 events[1].to 不是已知的时限层级（A-T1、A-T2、A-T3、A-HW、B-NONE），现为“A-AS”。',
    ],
    [
      'an end before its beginning',
      { type: 'force_majeure', from: at, to: '2024-02-09T14:29:59Z' },
      '的 events[1].to 早于 from，现为“2024-02-09T14:29:59Z”。',
    ],
  ])('an event: %s', (_name, event, sentence) => {
    expect(ofEvent(event)).toBe(`案例 甲 ${sentence}`)
  })

  it.each([
    '2024-02-09 22:30',
    '2024-02-30T00:00:00+08:00',
    '2024-02-09T25:00:00+08:00',
    '2024-02-09T22:30:00',
    20240209,
  ])('an event: the time %s', (time) => {
    const sentence = ofEvent({ type: 'repaired', at: time, recorded_at: at })
    expect(sentence).toMatch(/^案例 甲 的 events\[1\]\.at 应为(文字|带时区偏移的时间.*)，现为“.*”。$/)
    expect(ofEvent({ type: 'repaired', at, recorded_at: time })).toContain('events[1].recorded_at')
  })
})

describe('a script', () => {
  it('takes null for what is absent, and an end at the beginning', () => {
    const events = [
      good,
      { type: 'waiting', from: at, to: null, for: null },
      { type: 'waiting', from: at, to: at, for_: '备件' },
    ]
    expect(script({ cases: [{ ...fault, events }] }).cases[0]!.events).toEqual([
      good,
      { type: 'waiting', from: at },
      { type: 'waiting', from: at, to: at, for: '备件' },
    ])
  })
  it('names fields that nothing reads, and goes on', () => {
    const events = [good, { type: 'reopened', at, same_symptoms: true }]
    expect(script({ cases: [{ ...fault, title: '说明', events }] }).unread).toEqual([
      '案例 甲 的 events[1].same_symptoms 不认识，未使用。',
    ])
  })
  it('may begin with a byte order mark', () => {
    expect(readScript(`\uFEFF${JSON.stringify({ cases: [fault] })}`, tiers).ok).toBe(true)
  })
  it('may be empty', () => {
    expect(runScript(script({ cases: [] }), policies)).toEqual({ cases: [] })
  })
  it('is answered in its order, `now` as written, 立即 left out', () => {
    const now = '2024-02-09T15:00Z'
    const result = runScript(script({ cases: [{ ...fault, evaluations: [{ now }, ...evaluations] }] }), policies)
    expect(result.cases[0]!.evaluations.map((v) => v.now)).toEqual([now, evaluations[0]!.now])
    expect(result.cases[0]!.evaluations[0]!.rows.map((r) => `${r.policy} ${r.milestone}`)).toEqual([
      'A-T2 response',
      'A-T2 repair',
      'A-T2 answer',
      'A-AS response',
      'A-AS repair',
    ])
    expect(result.cases[0]!.evaluations[0]!.rows[0]).toEqual({
      policy: 'A-T2',
      milestone: 'response',
      deadline: '2024-02-10T00:30:00+08:00',
      nominal_deadline: '2024-02-10T00:30:00+08:00',
      met_at: null,
      state: '未到期',
      clause: 'A-050',
    })
  })
})
