import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stretchesOf } from '../../../renderer/conclusion/changed-text.ts'

const proposal = [
  { text: '共检查16项，其中' },
  { text: '正常13项', variable: true },
  { text: '。建议于' },
  { text: '2024-04-12', variable: true },
  { text: '前整改。' },
]
const whole = proposal.map((p) => p.text).join('')

describe('stretches of a conclusion', () => {
  test('as proposed: what was filled in stands apart, nothing is edited', () => {
    expect(stretchesOf(whole, proposal)).toEqual([
      { text: '共检查16项，其中', kind: 'plain' },
      { text: '正常13项', kind: 'variable' },
      { text: '。建议于', kind: 'plain' },
      { text: '2024-04-12', kind: 'variable' },
      { text: '前整改。', kind: 'plain' },
    ])
  })

  test('added, replaced and removed words', () => {
    const edited = (text: string): string[] =>
      stretchesOf(text, proposal).flatMap((s) => (s.kind === 'edited' ? [s.text] : []))
    expect(edited(`${whole}另行通知。`)).toEqual(['另行通知。'])
    expect(edited(whole.replace('2024-04-12', '2024-05-30'))).toEqual(['5', '30'])
    expect(edited(whole.replace('其中', ''))).toEqual([])
    expect(edited('')).toEqual([])
  })

  test('a variable that survives an edit beside it stays tinted', () => {
    const text = `${whole.replace('共检查', '本季度共检查').replace('前整改', '前完成整改')}`
    expect(stretchesOf(text, proposal).filter((s) => s.kind === 'variable')).toEqual([
      { text: '正常13项', kind: 'variable' },
      { text: '2024-04-12', kind: 'variable' },
    ])
  })

  test('a text too long to compare is marked as a whole between what is common', () => {
    const long = [{ text: `始${'甲'.repeat(1500)}终` }]
    expect(stretchesOf(`始${'乙'.repeat(1500)}终`, long)).toEqual([
      { text: '始', kind: 'plain' },
      { text: '乙'.repeat(1500), kind: 'edited' },
      { text: '终', kind: 'plain' },
    ])
  })

  test('always gives the very text back, letter by letter', () => {
    const letters = fc.string({ unit: fc.constantFrom('正', '常', '1', '2', '。', '\n', '😀') })
    fc.assert(
      fc.property(
        letters,
        fc.array(fc.record({ text: letters, variable: fc.boolean() }), { maxLength: 5 }),
        (text, parts) => {
          expect(
            stretchesOf(text, parts)
              .map((s) => s.text)
              .join(''),
          ).toBe(text)
          expect(stretchesOf(parts.map((p) => p.text).join(''), parts).some((s) => s.kind === 'edited')).toBe(false)
        },
      ),
    )
  })
})
