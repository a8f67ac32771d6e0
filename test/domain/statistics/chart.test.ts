import { describe, expect, test } from 'vitest'
import { causeClasses } from '../../../domain/record/fault.ts'
import { statisticsCharts } from '../../../domain/statistics/chart.ts'
import { drawChart } from '../../../main/report/chart/draw.ts'
import { columnsSvg } from '../../../main/report/chart/columns.ts'
import { countScale } from '../../../main/report/chart/scale.ts'
import { packB } from '../../support/fault-facts.ts'
import { packA } from '../../support/pack-a.ts'
import { fewFaults, quarterFaults, statisticsOf, suppliesFaults, yearFaults } from '../../support/sample-faults.ts'

/** What the bundled font was made from (assets/fonts/README.md): ASCII, GB 2312 and a few signs. */
const inFont = (() => {
  const set = new Set('·—…“”‘’←→↑↓√×÷±°▲■□○●≤≥①②③④⑤⑥⑦⑧⑨⑩〇℃%‰µ㎡￥¥')
  for (let c = 0x20; c < 0x7f; c++) set.add(String.fromCharCode(c))
  const decoder = new TextDecoder('gb18030')
  for (let hi = 0xa1; hi <= 0xf7; hi++)
    for (let lo = 0xa1; lo <= 0xfe; lo++) set.add(decoder.decode(new Uint8Array([hi, lo])))
  return set
})()
const all = [quarterFaults(), fewFaults(), yearFaults()].map((f, n) => statisticsOf(f, n === 2 ? '2024' : '2024-Q1'))
all.push(statisticsOf(suppliesFaults(), 'S1'))

describe('statistics charts', () => {
  test('draw with the bundled font alone: every fixed word is in it', () => {
    const words = [
      ...causeClasses,
      ...packA.faults.symptoms,
      ...packB.faults.symptoms,
      ...all.flatMap((s) => statisticsCharts(s).map((c) => JSON.stringify(c.chart))),
    ].join('')
    expect([...new Set(words)].filter((c) => !inFont.has(c))).toEqual([])
  })
  test('carry every fault, and say so in words', () => {
    for (const s of all)
      for (const { chart, alt } of statisticsCharts(s)) {
        const values = chart.kind === 'columns' ? chart.columns : chart.kind === 'bars' ? chart.rows : []
        expect(values.reduce((sum, v) => sum + v.value, 0)).toBe(s.faults.length)
        for (const v of values) expect(alt).toContain(v.shown)
      }
  })
  test('of few faults are no rankings', () => {
    expect(statisticsCharts(all[1]!).map((c) => c.id)).toEqual(['month'])
    expect(statisticsCharts(statisticsOf([], '2024-Q1', { now: '2024-04-02T09:00:00+08:00' }))).toEqual([])
  })
  test('label all twelve months in full', () => {
    const month = statisticsCharts(all[2]!).find((c) => c.id === 'month')!.chart
    if (month.kind !== 'columns') throw new Error('no columns')
    expect(month.columns.map((c) => c.label)).toEqual(Array.from({ length: 12 }, (_, n) => `${n + 1}月`))
    expect(columnsSvg(month)).not.toContain('…')
  })
  test('become pictures of 150 mm', () => {
    const { png, width, height } = drawChart(statisticsCharts(all[0]!)[0]!.chart)
    expect([width, height > 300, png.length > 1000]).toEqual([1500, true, true])
  })
})

test('an axis of counts covers the most in whole steps, at most five', () => {
  for (let most = 0; most <= 500; most++) {
    const { high, ticks } = countScale(most)
    expect(high).toBeGreaterThanOrEqual(most)
    expect(ticks.every(Number.isInteger)).toBe(true)
    expect(ticks.length).toBeLessThanOrEqual(6)
  }
})
