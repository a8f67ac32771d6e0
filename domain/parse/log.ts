import { promptOf, type Line } from './line.ts'
import { parsedRow, type ParsedRow, type Recognition } from './recognition.ts'

const stamp =
  /^(?:\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d|\[?\d\d?[-/][A-Za-z]{3}[-/]\d{4}[: ]\d\d:\d\d|[A-Z][a-z]{2} [A-Z][a-z]{2} +\d{1,2} \d\d:\d\d:\d\d|[A-Z][a-z]{2} +\d{1,2} \d\d:\d\d:\d\d |\d{1,2}月 +\d{1,2} \d\d:\d\d:\d\d )/
const level =
  /(?:^|[\s[(|])(?:TRACE|DEBUG|INFO|WARN(?:ING)?|NOTICE|ERROR|FATAL|SEVERE|CRIT(?:ICAL)?|EMERG)(?=$|[\s\]):|])/
const syslog = /^(?:[A-Z][a-z]{2}|\d{1,2}月) +\d{1,2} \d\d:\d\d:\d\d \S+ [\w./@-]+(?:\[\d+\])?:/
const trace = /^\s+at [\w.$<>]+\(|^Caused by: |^\s+\.\.\. \d+ more$/
const error =
  /ORA-\d{5}|(?:^|[\s[(|])(?:ERROR|FATAL|SEVERE|CRIT(?:ICAL)?|EMERG)(?=$|[\s\]):|])|\b\w+(?:Exception|Error)\b|I\/O error|oom-kill|Out of memory/
const serious =
  /ORA-(?:00600|07445|00603|01578|00257|04031|0165[234])|(?:^|[\s[(|])(?:FATAL|CRIT(?:ICAL)?|EMERG)(?=$|[\s\]):|])|OutOfMemoryError|I\/O error|oom-kill|Out of memory|\bError: 82[345]\b/
const kind =
  /ORA-\d{5}|\b\w+(?:Exception|Error)\b|I\/O error|oom-kill|Out of memory|FATAL|SEVERE|CRIT(?:ICAL)?|EMERG|ERROR/

/** Messages of a log: a line with a time begins one, lines without belong to it. Without any times each line is one. */
function messages(lines: readonly Line[]): string[] {
  const timed = lines.some((l) => stamp.test(l.text))
  const list: string[][] = []
  for (const { text } of lines) {
    if (timed && !stamp.test(text) && list.length > 0) list.at(-1)!.push(text)
    else list.push([text])
  }
  return list.map((part) => part.join('\n'))
}

function looksLikeLog(lines: readonly Line[]): boolean {
  const own = lines.filter(
    ({ text }) =>
      level.test(text) || syslog.test(text) || trace.test(text) || /ORA-\d{5}|\w(?:Exception|Error):/.test(text),
  ).length
  const frame = lines.filter(({ text }) => stamp.test(text)).length
  return own > 0 && (own + frame) * 2 >= lines.length && (own >= 2 || lines.length <= 3)
}

function topOf(found: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const text of found) {
    const name = kind.exec(text)?.[0] ?? '其他'
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return [...counts]
    .toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, 3)
    .map(([name, n]) => `${name}×${n}`)
    .join('、')
}

const fileName = /([^\s/\\'"]+(?:\.log|\.out|\.trc|messages|secure)[^\s/\\'"]*)\s*$/

function countRows(server: string, object: string, errors: number, severe: number, top: string): ParsedRow[] {
  const extra: Record<string, string> = top === '' ? {} : { top }
  return [
    parsedRow({ quantity: 'error-count', value: String(errors), object, server, unit: '条', extra }),
    parsedRow({ quantity: 'serious-count', value: String(severe), object, server, unit: '条', extra }),
  ]
}

/** An excerpt of a log: counts errors and serious errors, with the three most frequent. `journalctl` without entries counts 0. */
export function parseLog(all: readonly Line[]): Recognition | null {
  let server = ''
  let object = ''
  const lines = all.filter(({ text }) => {
    const prompt = promptOf(text)
    if (prompt) {
      server = prompt.server || server
      object = fileName.exec(prompt.command)?.[1] ?? object
    }
    return !prompt && text.trim() !== ''
  })
  const empty = lines.length === 1 && /^-- (?:No entries|无条目) --$/.test(lines[0]!.text.trim())
  if (!empty && !looksLikeLog(lines)) return null
  const errors = empty ? [] : messages(lines).filter((m) => error.test(m))
  const severe = errors.filter((m) => serious.test(m))
  return {
    parser: 'log',
    format: 'log-excerpt',
    title: '识别为日志片段',
    rows: countRows(server, object, errors.length, severe.length, topOf(errors)),
    notes: ['只统计粘贴的这段日志，请确认它覆盖整个检查区间。'],
  }
}

/** `grep -c` over files: `alert_ebill.log:12`. What was counted is the engineer's pattern, so these are plain error counts. */
export function parseLogCounts(lines: readonly Line[]): Recognition | null {
  let server = ''
  const rows: ParsedRow[] = []
  for (const { text } of lines) {
    const prompt = promptOf(text)
    server = prompt?.server ?? server
    if (prompt || text.trim() === '') continue
    const found = /^(?:.*[/\\])?([^/\\:\s]*(?:\.log|\.out|\.trc|messages|secure)[^/\\:\s]*):(\d+)$/.exec(text.trim())
    if (!found) return null
    rows.push(parsedRow({ quantity: 'error-count', value: found[2]!, object: found[1]!, server, unit: '条' }))
  }
  return rows.length === 0
    ? null
    : { parser: 'log', format: 'log-counts', title: '识别为日志计数（grep -c）', rows, notes: [] }
}
