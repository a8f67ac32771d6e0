import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { newKeyPair, randomId, textSigner, verifyText } from '../db/crypto.ts'
import type { Signer } from '../db/log.ts'
import { fail } from '../domain/failure.ts'

interface DeviceFile {
  readonly id: string
  readonly privateKey: string
  readonly publicKey: string
}

/**
 * This device's identity, made at the first start: an id and an Ed25519 key pair in `device.json`, readable
 * by its owner only. It is not in the database, so that a restored backup on another laptop is another device.
 * A damaged file is never replaced silently: the records signed with it could not be told from forged ones.
 */
export function loadDevice(folder: string): Signer & { readonly publicKey: string } {
  const path = join(folder, 'device.json')
  if (!existsSync(path)) {
    const file: DeviceFile = { id: randomId(), ...newKeyPair() }
    const handle = openSync(`${path}.new`, 'w', 0o600)
    writeSync(handle, JSON.stringify(file, null, 2))
    fsyncSync(handle)
    closeSync(handle)
    renameSync(`${path}.new`, path)
  }
  const { id, privateKey, publicKey } = readDevice(path)
  return { device: id, publicKey, sign: textSigner(privateKey) }
}

function readDevice(path: string): DeviceFile {
  try {
    const file = JSON.parse(readFileSync(path, 'utf8')) as DeviceFile
    if (verifyText(file.publicKey, file.id, textSigner(file.privateKey)(file.id))) return file
  } catch (error) {
    if (!(error instanceof Error) || isFileProblem(error)) throw error
  }
  return fail(
    'database-corrupt',
    `本机的签名密钥文件已损坏：${path}。请从备份恢复它；把它改名后再启动，本机会作为一台新设备继续，记录不会丢。`,
  )
}

function isFileProblem(error: Error): boolean {
  return /^E[A-Z]+$/.test(String((error as NodeJS.ErrnoException).code))
}
