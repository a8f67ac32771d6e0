/**
 * Text as XML 1.0 may hold it: control characters but tab and newline are dropped, halves of surrogate pairs become
 * U+FFFD, carriage returns become newlines. Anything else, emoji and rare characters included, stays.
 */
export function clean(text: string): string {
  return (
    text
      .replace(/\r\n?/g, '\n')
      // oxlint-disable-next-line no-control-regex -- exactly the characters that XML 1.0 forbids
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]/g, '')
      .toWellFormed()
  )
}

/** Width of a text in twips at a size in half-points: a Chinese character is one em, a capital 0.7, any other half. */
export function textWidth(text: string, halfPoints: number): number {
  let ems = 0
  for (const char of text) ems += (char.codePointAt(0) ?? 0) >= 0x2000 ? 1 : /[A-Z%@]/.test(char) ? 0.72 : 0.5
  return ems * halfPoints * 10
}
