import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { newKeyPair, randomId, signText } from '../db/crypto.ts'
import type { Signer } from '../db/log.ts'

interface DeviceFile {
  readonly id: string
  readonly privateKey: string
  readonly publicKey: string
}

/**
 * This device's identity, made at the first start: an id and an Ed25519 key pair in `device.json`, readable
 * by its owner only. It is not in the database, so that a restored backup on another laptop is another device.
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
  const { id, privateKey, publicKey } = JSON.parse(readFileSync(path, 'utf8')) as DeviceFile
  return { device: id, publicKey, sign: (text) => signText(privateKey, text) }
}
