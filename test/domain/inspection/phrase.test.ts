import { describe, expect, it } from 'vitest'
import { changeText, forecast, growthNotice, trendSentence } from '../../../domain/inspection/forecast.ts'
import { judgeItem } from '../../../domain/inspection/judge.ts'
import { fillSuggestion, itemConclusion, normalSentence, suggestionsFor } from '../../../domain/inspection/phrase.ts'
import { item, measure, row, suggestion } from './sample.ts'

const data = row('EBILL_DATA', '93.4099', { used: '38260.7', total: '40960', unit: 'MB' })

describe('fillSuggestion', () => {
  const all = suggestion({
    measure: 'used-percent',
    problem: '{object} 使用率 {value}%，限值{limit}，已用 {used}，共 {total}，仅余 {free}',
    advice: '近一季度增长 {growth}',
  })
  it('fills every placeholder', () => {
    expect(fillSuggestion(all, data, measure(), '87.96')).toMatchObject({
      problem: 'EBILL_DATA 使用率 93.41%，限值均少于90%，已用 38260.7MB，共 40960MB，仅余 2699.3MB',
      advice: '近一季度增长 5.45个百分点',
    })
  })
  it.each([
    ['no earlier value', data, undefined],
    ['nothing grown', data, '93.4099'],
    ['amounts unknown', row('EBILL_DATA', '93.41'), '87.96'],
    ['no value', { ...data, value: '' }, '87.96'],
  ])('is not offered with %s', (_name, given, previous) =>
    expect(fillSuggestion(all, given, measure(), previous)).toBeNull(),
  )
  it('is not offered for a placeholder without a row or without a meaning', () => {
    expect(fillSuggestion(all, null, null)).toBeNull()
    expect(fillSuggestion(suggestion({ advice: '{whatever}' }), data, measure())).toBeNull()
  })
  it('shows bytes and kilobytes in a readable unit', () => {
    const disk = row('/', '88.04', { used: '46137344', total: '52403200', unit: 'KB' })
    expect(fillSuggestion(suggestion({ problem: '{used} {free}' }), disk, measure())?.problem).toBe('44GB 5.98GB')
  })
})

describe('suggestionsFor', () => {
  const template = item({
    subPoints: [
      { id: 's1', name: '短信', look: '' },
      { id: 's2', name: '邮件', look: '' },
    ],
    suggestions: [
      suggestion({ id: 'general' }),
      suggestion({ id: 'unmarked', subPoint: 's2' }),
      suggestion({ id: 'point', subPoint: 's1' }),
      suggestion({ id: 'temp', measure: 'used-percent', problem: '{object} {value}% 回滚或临时空间不足' }),
      suggestion({ id: 'warn', measure: 'used-percent', problem: '{object} {value}%，未到合同限值90%' }),
      suggestion({ id: 'fail', measure: 'used-percent', problem: '{object} {value}%，不满足合同' }),
      suggestion({ id: 'grown', measure: 'used-percent', problem: '{object} 增长 {growth}' }),
      suggestion({ id: 'other', measure: 'inode' }),
    ],
  })
  const rows = judgeItem(template, [row('UNDOTBS1', '82'), data, row('EBILL_IDX', '37')], {}).rows

  it('offers what fits the failing rows first, worst first, and nothing that would be untrue', () => {
    const found = suggestionsFor(template, rows, 'abnormal', {
      subPoints: { s1: { state: 'attention', note: '' } },
      previous: [row('EBILL_DATA', '87.96')],
    })
    expect(found.map((s) => `${s.id} ${s.row.split('/')[1] ?? ''}`.trim())).toEqual([
      'fail EBILL_DATA',
      'grown EBILL_DATA',
      'temp EBILL_DATA',
      'temp UNDOTBS1',
      'warn UNDOTBS1',
      'point',
      'general',
      'unmarked',
      'other',
    ])
    expect(found[0]!.problem).toBe('EBILL_DATA 93.41%，不满足合同')
  })
  it('offers nothing for results that need no advice', () => {
    for (const verdict of ['normal', 'not-applicable', 'unchecked'] as const)
      expect(suggestionsFor(template, rows, verdict)).toEqual([])
  })
})

