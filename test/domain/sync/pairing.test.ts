import { expect, test } from 'vitest'
import { pairingCode, readPairingCode, sixDigits } from '../../../domain/sync/pairing.ts'

const token = '00f1e2d3c4b5a6978877'
const fingerprint = 'deadbeef0123456789abcdef'.padEnd(64, '0')

test('a code holds the token and the beginning of the fingerprint', () => {
  const code = pairingCode(token, fingerprint)
  expect(code).toBe('03RY-5MY4-PPK9-F23Q-VTPV-XVR1-4D2P-F2DB')
  expect(readPairingCode(code)).toEqual({ token, fingerprint: fingerprint.slice(0, 20) })
})

test('case, blanks, full width and look-alikes do not matter', () => {
  const code = pairingCode(token, fingerprint)
  for (const typed of [
    code.toLowerCase(),
    code.replaceAll('-', ' '),
    ` ${code.replaceAll('-', '')}\n`,
    code.replaceAll('0', 'O').replaceAll('1', 'l'),
    code.replace(/[0-9A-Z]/g, (c) => String.fromCodePoint(c.codePointAt(0)! + 0xfee0)),
  ])
    expect(readPairingCode(typed)).toEqual(readPairingCode(code))
})

test('what is no code is none', () => {
  const code = pairingCode(token, fingerprint)
  for (const typed of ['', code.slice(1), `${code}0`, code.replace(/^./, 'U'), code.replace(/^./, '中')])
    expect(readPairingCode(typed)).toBeNull()
})

test('six digits keep their zeros', () => {
  expect(sixDigits('0000000000010000')).toBe('000001')
  expect(sixDigits('ffffffffffff')).toMatch(/^\d{6}$/)
})
