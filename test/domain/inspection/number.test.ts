import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { add, multiply, percentOf, roundDecimal, subtract } from '../../../domain/inspection/decimal.ts'
import { compareDecimal, readNumber, showDecimal } from '../../../domain/inspection/number.ts'

const percent = { min: 0, max: 100, unit: '%' }
const size = { min: 0, max: null, unit: 'MB' }

describe('readNumber', () => {
  it.each([
    ['90', '90'],
    ['９０％', '90'],
    ['　93.41 % ', '93.41'],
    ['93.410', '93.410'],
    ['８９．９９９', '89.999'],
    ['89。5', '89.5'],
    ['089', '89'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['-0', '0'],
    ['+7', '7'],
    ['89.999999999999999999', '89.999999999999999999'],
  ])('%s is %s', (text, value) => expect(readNumber(text, percent)).toEqual({ ok: true, value }))

  it.each([
    ['40,960.5 MB', '40960.5'],
    ['１，０２４ｍｂ', '1024'],
    ['0', '0'],
  ])('%s is %s in MB', (text, value) => expect(readNumber(text, size)).toEqual({ ok: true, value }))

  it.each([
    ['', '还没有填'],
    ['　 ', '还没有填'],
    ['NaN', '不是数字'],
    ['Infinity', '不是数字'],
    ['约九成', '不是数字'],
    ['%', '不是数字'],
    ['-', '不是数字'],
    ['-1', '不能小于0%'],
    ['100.0001', '不能大于100%'],
    ['93.41 82', '2个'],
    ['80-90', '2个'],
    ['1/2', '2个'],
    ['9e1', '科学计数法'],
    ['1E+2', '科学计数法'],
    ['93,41', '逗号'],
    ['1.2.3', '两个小数点'],
    ['40 MB', '单位应为%'],
    ['5²', '单位应为%'],
    ['0x5A', '2个'],
    ['1'.repeat(50), '太长'],
  ])('%j is refused: %s', (text, part) => {
    const read = readNumber(text, percent)
    expect(read).toMatchObject({ ok: false })
    expect((read as { sentence: string }).sentence).toContain(part)
    if (text.trim()) expect((read as { sentence: string }).sentence).toContain('还在框里')
  })

  it('never throws and never returns anything but a plain decimal inside the bounds', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[-+0-9.,eE %％０-９ ]{0,12}$/)), (text) => {
        const read = readNumber(text, percent)
        if (!read.ok) return read.sentence.length > 0
        return /^\d+(\.\d+)?$/.test(read.value) && compareDecimal(read.value, 100) <= 0
      }),
      { numRuns: 2000 },
    )
  })
})

const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n }), fc.integer({ min: 0, max: 22 }))
  .map(([digits, scale]) => {
    const plain = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0')
    const text = scale === 0 ? plain : `${plain.slice(0, -scale)}.${plain.slice(-scale)}`
    return { digits, scale, text: digits < 0n ? `-${text}` : text }
  })

describe('compareDecimal', () => {
  it('does not fall into binary fractions', () => {
    expect(compareDecimal('89.999999999999999999', 90)).toBe(-1)
    expect(compareDecimal('90.000', '90')).toBe(0)
    expect(compareDecimal('90.000000000000000001', 90)).toBe(1)
    expect(compareDecimal('0.0000001', 1e-7)).toBe(0)
    expect(() => compareDecimal('', 1)).toThrow(RangeError)
    expect(() => compareDecimal('NaN', 1)).toThrow(RangeError)
  })

  it('agrees with fractions of big integers, and so do sums, differences and products', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        const left = a.digits * 10n ** BigInt(b.scale)
        const right = b.digits * 10n ** BigInt(a.scale)
        expect(compareDecimal(a.text, b.text)).toBe(left < right ? -1 : left > right ? 1 : 0)
        expect(compareDecimal(add(subtract(a.text, b.text), b.text), a.text)).toBe(0)
        expect(compareDecimal(multiply(a.text, b.text), multiply(b.text, a.text))).toBe(0)
      }),
    )
  })
})

describe('percentOf', () => {
  it('is exact, or cut without reaching a limit that is not reached', () => {
    expect(percentOf('36864', '40960')).toBe('90')
    expect(percentOf('1', '3')).toBe('33.3333333333')
    expect(percentOf('1', '0')).toBeNull()
    const almost = percentOf('89999999999999999999', '100000000000000000000')!
    expect(almost).toBe('89.9999999999')
    expect(compareDecimal(percentOf('90000000000000000000', '99999999999999999999')!, 90)).toBe(1)
  })

  it('stands on the same side of 80 and 90 as the exact fraction', () => {
    const amount = fc.bigInt({ min: 1n, max: 10n ** 15n })
    fc.assert(
      fc.property(amount, amount, fc.constantFrom(80n, 90n), (used, total, limit) => {
        const exact = used * 100n - limit * total
        expect(compareDecimal(percentOf(`${used}`, `${total}`)!, Number(limit))).toBe(
          exact < 0n ? -1 : exact > 0n ? 1 : 0,
        )
      }),
    )
  })
})

describe('showDecimal', () => {
  it.each([
    ['93.4099', 2, undefined, '93.41'],
    ['89.996', 2, 90, '89.996'],
    ['89.9999996', 2, 90, '89.9999996'],
    ['89.994', 2, 90, '89.99'],
    ['79.999', 2, [80, 90], '79.999'],
    ['90', 2, 90, '90.00'],
    ['90.0001', 2, 90, '90.0001'],
    ['93.405', 2, 90, '93.41'],
    ['-2.5', 0, undefined, '-3'],
    ['12', 0, undefined, '12'],
    ['未填', 2, 90, '未填'],
  ] as const)('%s with %i decimals beside %j is %s', (value, decimals, limit, shown) =>
    expect(showDecimal(value, decimals, limit)).toBe(shown),
  )

  it('never moves a value over a limit', () => {
    fc.assert(
      fc.property(
        decimal,
        fc.integer({ min: 0, max: 3 }),
        (a, decimals) => compareDecimal(showDecimal(a.text, decimals, [80, 90]), 90) === compareDecimal(a.text, 90),
      ),
    )
  })

  it('rounds a carry through', () => expect(roundDecimal('99.995', 2)).toBe('100.00'))
})
