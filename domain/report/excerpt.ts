/** Columns that one line of raw output holds at 7.5 pt. */
const columns = 100
/** Lines of an excerpt. */
const mostLines = 40

/** East Asian characters take two columns of a monospaced line. */
const widthOf = (char: string): number => ((char.codePointAt(0) ?? 0) < 0x1100 ? 1 : 2)

function wrapped(line: string): string[] {
  const lines = ['']
  let used = 0
  for (const char of line.replaceAll('\t', '    ')) {
    if (used + widthOf(char) > columns) {
      lines.push('')
      used = 0
    }
    lines[lines.length - 1] += char
    used += widthOf(char)
  }
  return lines
}

/** The first lines of a pasted text as a report prints them, and how much of it that is: `全文12行`, `节选，全文230行`. */
export function excerptOf(text: string): { readonly lines: readonly string[]; readonly extent: string } {
  const source = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '').split('\n')
  const head = source.slice(0, mostLines).flatMap((line) => wrapped(line.slice(0, columns * mostLines)))
  const whole = source.length <= mostLines && head.length <= mostLines
  return {
    lines: head.slice(0, mostLines).map((line) => (line === '' ? ' ' : line)),
    extent: whole ? `全文${source.length}行` : `节选，全文${source.length}行`,
  }
}
