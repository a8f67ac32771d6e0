/** One line of pasted text with its place, so that a refusal can name it. */
export interface Line {
  readonly text: string
  /** From 1, in the text as pasted. */
  readonly number: number
}

// oxlint-disable-next-line no-control-regex -- terminals leave their colour sequences in the clipboard
const escapes = /\u001b\[[0-9;?]*[A-Za-z]/g

/** Splits pasted text; tabs stay, colour codes, byte-order marks and no-break blanks do not. */
export function linesOf(text: string): Line[] {
  return text
    .replace(/^\ufeff/, '')
    .replace(escapes, '')
    .replace(/[\u00a0\u3000]/g, ' ')
    .split(/\r\n|\n|\r/)
    .map((line, i) => ({ text: line.trimEnd(), number: i + 1 }))
}

const shellPrompt = /^\[?(?:[\w.-]+)@([\w.-]+)(?:[ :]\S*)?\]?\s?[#$>]\s?(.*)$/
const clientPrompt =
  /^(?:SQL|RMAN|mysql|MariaDB [^>]*|sqlcmd|\d+)>(?:\s|$)|^PS [A-Za-z]:[^>]*>|^[A-Za-z]:\\[^>]*>|^[#$]\s/

/** A shell or client prompt with what was typed after it; `server` where the prompt names the host. */
export function promptOf(text: string): { server: string; command: string } | null {
  const shell = shellPrompt.exec(text)
  if (shell) return { server: shell[1]!.split('.')[0]!, command: shell[2]! }
  const client = clientPrompt.exec(text)
  return client ? { server: '', command: text.slice(client[0].length) } : null
}

/** True for what clients print around a result: counts, timings, spooling, echoed continuation lines. */
export function isChatter(text: string): boolean {
  return (
    text.trim() === '' ||
    /^\s*\(?\s*(?:\d+|no|未选定)\s*(?:rows?|行)\b.*$/i.test(text) ||
    /^\s*\(?(?:已选择|已选定|共|影响)?\s*\d+\s*(?:行|rows?\b)(?:已选择|受影响|记录)?[。.)]?.*$/i.test(text) ||
    /^\s*(?:Elapsed|已用时间|耗时|Time taken|used time)\s*[:：]/i.test(text) ||
    /^\s*(?:Completion time|完成时间)\s*[:：]/i.test(text) ||
    /^.*\b(?:page|PAGE)\s*:?\s*\d+\s*$|^.*(?:第\s*\d+\s*页|页\s+\d+)\s*$/.test(text)
  )
}
