import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readCertificateFile } from '../../../domain/certificate/read.ts'

const folder = join(import.meta.dirname, '../../fixtures/certificates')
const pem = (name: string): string => readFileSync(join(folder, name), 'utf8')
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const derOf = (text: string): Uint8Array =>
  Uint8Array.from(Buffer.from(text.replace(/-----[^-]+-----/g, '').replace(/\s/g, ''), 'base64'))

const old = {
  subject: 'C=CN, O=示例医院, CN=示例医院电子票据签名',
  issuer: 'C=CN, O=示例CA, CN=示例CA根',
  serial: '804963218D7EA54A8BBC42B5',
  algorithm: 'SM2',
  from: '2024-01-05',
  to: '2025-01-05',
  names: [],
}

test('a certificate is read from PEM, DER and bare Base64, SM2 as well', () => {
  const text = pem('sm2-old.pem')
  const whole = { ok: true, fields: old, notes: [] }
  expect(readCertificateFile(bytesOf(text))).toEqual(whole)
  expect(readCertificateFile(derOf(text))).toEqual(whole)
  expect(readCertificateFile(bytesOf(text.replace(/-----[^-]+-----/g, '')))).toEqual(whole)
  expect(readCertificateFile(bytesOf(`﻿subject=x\r\n${text.replaceAll('\n', '\r\n')}`))).toEqual(whole)
})

test('what ends at midnight in Shanghai was last valid the day before', () => {
  const read = readCertificateFile(bytesOf(pem('sm2-new.pem')))
  expect(read).toMatchObject({ ok: true, fields: { from: '2024-12-20', to: '2026-01-04' } })
})

test('the names of servers are read, and the size of an RSA key', () => {
  const read = readCertificateFile(bytesOf(pem('ssl.pem')))
  expect(read).toMatchObject({
    ok: true,
    fields: { algorithm: 'RSA 2048', names: ['ebill.example.cn', 'www.example.cn'] },
  })
})

test('of several certificates the first is read, and that is said', () => {
  const read = readCertificateFile(bytesOf(pem('sm2-old.pem') + pem('ssl.pem')))
  expect(read).toEqual({ ok: true, fields: old, notes: ['文件里有 2 张证书，读的是第 1 张；其余多为证书链，请核对。'] })
})

test('what openssl printed is read, with escaped Chinese and the time of another zone', () => {
  const printed = [
    'subject=C = CN, O = \\E7\\A4\\BA\\E4\\BE\\8B, CN = ebill.example.cn',
    'issuer=C = CN, O = 示例CA',
    'serial=0A:1b',
    'notBefore=Jan  5 20:00:00 2024 GMT',
    'notAfter=Jan  5 20:00:00 2025 GMT',
  ].join('\n')
  expect(readCertificateFile(bytesOf(printed))).toEqual({
    ok: true,
    fields: {
      subject: 'C = CN, O = 示例, CN = ebill.example.cn',
      issuer: 'C = CN, O = 示例CA',
      serial: '0A1B',
      algorithm: '',
      from: '2024-01-06',
      to: '2025-01-06',
      names: [],
    },
    notes: [],
  })
})

test.each([
  ['nothing', '', '文件是空的'],
  ['a private key', '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----', '这是私钥'],
  ['an encrypted key', '-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----', '这是私钥'],
  ['a request', '-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----', 'CSR'],
  ['a chain', '-----BEGIN PKCS7-----\nAAAA\n-----END PKCS7-----', 'PKCS#7'],
  ['a cut file', '-----BEGIN CERTIFICATE-----\nMIIB', '缺少 END 行'],
  ['no Base64', '-----BEGIN CERTIFICATE-----\n你好\n-----END CERTIFICATE-----', '不是 Base64'],
  ['other DER', '-----BEGIN CERTIFICATE-----\nMAMCAQU=\n-----END CERTIFICATE-----', '不完整或已损坏'],
  ['any text', '今天天气很好', '没认出证书'],
  ['a date that is none', 'notAfter=soon', '“soon”不是能读懂的失效日期'],
])('%s is refused with a sentence', (_what, text, sentence) => {
  expect(readCertificateFile(bytesOf(text))).toEqual({ ok: false, sentence: expect.stringContaining(sentence) })
})

test.each([
  ['PFX', [0x30, 0x03, 0x02, 0x01, 0x03], 'PFX'],
  ['a key in DER', [0x30, 0x03, 0x02, 0x01, 0x00], '这是私钥'],
  ['a chain in DER', [0x30, 0x0b, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02], 'PKCS#7'],
  ['a picture', [0xff, 0xd8, 0xff, 0xe0, 0, 0x10], '这不是证书文件'],
])('%s is refused with a sentence', (_what, bytes, sentence) => {
  expect(readCertificateFile(Uint8Array.from(bytes))).toEqual({
    ok: false,
    sentence: expect.stringContaining(sentence),
  })
})

test('no cut or altered certificate throws: it is read or refused', () => {
  const der = derOf(pem('sm2-old.pem'))
  for (let n = 0; n < der.length; n++) {
    expect(readCertificateFile(der.subarray(0, n)).ok).toBe(false)
    const altered = Uint8Array.from(der)
    altered[n] = altered[n]! ^ 0xff
    expect(typeof readCertificateFile(altered).ok).toBe('boolean')
  }
})
