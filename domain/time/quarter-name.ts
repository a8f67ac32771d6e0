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

const ofContract: Readonly<Record<string, (n: number) => string>> = {
  S: (n) => `第${n}合同季`,
  M: (n) => `第${n}个服务月`,
  Y: (n) => `第${n}合同年`,
}

/** What the id of a period of a contract's own count says in words: `第1合同季`, `第11个服务月`; empty for natural periods. */
export function contractPeriodName(id: string): string {
  const found = /^([SMY])(\d{1,2})$/.exec(id)
  return found ? ofContract[found[1]!]!(Number(found[2])) : ''
}

/** A period before the title of its document, as file names have it: `第1合同季安全自查报告` does not say 季 twice. */
export function titleOfPeriod(period: string, title: string): string {
  return /季度?$/.test(period) ? `${period}${title.replace(/^季度/, '')}` : `${period}${title}`
}
