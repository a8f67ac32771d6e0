import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { newKeyPair, randomId, randomToken, sha256, sha256Stream, textSigner, verifyText } from '../../db/crypto.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const owner = join('db', 'crypto.ts')
/** What BoringSSL (Electron) and OpenSSL (Node) both have, as they are called. */
const allowed = new Set(['sha256', 'sha-256', 'ed25519', 'ecdsa', 'p-256', 'scrypt'])
const named =
  /['"`](sm[234][\w-]*|md[245]|sha-?\d[\w-]*|rsa[\w-]*|ec|ed448|ed25519|x448|x25519|dsa|dh|aes[\w-]*|chacha20[\w-]*|des[\w-]*|rc4|blake2\w*|ripemd\w*|scrypt|argon2\w*|ecdsa|ecdh|p-\d+|secp\w+|hkdf|pbkdf2)['"`]/gi

/** Files that import node:crypto or use the page's own algorithms; a random id for a call is no cryptography. */
function cryptoOutside(files: readonly { path: string; text: string }[]): string[] {
  return files
    .filter((f) => f.path !== owner && /['"](node:)?crypto['"]|\bcrypto\.subtle\b|\bwebcrypto\b/.test(f.text))
    .map((f) => f.path)
}

/** Algorithm names in the owner's text that are not on the list. */
function strangeAlgorithms(text: string): string[] {
  return [...text.matchAll(named)].map((m) => m[1]!.toLowerCase()).filter((name) => !allowed.has(name))
}

const sources = ['domain', 'db', 'main', 'hub', 'renderer']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name)),
  )
  .map((path) => ({ path: relative(root, path), text: readFileSync(path, 'utf8') }))

test('only one module touches cryptography, and it names only what both libraries have', () => {
  expect(sources.length).toBeGreaterThan(100)
  expect(cryptoOutside(sources)).toEqual([])
  expect(strangeAlgorithms(sources.find((f) => f.path === owner)!.text)).toEqual([])
})

test('the check bites: an import elsewhere and a foreign algorithm are found', () => {
  expect(cryptoOutside([{ path: 'main/x.ts', text: "import { createHash } from 'node:crypto'" }])).toEqual([
    'main/x.ts',
  ])
  expect(cryptoOutside([{ path: 'main/x.ts', text: 'crypto.subtle.digest()' }])).toEqual(['main/x.ts'])
  expect(strangeAlgorithms("createHash('sm3'); createCipheriv('sm4-cbc'); createHash('sha256')")).toEqual([
    'sm3',
    'sm4-cbc',
  ])
})

test('hashes, whole and piece by piece, are SHA-256', () => {
  const known = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
  expect(sha256('abc')).toBe(known)
  const stream = sha256Stream()
  stream.update(new TextEncoder().encode('a'))
  stream.update(new TextEncoder().encode('bc'))
  expect(stream.digest()).toBe(known)
})

test('a signature holds for its text and key alone', () => {
  const { privateKey, publicKey } = newKeyPair()
  const signature = textSigner(privateKey)('医疗电子票据')
  expect(verifyText(publicKey, '医疗电子票据', signature)).toBe(true)
  expect(verifyText(publicKey, '医疗电子票據', signature)).toBe(false)
  expect(verifyText(newKeyPair().publicKey, '医疗电子票据', signature)).toBe(false)
})

test('ids are 128 bits and tokens 256', () => {
  expect(randomId()).toMatch(/^[0-9a-f]{32}$/)
  expect(Buffer.from(randomToken(), 'base64url').byteLength).toBe(32)
  expect(new Set(Array.from({ length: 1000 }, randomId)).size).toBe(1000)
})
