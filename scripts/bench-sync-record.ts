/** One small record, the same for the hub, its peer and the bare databases: the judgement of one item of an inspection. */
export function smallRecord(n: number): {
  readonly table: string
  readonly row: string
  readonly register: string
  readonly value: object
} {
  const verdict = n % 9 === 0 ? 'attention' : 'normal'
  return {
    table: 'inspection_item',
    row: `inspection-${Math.floor(n / 17)}:ENV-${n % 17}`,
    register: 'meas',
    value: {
      verdict,
      reason: '',
      rows: [],
      subPoints: { a: { state: verdict, note: `第 ${n} 次检查，表空间使用率 ${n % 100}%` } },
      whole: false,
      checker: '工程师甲',
      checkedAt: '2024-03-20T09:12:00.000+08:00',
    },
  }
}
