import { dateTimeOf, epochOf, type Instant } from '../time/instant.ts'

const day = 86_400_000
/** Clocks of two windows may differ by a breath: that is no future. */
const slack = 60_000

/** True for text that is an instant with an offset. */
export function isInstant(text: string): boolean {
  try {
    return epochOf(text) !== null
  } catch {
    return false
  }
}

/** Why a time cannot be recorded, or null. `what` names it: 开始时间. Empty text is no time and no problem. */
export function timeProblem(what: string, text: string, now: Instant): string | null {
  if (text === '') return null
  if (!isInstant(text)) return `${what}看不懂，请写成年月日和时分。`
  if (text < '2000') return `${what}早于 2000 年，请核对年份。`
  return epochOf(text) > epochOf(now) + slack ? `${what} ${dateTimeOf(text)} 还没到，请核对日期。` : null
}

/** True when `at` lies more than 24 h before it was written down: a reason is then needed. */
export function isBackdated(at: Instant, recordedAt: Instant): boolean {
  return at !== '' && epochOf(recordedAt) - epochOf(at) > day
}

/** How much later than it happened something was written down, in milliseconds; 0 when it was not. */
export function lateness(at: Instant, recordedAt: Instant): number {
  return Math.max(0, epochOf(recordedAt) - epochOf(at))
}
