/** Everything that happens in a history comes from one of these, so that its seed replays it. */
export interface Random {
  /** An integer below `n`. */
  below(n: number): number
  /** True with this probability. */
  chance(probability: number): boolean
  pick<T>(list: readonly T[]): T
  /** 128 bits in hexadecimal. */
  id(): string
}

/** sfc32, seeded by one number. */
export function random(seed: number): Random {
  let [a, b, c, d] = [seed | 0, 0x9e3779b9, 0x243f6a88, 1]
  const next = (): number => {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + t) | 0
    return t >>> 0
  }
  for (let n = 0; n < 12; n++) next()
  const below = (n: number): number => next() % n
  return {
    below,
    chance: (probability) => next() < probability * 4294967296,
    pick: (list) => list[below(list.length)]!,
    id: () => [next(), next(), next(), next()].map((n) => n.toString(16).padStart(8, '0')).join(''),
  }
}
