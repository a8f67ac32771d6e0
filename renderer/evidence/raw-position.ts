/** Position in the raw text of a position in a text box, which shows every line break as one character. */
export function rawPosition(raw: string, shown: number): number {
  let at = 0
  for (let n = 0; n < shown && at < raw.length; n++) at += raw[at] === '\r' && raw[at + 1] === '\n' ? 2 : 1
  return at
}
