import { expect, test } from 'vitest'
import { boxAfterKey, boxBetween } from '../../../renderer/evidence/box.ts'

test('a box may be drawn from any corner and never leaves the picture', () => {
  expect(boxBetween({ x: 0.75, y: 0.5 }, { x: 0.25, y: 0.25 })).toEqual({ x: 0.25, y: 0.25, width: 0.5, height: 0.25 })
  expect(boxBetween({ x: -1, y: 0.5 }, { x: 0.5, y: 2 })).toEqual({ x: 0, y: 0.5, width: 0.5, height: 0.5 })
})

const box = { x: 0.25, y: 0.25, width: 0.5, height: 0.5 }

test('arrows move a box, with Shift they size it, with Alt finely', () => {
  expect(boxAfterKey(box, 'ArrowRight', false, false)).toEqual({ ...box, x: 0.26 })
  expect(boxAfterKey(box, 'ArrowUp', false, true)).toEqual({ ...box, y: 0.249 })
  expect(boxAfterKey(box, 'ArrowDown', true, false)).toEqual({ ...box, height: 0.51 })
  expect(boxAfterKey(box, 'a', false, false)).toBeUndefined()
})

test('a box stops at the edges and keeps some size', () => {
  expect(boxAfterKey({ ...box, x: 0.5 }, 'ArrowRight', false, false)!.x).toBe(0.5)
  expect(boxAfterKey({ ...box, x: 0 }, 'ArrowLeft', false, false)!.x).toBe(0)
  expect(boxAfterKey({ ...box, x: 0.5 }, 'ArrowRight', true, false)!.width).toBe(0.5)
  expect(boxAfterKey({ ...box, width: 0.01 }, 'ArrowLeft', true, false)!.width).toBe(0.01)
})
