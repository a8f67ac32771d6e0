import { dateOf, instantOf } from '../time/instant.ts'
import { childAt, type Element, elementsOf, hexOf, NotDer, oidOf, stringOf } from './der.ts'

/** What a certificate says of itself, as it is proposed for a record. */
export interface CertificateFields {
  readonly subject: string
  readonly issuer: string
  readonly serial: string
  /** `SM2`, `RSA 2048`, `ECDSA`; empty where unknown. */
  readonly algorithm: string
  /** Days in Shanghai, both included. */
  readonly from: string
  readonly to: string
  /** Names of servers that it is for. */
  readonly names: readonly string[]
}

const sequence = 0x30
const set = 0x31
const integer = 0x02
const oid = 0x06
const bitString = 0x03
const octets = 0x04

const attribute: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.4': 'SN',
  '2.5.4.5': 'serialNumber',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.9': 'street',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '1.2.840.113549.1.9.1': 'E',
}

/** `C=CN, O=示例医院, CN=…`, in the order of the certificate. */
function nameOf({ content }: Element): string {
  return elementsOf(content)
    .flatMap((part) => elementsOf(childAt([part], 0, set).content))
    .map((pair) => {
      const [type, value] = elementsOf(childAt([pair], 0, sequence).content)
      if (!type || !value || type.tag !== oid) throw new NotDer('name')
      const id = oidOf(type.content)
      return `${attribute[id] ?? id}=${stringOf(value)}`
    })
    .join(', ')
}

/** Milliseconds of a UTCTime or GeneralizedTime. */
function timeOf(element: Element | undefined): number {
  const text = element ? stringOf(element) : ''
  const found = /^(\d{2}|\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})Z$/.exec(text)
  if (!found) throw new NotDer('time')
  const [, y, mo, d, h, mi, s] = found as unknown as string[]
  const year = y!.length === 4 ? Number(y) : Number(y) + (Number(y) < 50 ? 2000 : 1900)
  const ms = Date.UTC(year, Number(mo) - 1, Number(d), Number(h), Number(mi), Number(s))
  if (Number.isNaN(ms)) throw new NotDer('time')
  return ms
}

const sm2Curve = '1.2.156.10197.1.301'

/** Kind and size of the public key. */
function algorithmOf(info: Element): string {
  const [algorithm, key] = elementsOf(childAt([info], 0, sequence).content)
  if (!algorithm || !key) throw new NotDer('key')
  const [kind, parameter] = elementsOf(algorithm.content)
  const id = kind?.tag === oid ? oidOf(kind.content) : ''
  const curve = parameter?.tag === oid ? oidOf(parameter.content) : ''
  if (id === sm2Curve || curve === sm2Curve) return 'SM2'
  if (id === '1.2.840.10045.2.1') return 'ECDSA'
  if (id !== '1.2.840.113549.1.1.1') return ''
  const numbers = elementsOf(childAt(elementsOf(childAt([key], 0, bitString).content.subarray(1)), 0, sequence).content)
  const modulus = childAt(numbers, 0, integer).content
  return `RSA ${(modulus.length - (modulus[0] === 0 ? 1 : 0)) * 8}`
}

/** dNSName entries of the subject's alternative names. */
function serverNames(extensions: Element | undefined): string[] {
  if (!extensions) return []
  for (const extension of elementsOf(childAt(elementsOf(extensions.content), 0, sequence).content)) {
    const parts = elementsOf(extension.content)
    if (parts[0]?.tag !== oid || oidOf(parts[0].content) !== '2.5.29.17') continue
    const value = parts.find((p) => p.tag === octets)
    if (!value) continue
    return elementsOf(childAt(elementsOf(value.content), 0, sequence).content)
      .filter((name) => name.tag === 0x82)
      .map(stringOf)
  }
  return []
}

/** Reads a certificate in DER. Throws {@link NotDer} for everything else. */
export function readCertificate(bytes: Uint8Array): CertificateFields {
  const whole = elementsOf(childAt(elementsOf(bytes), 0, sequence).content)
  const body = elementsOf(childAt(whole, 0, sequence).content)
  if (whole.length !== 3) throw new NotDer('not signed')
  // The version stands in front where it is not the first one.
  const at = body[0]?.tag === 0xa0 ? 1 : 0
  const serial = childAt(body, at, integer)
  const [from, to] = elementsOf(childAt(body, at + 3, sequence).content)
  return {
    serial: hexOf(serial.content),
    issuer: nameOf(childAt(body, at + 2, sequence)),
    subject: nameOf(childAt(body, at + 4, sequence)),
    algorithm: algorithmOf(childAt(body, at + 5, sequence)),
    ...validDays(timeOf(from), timeOf(to)),
    names: serverNames(body.find((e) => e.tag === 0xa3)),
  }
}

/** Days in Shanghai. What ends at midnight was last valid the day before. */
export function validDays(from: number, to: number): { from: string; to: string } {
  return { from: dateOf(instantOf(from)), to: dateOf(instantOf(to - 1000)) }
}
