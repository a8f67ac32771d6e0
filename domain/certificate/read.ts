import { momentOf } from '../parse/moment.ts'
import { base64Bytes, elementsOf, NotDer, oidOf } from './der.ts'
import { type CertificateFields, readCertificate, validDays } from './x509.ts'

export type ReadOutcome =
  | { readonly ok: true; readonly fields: CertificateFields; readonly notes: readonly string[] }
  | { readonly ok: false; readonly sentence: string }

const refuse = (sentence: string): ReadOutcome => ({ ok: false, sentence })
const none =
  '没认出证书。请选 .cer、.crt、.pem、.der 文件，或粘贴 openssl x509 -noout -subject -issuer -serial -dates 的输出。'
const key = '这是私钥，不能导入，也不要发给别人或存进电脑。请改选证书文件（.cer、.crt、.pem）。'

/** Reads a certificate file (PEM or DER), or what openssl printed of one. Proposes fields; stores nothing. */
export function readCertificateFile(bytes: Uint8Array): ReadOutcome {
  if (bytes.length === 0) return refuse('文件是空的，没有证书。')
  const text = asText(bytes)
  if (text === null) return readDer(bytes, [])
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text)) return refuse(key)
  const blocks = [...text.matchAll(/-----BEGIN ([A-Z0-9 ]+)-----([\s\S]*?)-----END \1-----/g)]
  const certificates = blocks.filter(([, kind]) => /^(X509 |TRUSTED )?CERTIFICATE$/.test(kind!))
  if (certificates.length > 0) {
    const der = base64Bytes(certificates[0]![2]!.replace(/^.*:.*$/gm, ''))
    const notes =
      certificates.length > 1 ? [`文件里有 ${certificates.length} 张证书，读的是第 1 张；其余多为证书链，请核对。`] : []
    return der === null ? refuse('证书文件已损坏：BEGIN 与 END 之间不是 Base64 内容。') : readDer(der, notes)
  }
  if (blocks.some(([, kind]) => kind!.includes('REQUEST')))
    return refuse('这是证书申请文件（CSR），还不是证书。请等签发后导入证书文件。')
  if (blocks.some(([, kind]) => kind === 'PKCS7'))
    return refuse('这是证书链文件（PKCS#7）。请在系统里打开它，导出其中单张证书（.cer）再导入。')
  if (/-----BEGIN/.test(text)) return refuse('证书文件不完整：缺少 END 行，请重新导出。')
  const bare = text.length > 200 ? base64Bytes(text) : null
  if (bare !== null && bare[0] === 0x30) return readDer(bare, [])
  return readPrinted(text)
}

function readDer(bytes: Uint8Array, notes: readonly string[]): ReadOutcome {
  try {
    return { ok: true, fields: readCertificate(bytes), notes }
  } catch (error) {
    if (!(error instanceof NotDer)) throw error
    return refuse(whatElse(bytes))
  }
}

/** Names what is no certificate, as far as it can be told. */
function whatElse(bytes: Uint8Array): string {
  if (bytes[0] !== 0x30) return `这不是证书文件。${none}`
  try {
    const first = elementsOf(elementsOf(bytes)[0]!.content)[0]
    if (first?.tag === 0x02 && first.content.length === 1 && first.content[0] === 3)
      return '这是带私钥的 PFX/P12 文件，不能导入，也不要存进电脑。请改选证书文件（.cer、.crt、.pem）。'
    if (first?.tag === 0x02 && first.content.length === 1 && first.content[0] === 0) return key
    if (first?.tag === 0x06 && oidOf(first.content) === '1.2.840.113549.1.7.2')
      return '这是证书链文件（PKCS#7）。请在系统里打开它，导出其中单张证书（.cer）再导入。'
  } catch {
    return '证书文件不完整或已损坏，请重新导出后再试。'
  }
  return '证书文件不完整或已损坏，请重新导出后再试。'
}

/** Text of the bytes, or null where they are no text. */
function asText(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, 4096)
  if (sample.some((b) => b === 0 || (b < 0x20 && b !== 9 && b !== 10 && b !== 13))) return null
  const escaped = [...bytes]
    .map((b) => (b < 0x80 && b !== 0x25 ? String.fromCharCode(b) : `%${b.toString(16)}`))
    .join('')
  try {
    return decodeURIComponent(escaped)
  } catch {
    return [...bytes].map((b) => String.fromCharCode(b)).join('')
  }
}

const fields: readonly (readonly [
  name: 'subject' | 'issuer' | 'serial' | 'from' | 'to' | 'curve' | 'algorithm',
  RegExp,
])[] = [
  ['subject', /^subject\s*[=:]\s*(.+)$/i],
  ['issuer', /^issuer\s*[=:]\s*(.+)$/i],
  ['serial', /^serial(?: number)?\s*[=:]\s*(?:0x)?([0-9A-Fa-f:]+)/i],
  ['from', /^not ?before\s*[=:]\s*(.+)$/i],
  ['to', /^not ?after\s*[=:]\s*(.+)$/i],
  ['curve', /^asn1 oid\s*[=:]\s*(.+)$/i],
  ['algorithm', /^public key algorithm\s*[=:]\s*(.+)$/i],
]

/** `\E7\A4\BA` as openssl writes what is not ASCII, read as UTF-8. */
function unescaped(name: string): string {
  return name.replace(/(\\[0-9A-Fa-f]{2})+/g, (bytes) => {
    try {
      return decodeURIComponent(bytes.replaceAll('\\', '%'))
    } catch {
      return bytes
    }
  })
}

/** What openssl prints of a certificate, by `-subject -issuer -serial -dates` or `-text`. */
function readPrinted(text: string): ReadOutcome {
  const found = new Map<string, string>()
  const lines = text.split(/\r\n|\n|\r/)
  for (const [n, raw] of lines.entries()) {
    const line = raw.trim()
    for (const [name, pattern] of fields) {
      const value = pattern.exec(line)?.[1]?.trim()
      if (value && !found.has(name)) found.set(name, value)
    }
    // `-text` writes a long number on the line below its name.
    if (/^serial number:$/i.test(line) && !found.has('serial')) found.set('serial', lines[n + 1]?.trim() ?? '')
  }
  const end = found.get('to')
  if (end === undefined) return refuse(none)
  const begin = found.get('from')
  const ms = (value: string | undefined): number | null => {
    const moment = value === undefined ? null : momentOf(value.replace(/\s+/g, ' '))
    const time = moment ? Date.parse(`${moment}Z`) : Number.NaN
    return Number.isNaN(time) ? null : time
  }
  const to = ms(end)
  const from = ms(begin)
  if (to === null) return refuse(`“${end}”不是能读懂的失效日期，请核对后重新粘贴。`)
  if (begin !== undefined && from === null) return refuse(`“${begin}”不是能读懂的生效日期，请核对后重新粘贴。`)
  const days = validDays(from ?? to, to)
  const algorithm = `${found.get('algorithm') ?? ''} ${found.get('curve') ?? ''}`
  return {
    ok: true,
    fields: {
      subject: unescaped(found.get('subject') ?? ''),
      issuer: unescaped(found.get('issuer') ?? ''),
      serial: (found.get('serial') ?? '').replaceAll(':', '').toUpperCase(),
      algorithm: /sm2/i.test(algorithm) ? 'SM2' : /rsa/i.test(algorithm) ? 'RSA' : /ec/i.test(algorithm) ? 'ECDSA' : '',
      from: from === null ? '' : days.from,
      to: days.to,
      names: [],
    },
    notes: from === null ? ['输出里没有生效日期，请补填。'] : [],
  }
}
