import { likeness } from '../search/gram.ts'

/** Two questions that share this much of their words are the same question asked again (F30). */
const sameQuestion = 0.5

export function isSameQuestion(a: string, b: string): boolean {
  return likeness(a, b) >= sameQuestion
}

/** The answer worth keeping of two: the fuller one; of two equally full ones the later. */
export function betterAnswer(earlier: string, later: string): string {
  return earlier.trim().length > later.trim().length ? earlier.trim() : later.trim()
}

/** `FAQ-007`. */
export function faqNumber(n: number): string {
  return `FAQ-${String(n).padStart(3, '0')}`
}
