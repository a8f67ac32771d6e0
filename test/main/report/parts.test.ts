import { describe, expect, test } from 'vitest'
import { barsSvg } from '../../../main/report/chart/bars.ts'
import { drawChart } from '../../../main/report/chart/draw.ts'
import { niceScale } from '../../../main/report/chart/scale.ts'
import { tickLines } from '../../../main/report/docx/card.ts'
import { printedSize } from '../../../main/report/docx/figure.ts'
import { splitSigns } from '../../../main/report/docx/font.ts'
import { commonGrid, fitGrid } from '../../../main/report/docx/grid.ts'
import { keptWithNext } from '../../../main/report/docx/keep.ts'

describe('grids', () => {
  test('are fitted to a total without losing a twip', () => {
    expect(fitGrid([1, 1, 1], 9072)).toEqual([3024, 3024, 3024])
    expect(fitGrid([1000, 1000, 1000], 1000).reduce((a, b) => a + b, 0)).toBe(1000)
  })
  test('of different rows share their cuts', () => {
    expect(
      commonGrid([
        [1360, 7712],
        [1360, 3176, 1360, 3176],
        [4500, 4572],
      ]),
    ).toEqual({
      grid: [1360, 3176, 1360, 3176],
      spans: [
        [1, 3],
        [1, 1, 1, 1],
        [2, 2],
      ],
    })
  })
})

test('rows are kept: all of a short table, the ends of a long or tall one', () => {
  expect(keptWithNext(3, false)).toEqual([true, true, false])
  expect(keptWithNext(14, false).filter(Boolean)).toHaveLength(13)
  expect(keptWithNext(15, false).filter(Boolean)).toHaveLength(6)
  expect(keptWithNext(10, true).filter(Boolean)).toHaveLength(6)
  expect(keptWithNext(30, 'never').filter(Boolean)).toHaveLength(29)
})

test('signs are split from text, whole code points at a time', () => {
  expect(splitSigns('合同“≤90%”𠮷')).toEqual([
    { text: '合同', sign: false },
    { text: '“≤', sign: true },
    { text: '90%', sign: false },
    { text: '”', sign: true },
    { text: '𠮷', sign: false },
  ])
})

test('ticks stand in five columns, a long one in two', () => {
  expect(tickLines(['甲', '√乙', '—丙', '丁', '很长很长很长的子项名称', '戊'], 21)).toEqual([
    ['√甲', '√乙', '—丙', '√丁'],
    ['√很长很长很长的子项名称', '√戊'],
  ])
  // Seven characters fill a column, but the last one is narrower.
  expect(tickLines(['甲', '乙', '丙', '医保卫健采集', '医保卫健采集'], 21).map((line) => line.length)).toEqual([4, 1])
  expect(tickLines(['甲', '乙', '丙', '丁', 'CA/UKey登录'], 21).map((line) => line.length)).toEqual([4, 1])
})

test('pictures print as large as their kind allows, never below 150 dpi', () => {
  const size = (width: number, height: number, shape: 'window' | 'phone' | 'terminal') =>
    printedSize({ kind: 'picture', sha256: '', width, height, shape })
  expect(size(2000, 1000, 'window').width).toBe(125)
  expect(size(3000, 4000, 'phone').height).toBe(90)
  expect(size(300, 200, 'terminal').width).toBeCloseTo(50.8)
})

describe('charts', () => {
  const row = { label: '用户表空间', value: 93.41, shown: '93.41%', verdict: 'abnormal' } as const
  test('say the verdict in words and hatch its bar', () => {
    const svg = barsSvg({ kind: 'bars', unit: '%', max: 100, rows: [row], limit: { value: 90, label: '合同限值 90%' } })
    expect(svg).toContain('93.41% 异常')
    expect(svg).toContain('url(#abnormal)')
  })
  test('draw Chinese labels with the bundled font alone', () => {
    const named = drawChart({ kind: 'bars', unit: '%', max: 100, rows: [row] })
    const nameless = drawChart({ kind: 'bars', unit: '%', max: 100, rows: [{ ...row, label: '　　　　　' }] })
    expect([named.width, named.height]).toEqual([nameless.width, nameless.height])
    // Five characters more of ink; a missing font would draw none.
    expect(named.png.length - nameless.png.length).toBeGreaterThan(400)
  })
  test('stay within 45 mm up to ten bars', () => {
    expect(
      drawChart({ kind: 'bars', unit: '%', max: 100, rows: Array.from({ length: 10 }, () => row) }).height,
    ).toBeLessThanOrEqual(450)
  })
  test('have round steps', () => {
    expect(niceScale(73.92, 93.41, 4).ticks).toEqual([70, 75, 80, 85, 90, 95])
    expect(niceScale(0, 0, 5).ticks.at(-1)).toBe(1)
    expect(niceScale(Infinity, -Infinity, 4).ticks.length).toBeGreaterThan(1)
  })
})
