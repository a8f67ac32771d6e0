import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonical } from '../../../domain/sync/canonical.ts'

test('keys are sorted at every depth and nothing stands between them', () => {
  expect(canonical({ b: [1, { d: null, c: '票' }], a: true })).toBe('{"a":true,"b":[1,{"c":"票","d":null}]}')
})

test('equal values give equal text, whatever order their keys were written in, and the text reads back', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
      const text = canonical(value)
      const turned = (v: unknown): unknown =>
        Array.isArray(v)
          ? v.map(turned)
          : typeof v === 'object' && v !== null
            ? Object.fromEntries(
                Object.entries(v)
                  .reverse()
                  .map(([k, x]) => [k, turned(x)]),
              )
            : v
      expect(canonical(turned(value))).toBe(text)
      expect(canonical(JSON.parse(text))).toBe(text)
    }),
  )
})

test('a key without a value is left out; what JSON cannot carry is refused', () => {
  expect(canonical({ a: undefined, b: 1 })).toBe('{"b":1}')
  for (const bad of [NaN, Infinity, -Infinity, undefined, 1n, () => 1, Symbol('s'), [undefined], { a: NaN }])
    expect(() => canonical(bad)).toThrow(TypeError)
})

test('order is that of the characters, also for keys that are numbers; what has a form of its own gives none', () => {
  expect(canonical({ 9: 1, 10: 2, b: { 2: 0, 11: 0 } })).toBe('{"10":2,"9":1,"b":{"11":0,"2":0}}')
  expect(canonical(JSON.parse('{"__proto__":1,"a":2}'))).toBe('{"__proto__":1,"a":2}')
  const other = Object.assign(Object.create({ inherited: 1 }) as object, { b: 1, a: 2 })
  expect(canonical(other)).toBe('{"a":2,"b":1}')
  expect(canonical({ a: new Date(0), b: { toJSON: 1 } })).toBe('{"a":{},"b":{"toJSON":1}}')
})

test('a lone half of a character pair survives as text', () => {
  expect(JSON.parse(canonical('\ud83d'))).toBe('\ud83d')
})