describe('sentences of an item', () => {
  const judged = (...rows: Parameters<typeof judgeItem>[1][number][]) => judgeItem(item(), rows, {})

  it('writes the normal sentence with values, worst first, and shortens long lists', () => {
    expect(normalSentence(item(), judged(row('B', '37.25'), row('A', '61.6')).rows)).toBe(
      '经检查，用户表空间使用率均少于90%（A 61.60%、B 37.25%），结论：正常。',
    )
    const many = ['1', '2', '3', '4', '5', '6'].map((n) => row(`T${n}`, n))
    expect(normalSentence(item(), judged(...many).rows)).toContain('（T6 6.00%、T5 5.00%、T4 4.00%等6个表空间）')
    expect(normalSentence(item(), [])).toContain('（未采集）')
  })

  it.each([
    ['abnormal', '93.4099', {}, '经检查，EBILL_DATA 使用率为93.41%，未达到合同“均少于90%”的要求，结论：异常。'],
    [
      'attention',
      '82.22',
      { forecast: '按近4个季度平均每季度增长3.08个百分点推算，预计2027-02-11达到限值90%' },
      '经检查，EBILL_DATA 使用率为82.22%，低于合同限值90%，但已超过80%预警值，按近4个季度平均每季度增长3.08个百分点推算，预计2027-02-11达到限值90%，结论：关注。',
    ],
    [
      'attention',
      '80',
      { handled: true },
      '经检查，EBILL_DATA 使用率为80.00%，低于合同限值90%，但已达到80%预警值，结论：关注（已处理）。',
    ],
    ['unchecked', '', { reason: '院方未安排窗口。' }, '未检查（院方未安排窗口）。'],
    ['not-applicable', '', { reason: '医院无此业务' }, '医院无此业务，结论：不适用。'],
  ] as const)('concludes %s', (verdict, value, detail, text) =>
    expect(itemConclusion(item(), judged(row('EBILL_DATA', value)), verdict, detail)).toBe(text),
  )

  it('concludes from sub-points, and tells what was left unchecked', () => {
    const points = item({
      measures: [],
      subPoints: [
        { id: 's1', name: '短信', look: '' },
        { id: 's2', name: '支付宝渠道', look: '' },
      ],
    })
    const bad = { s1: { state: 'abnormal', note: '未到达。' }, s2: { state: 'normal', note: '' } } as const
    expect(itemConclusion(points, judgeItem(points, [], bad), 'abnormal', { subPoints: bad })).toBe(
      '经检查，子项“短信”异常（未到达），结论：异常。',
    )
    const partly = { s1: { state: 'normal', note: '' }, s2: { state: 'unchecked', note: '' } } as const
    expect(itemConclusion(points, judgeItem(points, [], partly), 'normal', { subPoints: partly })).toBe(
      '其余各子项已检正常，支付宝渠道未检查，结论：正常。',
    )
  })
})

describe('trend and forecast', () => {
  const line = [
    { date: '2025-12-20', value: '76.02' },
    { date: '2026-03-20', value: '82.31' },
    { date: '2026-06-20', value: '87.96' },
  ]
  it('tells the change in percentage points', () => {
    expect(trendSentence([...line, { date: '2026-09-22', value: '93.4099' }], measure())).toBe(
      '较上季度上升5.45个百分点（87.96%→93.41%）',
    )
    expect(trendSentence([line[1]!, { ...line[0]!, date: '2026-06-20' }], measure())).toContain('下降6.29个百分点')
    expect(trendSentence([line[0]!, line[0]!], measure())).toBe('与上季度相同（76.02%）')
    expect(trendSentence([line[0]!], measure())).toBeNull()
    expect(changeText('93.4099', '87.96', measure())).toBe('+5.45')
    expect(changeText('87.96', '87.961', measure())).toBe('0.00')
  })
  it('extends the line to the limit', () => {
    expect(forecast(line, measure())).toEqual({
      date: '2026-07-22',
      sentence: '按近3个季度平均每季度增长5.99个百分点推算，预计2026-07-22达到限值90%',
    })
    expect(forecast(line.slice(1), measure()).sentence).toBe('数据不足，不作推算')
    expect(forecast([...line, { date: '2026-09-22', value: '93.41' }], measure()).sentence).toBe('已达到限值90%')
    expect(
      forecast(
        line.toReversed().map((p, i) => ({ ...p, date: line[i]!.date })),
        measure(),
      ),
    ).toEqual({ date: null, sentence: '近3个季度没有增长，不作推算' })
    const slow = line.map((p, i) => ({ ...p, value: `50.0${i}` }))
    expect(forecast(slow, measure())).toMatchObject({ date: null, sentence: expect.stringContaining('十年内不会') })
  })
  it('warns when less is left than a quarter takes', () => {
    const before = row('EBILL_DATA', '80', { used: '35000', total: '40960', unit: 'MB' })
    expect(growthNotice(data, before)).toBe('EBILL_DATA 剩余 2699.3MB，小于近一季度增量 3260.7MB，建议记为关注。')
    expect(growthNotice(data, { ...before, used: '37000' })).toBeNull()
    expect(growthNotice(data, { ...before, unit: 'GB' })).toBeNull()
    expect(growthNotice(data, { ...before, used: '' })).toBeNull()
  })
})
