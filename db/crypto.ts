/**
 * The only module that names cryptographic algorithms. Electron's crypto is BoringSSL and Node's is OpenSSL:
 * what stands here exists in both (SHA-2, Ed25519).
 */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
  timingSafeEqual,
  verify,
} from 'node:crypto'

/** SHA-256 as 64 lower-case hexadecimal digits. Text is hashed as UTF-8. */
export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex')
}

/** A SHA-256 that is fed piece by piece. */
export function sha256Stream(): { update(piece: Uint8Array): void; digest(): string } {
  const hash = createHash('sha256')
  return { update: (piece) => void hash.update(piece), digest: () => hash.digest('hex') }
}

/** 128 random bits, 32 hexadecimal digits. */
export function randomId(): string {
  return randomBytes(16).toString('hex')
}

/** 256 random bits for a one-run token, URL-safe. */
export function randomToken(): string {
  return randomBytes(32).toString('base64url')
}

/** A new Ed25519 key pair as PEM text. */
export function newKeyPair(): { privateKey: string; publicKey: string } {
  return generateKeyPairSync('ed25519', {
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  })
}

/** Signs texts with one key, read once: Ed25519 over the UTF-8 bytes, base64. */
export function textSigner(privateKey: string): (text: string) => string {
  const key = createPrivateKey(privateKey)
  return (text) => sign(null, Buffer.from(text, 'utf8'), key).toString('base64')
}

export function verifyText(publicKey: string, text: string, signature: string): boolean {
  return verify(null, Buffer.from(text, 'utf8'), createPublicKey(publicKey), Buffer.from(signature, 'base64'))
}

/** Compares two secrets in a time that tells nothing of where they differ. */
export function equalSecrets(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}
