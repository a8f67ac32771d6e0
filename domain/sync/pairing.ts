import { canonical } from './canonical.ts'

/** Crockford's base32: no I, L, O or U, which people read as something else. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** Hexadecimal digits of 80 bits. */
const half = 20

/**
 * The code that the office reads out: 32 characters in groups of four. `token` is 80 random bits in hexadecimal, and the
 * first 80 bits of the certificate's SHA-256 follow, so that a laptop knows the right hub before it proves anything to it.
 */
export function pairingCode(token: string, fingerprint: string): string {
  const bits = BigInt(`0x${token.slice(0, half)}${fingerprint.slice(0, half)}`)
  let code = ''
  for (let shift = 155n; shift >= 0n; shift -= 5n) code += alphabet[Number((bits >> shift) & 31n)]
  return code.replace(/.{4}(?=.)/g, '$&-')
}

/** What a code that was typed or scanned holds, or null. Case, blanks, hyphens and look-alikes do not matter. */
export function readPairingCode(text: string): { readonly token: string; readonly fingerprint: string } | null {
  const code = text.normalize('NFKC').toUpperCase().replace(/[\s-]/gu, '').replaceAll('O', '0').replace(/[IL]/g, '1')
  if (code.length !== 32) return null
  let bits = 0n
  for (const letter of code) {
    const value = alphabet.indexOf(letter)
    if (value < 0) return null
    bits = (bits << 5n) | BigInt(value)
  }
  const hex = bits.toString(16).padStart(2 * half, '0')
  return { token: hex.slice(0, half), fingerprint: hex.slice(half) }
}

/**
 * The text whose HMAC with the token gives the six digits that both screens show: somebody else who got hold of the code
 * has another key, and shows other digits.
 */
export function digitsText(fingerprint: string, device: string, publicKey: string): string {
  return canonical({ device, fingerprint, publicKey, purpose: 'rounds-digits' })
}

/** Six digits of an HMAC in hexadecimal. */
export function sixDigits(mac: string): string {
  return String(Number.parseInt(mac.slice(0, 12), 16) % 1_000_000).padStart(6, '0')
}

/**
 * The text with which the hub vouches for its certificate by its own key: a paired laptop that meets another certificate
 * than it pinned – the customer's was renewed – takes it when this signature holds.
 */
export function certificateText(fingerprint: string): string {
  return canonical({ fingerprint, purpose: 'rounds-certificate' })
}
