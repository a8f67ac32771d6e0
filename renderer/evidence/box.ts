import type { Box } from '../../domain/record/evidence.ts'

/** A place on a picture, in fractions of it. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** The nearest fraction that lies on the picture. */
export const within = (n: number): number => Math.min(1, Math.max(0, n))

/** The rectangle between two points, in fractions of the picture. */
export function boxBetween(a: Point, b: Point): Box {
  const x = within(Math.min(a.x, b.x))
  const y = within(Math.min(a.y, b.y))
  return { x, y, width: within(Math.max(a.x, b.x)) - x, height: within(Math.max(a.y, b.y)) - y }
}

/** How far one key moves or grows a box, as a fraction; with Alt a tenth of it. */
const keyStep = 0.01

/** A box after a key: arrows move it, with Shift they size it. Undefined for other keys. */
export function boxAfterKey(box: Box, key: string, shift: boolean, fine: boolean): Box | undefined {
  const by = fine ? keyStep / 10 : keyStep
  const move = { ArrowLeft: [-by, 0], ArrowRight: [by, 0], ArrowUp: [0, -by], ArrowDown: [0, by] }[key]
  if (!move) return undefined
  const [dx, dy] = move as [number, number]
  if (shift)
    return {
      ...box,
      width: Math.min(1 - box.x, Math.max(by, box.width + dx)),
      height: Math.min(1 - box.y, Math.max(by, box.height + dy)),
    }
  return {
    ...box,
    x: Math.min(1 - box.width, Math.max(0, box.x + dx)),
    y: Math.min(1 - box.height, Math.max(0, box.y + dy)),
  }
}
