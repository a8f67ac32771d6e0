import type { Tone } from '../ui/status-pill.tsx'

/** From this many days on a date is amber. */
const soon = 7

/** Days left in words: `剩 8 天`, `今天到期`, `逾期 3 天`. */
export function daysLeftText(days: number): string {
  return days < 0 ? `逾期 ${-days} 天` : days === 0 ? '今天到期' : `剩 ${days} 天`
}

export function daysLeftTone(days: number): Tone {
  return days < 0 ? 'err' : days <= soon ? 'warn' : 'grey'
}
