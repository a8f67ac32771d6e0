/**
 * The only module that names cryptographic algorithms. Electron's crypto is BoringSSL and Node's is OpenSSL:
 * what stands here exists in both (SHA-2, HMAC, Ed25519, scrypt, ECDSA on P-256).
 */
import {
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  scrypt,
  sign,
  timingSafeEqual,
  verify,
  webcrypto,
  X509Certificate,
} from 'node:crypto'
import { isIP } from 'node:net'

/** SHA-256 as 64 lower-case hexadecimal digits. Text is hashed as UTF-8. */
export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex')
}

/** A SHA-256 that is fed piece by piece. */
export function sha256Stream(): { update(piece: Uint8Array): void; digest(): string } {
  const hash = createHash('sha256')
  return { update: (piece) => void hash.update(piece), digest: () => hash.digest('hex') }
}

/**
 * A new id, 32 hexadecimal digits: the milliseconds of this clock in 48 bits and 80 random bits. Ids that are made one
 * after the other stand side by side in an index, which then grows at its end; nothing is read out of them, and a clock
 * that is wrong costs only that.
 */
export function randomId(): string {
  return Date.now().toString(16).padStart(12, '0') + randomBytes(10).toString('hex')
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

/** True when `signature` is Ed25519 over the text by the key. False, too, for what is no key or no signature. */
export function verifyText(publicKey: string, text: string, signature: string): boolean {
  try {
    return verify(null, Buffer.from(text, 'utf8'), keyOf(publicKey), Buffer.from(signature, 'base64'))
  } catch {
    return false
  }
}

/** Compares two secrets in a time that tells nothing of where they differ. */
export function equalSecrets(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}

/** HMAC-SHA-256 of a text with a key in hexadecimal, as 64 hexadecimal digits. */
export function hmac(key: string, text: string): string {
  return createHmac('sha256', Buffer.from(key, 'hex')).update(text, 'utf8').digest('hex')
}

/** `bytes` random bytes in hexadecimal. */
export function randomHex(bytes: number): string {
  return randomBytes(bytes).toString('hex')
}

/** Keys that were read; reading one takes a tenth of a check. */
const publicKeys = new Map<string, KeyObject>()

function keyOf(publicKey: string): KeyObject {
  let key = publicKeys.get(publicKey)
  if (!key) {
    key = createPublicKey(publicKey)
    if (publicKeys.size > 1000) publicKeys.clear()
    publicKeys.set(publicKey, key)
  }
  return key
}

/** {@link verifyText} beside this thread, for many at once. A key that is none fits nothing. */
export function verifyTextAside(publicKey: string, text: string, signature: string): Promise<boolean> {
  return new Promise((resolve) => {
    try {
      const key = keyOf(publicKey)
      verify(null, Buffer.from(text, 'utf8'), key, Buffer.from(signature, 'base64'), (error, fits) =>
        resolve(error === null && fits),
      )
    } catch {
      resolve(false)
    }
  })
}

/** True for the PEM text of an Ed25519 public key. */
export function isPublicKey(text: string): boolean {
  try {
    return createPublicKey(text).asymmetricKeyType === 'ed25519'
  } catch {
    return false
  }
}

/** Cost of a password check: 128 MB and about 0.3 s (OWASP's recommendation for scrypt). */
const passwordCost = { log2N: 17, r: 8, p: 1 }

/**
 * A password as it is kept: `scrypt$17$8$1$salt$hash`. Argon2id would do as well, but Electron's BoringSSL has none and
 * Node's only from 24.7; scrypt is in both libraries and needs no package.
 */
export async function passwordHash(password: string): Promise<string> {
  const { log2N, r, p } = passwordCost
  const salt = randomBytes(16)
  const hash = await derive(password, salt, log2N, r, p)
  return `scrypt$${log2N}$${r}$${p}$${salt.toString('base64')}$${hash.toString('base64')}`
}

/** True when the password is the one that `kept` was made from. Takes as long when it is not. */
export async function passwordFits(password: string, kept: string): Promise<boolean> {
  const [name, log2N, r, p, salt, hash] = kept.split('$')
  if (name !== 'scrypt' || !salt || !hash) return false
  const made = await derive(password, Buffer.from(salt, 'base64'), Number(log2N), Number(r), Number(p))
  return timingSafeEqual(made, Buffer.from(hash, 'base64'))
}

/** One at a time: each takes 128 MB, and who guesses passwords must not choose how many. */
let deriving: Promise<unknown> = Promise.resolve()

function derive(password: string, salt: Buffer, log2N: number, r: number, p: number): Promise<Buffer> {
  const mine = deriving.then(
    () =>
      new Promise<Buffer>((resolve, reject) =>
        scrypt(password.normalize('NFKC'), salt, 32, { N: 2 ** log2N, r, p, maxmem: 256 * 1024 * 1024 }, (error, key) =>
          error ? reject(error) : resolve(key),
        ),
      ),
  )
  deriving = mine.catch(() => undefined)
  return mine
}

/** What a certificate maker works with: the algorithms of a server certificate that every browser takes. */
export const certificateMaker = {
  crypto: webcrypto,
  keys: () => webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']),
  signing: { name: 'ECDSA', hash: 'SHA-256' },
  async privatePem(key: webcrypto.CryptoKey): Promise<string> {
    const bytes = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', key)).toString('base64')
    return `-----BEGIN PRIVATE KEY-----\n${bytes.replace(/.{64}/g, '$&\n').trimEnd()}\n-----END PRIVATE KEY-----\n`
  },
}

/** What is known of a certificate (PEM; of a chain, the first). Throws on text that is none. */
export function readCertificate(pem: string): {
  fingerprint: string
  until: Date
  fitsKey(key: string): boolean
  /** True for a name or an address that it speaks for. */
  speaksFor(name: string): boolean
} {
  const certificate = new X509Certificate(pem)
  return {
    fingerprint: sha256(certificate.raw),
    until: new Date(certificate.validTo),
    fitsKey: (key) => certificate.checkPrivateKey(createPrivateKey(key)),
    speaksFor: (name) => (isIP(name) ? certificate.checkIP(name) : certificate.checkHost(name)) !== undefined,
  }
}
