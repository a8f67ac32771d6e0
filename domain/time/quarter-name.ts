const spoken = ['一', '二', '三', '四']
const natural = /^(\d{4})[\s-]?Q([1-4])$/

/** `2024年第一季度` for a natural quarter given as `2024-Q1` or `2024 Q1`; any other period keeps its name. */
export function quarterName(period: string): string {
  const found = natural.exec(period)
  return found ? `${found[1]}年第${spoken[Number(found[2]) - 1]}季度` : period
}

/** `2024Q1`: short enough to stand under a chart. */
export function shortQuarter(period: string): string {
  const found = natural.exec(period)
  return found ? `${found[1]}Q${found[2]}` : period
}
