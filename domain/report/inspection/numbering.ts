/** Numbers of tables, figures and raw outputs, counted within their chapter in the order they are asked for. */
export interface Numbering {
  /** `表3-2`. */
  readonly table: (chapter: number) => string
  /** `图3-5`. */
  readonly figure: (chapter: number) => string
  /** `B-1`. */
  readonly raw: () => string
}

export function numbering(): Numbering {
  const last = new Map<string, number>()
  const next = (kind: string): number => {
    const n = (last.get(kind) ?? 0) + 1
    last.set(kind, n)
    return n
  }
  return {
    table: (chapter) => `表${chapter}-${next(`table ${chapter}`)}`,
    figure: (chapter) => `图${chapter}-${next(`figure ${chapter}`)}`,
    raw: () => `B-${next('raw')}`,
  }
}
