import { promptOf, type Line } from './line.ts'
import { parsedRow, type ParsedRow, type Recognition } from './recognition.ts'

const result = /^(\d{3})(?:\s+(\d+(?:\.\d+)?)\s*s?)?$/
const address = /https?:\/\/([^\s"'/?#]+)/

/** `curl -w "%{http_code} %{time_total}s"`, one or several runs, with or without the command before it. */
export function parseHttp(lines: readonly Line[]): Recognition | null {
  const rows: ParsedRow[] = []
  const notes: string[] = []
  let server = ''
  let object = ''
  for (const line of lines) {
    const text = line.text.trim()
    const prompt = promptOf(line.text)
    if (prompt || /^curl\s/.test(text)) {
      server = prompt?.server ?? server
      object = address.exec(text)?.[1] ?? object
      continue
    }
    if (text === '') continue
    const found = result.exec(text)
    if (!found || (found[1] !== '000' && !/^[1-5]/.test(found[1]!))) return null
    const code = found[1]!
    rows.push(parsedRow({ quantity: 'http-code', value: code, object, server }))
    if (!/^[23]/.test(code))
      notes.push(
        code === '000' ? `${object || '地址'}连不上，没有填用时。` : `返回码 ${code} 不是正常页面，没有填用时。`,
      )
    else if (found[2] !== undefined)
      rows.push(parsedRow({ quantity: 'seconds', value: found[2], object, server, unit: 's', extra: { code } }))
  }
  const timed = lines.some((l) => /^\d{3}\s+\d+(?:\.\d+)?\s*s$/.test(l.text.trim()))
  if (rows.length === 0 || (!timed && object === '')) return null
  return { parser: 'http', format: 'curl', title: '识别为 curl 返回码与用时', rows, notes }
}
