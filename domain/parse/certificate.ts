import { promptOf, type Line } from './line.ts'
import { momentOf } from './moment.ts'
import { parsedRow, Unreadable, type ParsedRow, type Recognition } from './recognition.ts'

const field = /^(notBefore|notAfter|subject|issuer|serial)\s*=\s*(.*)$/

/** `CN = *.example.cn` or `/CN=…` of a subject line. */
function commonName(subject: string): string {
  return /CN\s*=\s*([^,/]+)/.exec(subject)?.[1]?.trim() ?? ''
}

/** The fields of one certificate, which openssl prints in the order of its options. */
interface Printed {
  readonly fields: Map<string, string>
  readonly server: string
  readonly line: Line
}

function certificates(lines: readonly Line[]): Printed[] {
  const all: Printed[] = []
  let server = ''
  let fresh = true
  for (const line of lines) {
    const prompt = promptOf(line.text)
    if (prompt) {
      server = prompt.server
      fresh = true
    }
    const found = field.exec(line.text.trim())
    if (!found) continue
    const [, name, text] = found as unknown as [string, string, string]
    if (fresh || all.at(-1)!.fields.has(name)) all.push({ fields: new Map(), server, line })
    fresh = false
    all.at(-1)!.fields.set(name, text)
  }
  return all.filter((c) => c.fields.has('notAfter'))
}

function rowOf({ fields, server, line }: Printed): ParsedRow {
  const moment = (name: string): string => {
    const text = fields.get(name)
    if (text === undefined) return ''
    const found = momentOf(text.replace(/\s+/g, ' '))
    if (!found) throw new Unreadable(line.number, `${name}=${text}`, '起的证书日期读不懂')
    return `${found}Z`
  }
  return parsedRow({
    quantity: 'certificate-end',
    value: '',
    object: commonName(fields.get('subject') ?? ''),
    server,
    unit: '天',
    extra: { end: moment('notAfter'), begin: moment('notBefore'), serial: fields.get('serial') ?? '' },
  })
}

/** `openssl x509 -dates`, `-enddate`, with or without `-subject`; several certificates one after the other. */
export function parseCertificate(lines: readonly Line[]): Recognition | null {
  const rows = certificates(lines).map(rowOf)
  return rows.length === 0
    ? null
    : { parser: 'certificate', format: 'openssl-dates', title: '识别为 openssl 证书有效期', rows, notes: [] }
}
