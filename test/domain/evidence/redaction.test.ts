import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { proposeMarks, redactText } from '../../../domain/evidence/redaction.ts'

describe('redactText', () => {
  it('replaces character by character and keeps the rest', () => {
    expect(redactText('姓名：示例甲，正常', [{ from: 3, to: 6 }])).toBe('姓名：███，正常')
  })
  it('merges marks that overlap, touch, come in any order, or reach beyond the text', () => {
    const marks = [
      { from: 4, to: 99 },
      { from: 0, to: 2 },
      { from: 1, to: 3 },
      { from: 2, to: 2 },
    ]
    expect(redactText('abcdef', marks)).toBe('███d██')
  })
  it('keeps line breaks, so that tables keep their shape', () => {
    expect(redactText('ab\r\ncd\nef', [{ from: 1, to: 9 }])).toBe('a█\r\n██\n██')
  })
  it.each([
    [1, 2],
    [2, 3],
    [1, 3],
  ])('hides a character of two units whole when marked from %i to %i', (from, to) => {
    expect(redactText('a𠮷b', [{ from, to }])).toBe('a█b')
  })
  it('hides every marked unit, changes no other, and never parts a pair', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '中', '𠮷', '😀', '\n', '1'), maxLength: 30 })
    const marks = fc.array(fc.record({ from: fc.nat(40), to: fc.nat(40) }), { maxLength: 5 })
    fc.assert(
      fc.property(text, marks, (raw, list) => {
        const out = [...redactText(raw, list)]
        const before = [...raw]
        expect(out.length).toBe(before.length)
        let unit = 0
        before.forEach((character, i) => {
          const hit = list.some(({ from, to }) => from < to && from < unit + character.length && to > unit)
          expect(out[i]).toBe(hit && character !== '\n' ? '█' : character)
          unit += character.length
        })
      }),
    )
  })
})

/** What is proposed, as `what=text`. */
const proposals = (raw: string): string[] =>
  proposeMarks(raw).map(({ mark, what }) => `${what}=${raw.slice(mark.from, mark.to)}`)

describe('proposeMarks', () => {
  it.each([
    ['身份证 99000019000101018X 已核', ['身份证号=99000019000101018X']],
    ['身份证 99000019000101018x', ['身份证号=99000019000101018x']],
    ['９９００００１９０００１０１０１８Ｘ', ['身份证号=９９００００１９０００１０１０１８Ｘ']],
    ['990000190001010075', ['身份证号=990000190001010075']],
    ['tel:13800000000;', ['手机号=13800000000']],
    ['+86 138 0000 0000', ['手机号=138 0000 0000']],
    ['8613800000000', ['手机号=13800000000']],
    ['卡号 4111111111111111', ['银行卡号=4111111111111111']],
    ['4111-1111-1111-1111', ['银行卡号=4111-1111-1111-1111']],
    ['姓名：示例甲 性别：男', ['姓名=示例甲']],
    ['患者姓　名: 示例·甲，', ['姓名=示例·甲']],
    ['{"姓名":"示例甲","手机":"13800000000"}', ['姓名=示例甲', '手机号=13800000000']],
    ['姓名=Zhang San', ['姓名=Zhang San']],
    ['就诊号：MZ20240001', ['就诊号=MZ20240001']],
    ['病历号 000123 住院号#556677', ['就诊号=000123', '就诊号=556677']],
    ['就诊卡号：13800000000', ['手机号=13800000000']],
  ])('%s', (raw, expected) => expect(proposals(raw)).toEqual(expected))

  it.each([
    ['a wrong check digit', '990000190001010180'],
    ['a date of birth that does not exist', '990000190002300015'],
    ['a number of another length', '2024032009123600011'.padEnd(20, '5')],
    ['a card number that fails Luhn', '4111111111111112'],
    ['zeros', '0000000000000000'],
    ['eleven digits that are no mobile number', '12000000000'],
    ['a heading without a value', '姓名 性别 年龄'],
    ['a tablespace listing', 'EBILL_DATA 40960.00 38262.85 93.41\n0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0'],
    ['a fingerprint', 'sha256 5f2a13800000000be0c4d7e1f98a6b3c2d1e0f9a8b7c6d5e4f3a2b1c0d9e8f7a'],
    ['a label before a line break', '姓名：\n正常'],
    ['a sentence on record numbers', '住院号为空的票据共 3 张'],
  ])('leaves alone %s', (_, raw) => expect(proposals(raw)).toEqual([]))

  it('gives ordered marks that do not overlap, on any text', () => {
    const piece = fc.constantFrom(
      '姓名：',
      '13800000000',
      '4111111111111111',
      '99000019000101018X',
      '就诊号',
      ' ',
      '\n',
      '😀',
      '1',
      '甲',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const raw = pieces.join('')
        let end = 0
        for (const { mark } of proposeMarks(raw)) {
          expect(mark.from).toBeGreaterThanOrEqual(end)
          expect(mark.to).toBeGreaterThan(mark.from)
          end = mark.to
        }
        expect(end).toBeLessThanOrEqual(raw.length)
      }),
    )
  })

  it.each([
    ['digits', '1'.repeat(1_000_000)],
    ['groups of four', '4111 '.repeat(200_000)],
    ['labels', '姓名：甲 '.repeat(200_000)],
    ['spaces after a label', `姓名${' '.repeat(1_000_000)}`],
  ])('reads a megabyte of %s in under two seconds', (_, raw) => {
    const start = performance.now()
    proposeMarks(raw)
    expect(performance.now() - start).toBeLessThan(2000)
  })
})
