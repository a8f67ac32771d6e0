/** `text` without the blanks around it, or the words that stand for nothing: a report prints no empty field. */
export function orElse(text: string | null | undefined, words: string): string {
  const trimmed = text?.trim() ?? ''
  return trimmed === '' ? words : trimmed
}
