import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { newKeyPair, randomHex, randomId, readCertificate, textSigner, verifyText } from '../../db/crypto.ts'
import { fail } from '../../domain/failure.ts'
import { canonical } from '../../domain/sync/canonical.ts'
import { certificateText } from '../../domain/sync/pairing.ts'
import type { DeviceCard } from '../../domain/sync/protocol.ts'
import { makeCertificate } from './certificate.ts'

interface IdentityFile {
  readonly id: string
  readonly privateKey: string
  readonly publicKey: string
  /** 256 bits that sessions and challenges are sealed with; in the file, so that a restart ends no session. */
  readonly secret: string
}

/** Who the hub is: its id, its own key, and the certificate that it shows. */
export interface Identity {
  readonly id: string
  /** Ed25519, PEM. */
  readonly publicKey: string
  readonly secret: string
  readonly certificate: string
  readonly certificateKey: string
  /** SHA-256 of the certificate's DER bytes. */
  readonly fingerprint: string
  readonly certificateUntil: Date
  /** The hub's word, with its own key, that this is its certificate. */
  readonly certificateSignature: string
  signCard(card: DeviceCard): string
}

export interface IdentityOptions {
  /** Names and addresses under which browsers reach the hub; for a certificate that is made here. */
  readonly names: readonly string[]
  readonly now: string
  /** The customer's own certificate (chain) and key, as paths of PEM files. */
  readonly own?: { readonly certificate: string; readonly key: string }
}

/**
 * The hub's identity in its data folder: `hub.json`, and `tls/` with a certificate made at the first start unless the
 * customer has one. A damaged file is never replaced silently: every laptop would refuse the new hub.
 */
export async function loadIdentity(folder: string, options: IdentityOptions): Promise<Identity> {
  mkdirSync(folder, { recursive: true })
  const path = join(folder, 'hub.json')
  if (!existsSync(path)) writeDurably(path, JSON.stringify(newIdentity(), null, 2))
  const file = readIdentity(path)
  const pair = options.own ?? (await ownPair(folder, options))
  const certificate = readPem(pair.certificate)
  const certificateKey = readPem(pair.key)
  const { fingerprint, until } = readPair(certificate, certificateKey, pair.certificate)
  const sign = textSigner(file.privateKey)
  return {
    ...file,
    certificate,
    certificateKey,
    fingerprint,
    certificateUntil: until,
    certificateSignature: sign(certificateText(fingerprint)),
    signCard: (card) => sign(canonical(card)),
  }
}

function newIdentity(): IdentityFile {
  return { id: randomId(), ...newKeyPair(), secret: randomHex(32) }
}

function readIdentity(path: string): IdentityFile {
  try {
    const file = JSON.parse(readFileSync(path, 'utf8')) as IdentityFile
    if (file.id && file.secret && verifyText(file.publicKey, file.id, textSigner(file.privateKey)(file.id))) return file
  } catch (error) {
    if (/^E[A-Z]+$/.test(String((error as NodeJS.ErrnoException).code))) throw error
  }
  return fail('database-corrupt', `中心站的身份文件已损坏：${path}。请从备份恢复它；没有它，已配对的电脑会拒绝连接。`)
}

async function ownPair(folder: string, options: IdentityOptions): Promise<{ certificate: string; key: string }> {
  const tls = join(folder, 'tls')
  const pair = { certificate: join(tls, 'certificate.pem'), key: join(tls, 'key.pem') }
  if (existsSync(pair.certificate) && existsSync(pair.key)) return pair
  mkdirSync(tls, { recursive: true })
  const made = await makeCertificate(options.names, options.now)
  writeDurably(pair.key, made.key)
  writeDurably(pair.certificate, made.certificate)
  return pair
}

function readPem(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return fail('bad-file', `读不到证书或私钥文件：${path}。请检查路径和权限。`)
  }
}

function readPair(certificate: string, key: string, path: string): { fingerprint: string; until: Date } {
  try {
    const read = readCertificate(certificate)
    if (read.fitsKey(key)) return read
  } catch {
    return fail('bad-file', `证书或私钥不是有效的 PEM 文件：${path}。`)
  }
  return fail('bad-file', `私钥与证书不配：${path}。请提供同一对证书和私钥。`)
}

/** Readable by its owner only, whole and durable before it has its name. */
function writeDurably(path: string, text: string): void {
  const handle = openSync(`${path}.new`, 'w', 0o600)
  writeSync(handle, text)
  fsyncSync(handle)
  closeSync(handle)
  renameSync(`${path}.new`, path)
}
