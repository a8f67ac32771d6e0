import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { sha256, sha256Stream } from '../../db/crypto.ts'
import { fail } from '../../domain/failure.ts'
import {
  bundleMagic,
  type BundlePart,
  bundlePartSchema,
  type BundleRecords,
  bundleRecordsSchema,
} from '../../domain/sync/bundle.ts'
import type { StoredFile, Vault } from '../files/vault.ts'

const compress = promisify(gzip)
const expand = promisify(gunzip)
const longestLine = 1000
/** Records of a bundle, before compression. */
const mostBytes = 1024 * 1024 * 1024

/** Writes a bundle into the vault, file by file: nothing of it is seen before it is whole. */
export async function writeBundle(
  files: Vault,
  records: BundleRecords,
  hashes: readonly string[],
  told: (done: number, total: number) => void,
): Promise<StoredFile> {
  const body = await compress(Buffer.from(JSON.stringify(records), 'utf8'))
  const incoming = await files.receive()
  const line = (part: BundlePart): Promise<void> => incoming.write(Buffer.from(`${JSON.stringify(part)}\n`, 'utf8'))
  try {
    await incoming.write(Buffer.from(`${bundleMagic}\n`, 'utf8'))
    await line({ part: 'records', bytes: body.byteLength, sha256: sha256(body) })
    await incoming.write(body)
    for (const [n, hash] of hashes.entries()) {
      told(n, hashes.length)
      await line({ part: 'file', bytes: files.size(hash), sha256: hash })
      await incoming.append(hash)
    }
    await line({ part: 'end', parts: hashes.length + 1 })
    return await incoming.finish()
  } catch (error) {
    await incoming.abandon()
    throw error
  }
}

/** A part of a bundle, by where its bytes lie in the file. */
interface Placed {
  readonly sha256: string
  readonly start: number
  readonly bytes: number
}

export interface ReadBundle {
  readonly records: BundleRecords
  readonly files: readonly Placed[]
}

/**
 * Reads a bundle and holds every part against its hash, before anything of it is used. Fails as `bad-file`, with a
 * sentence, on one that was cut off or altered, or is none.
 */
export async function readBundle(path: string): Promise<ReadBundle> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const first = await lineAt(file, 0)
    if (first?.text !== bundleMagic)
      fail('bad-file', '这不是“巡检”的同步包，没有导入任何内容。请选择由“导出同步包”生成的文件。')
    const parts: (Placed & { readonly part: 'records' | 'file' })[] = []
    let at = first.next
    for (;;) {
      const line = await lineAt(file, at)
      const part = line && partOf(line.text)
      if (!line || !part) return cutOff()
      if (part.part === 'end') {
        if (part.parts !== parts.length || line.next !== size) return cutOff()
        break
      }
      if (line.next + part.bytes > size) return cutOff()
      parts.push({ ...part, start: line.next })
      at = line.next + part.bytes
    }
    for (const part of parts) if ((await hashOf(path, part)) !== part.sha256) altered()
    const [records, ...files] = parts
    if (records?.part !== 'records' || files.some((f) => f.part !== 'file')) altered()
    return { records: await recordsOf(file, records!), files }
  } finally {
    await file.close()
  }
}

/** The bytes of a part. */
export function bytesOf(path: string, { start, bytes }: Placed): AsyncIterable<Uint8Array> {
  return bytes === 0 ? empty() : createReadStream(path, { start, end: start + bytes - 1 })
}

async function* empty(): AsyncIterable<Uint8Array> {
  // A file of no bytes.
}

async function hashOf(path: string, part: Placed): Promise<string> {
  const digest = sha256Stream()
  for await (const piece of bytesOf(path, part)) digest.update(piece)
  return digest.digest()
}

async function recordsOf(file: FileHandle, { start, bytes }: Placed): Promise<BundleRecords> {
  const packed = Buffer.allocUnsafe(bytes)
  await file.read(packed, 0, bytes, start)
  let value: unknown
  try {
    value = JSON.parse((await expand(packed, { maxOutputLength: mostBytes })).toString('utf8'))
  } catch {
    return altered()
  }
  const parsed = bundleRecordsSchema.safeParse(value)
  return parsed.success ? parsed.data : altered()
}

async function lineAt(file: FileHandle, at: number): Promise<{ text: string; next: number } | undefined> {
  const buffer = Buffer.alloc(longestLine)
  const { bytesRead } = await file.read(buffer, 0, longestLine, at)
  const end = buffer.subarray(0, bytesRead).indexOf(10)
  return end < 0 ? undefined : { text: buffer.toString('utf8', 0, end), next: at + end + 1 }
}

function partOf(line: string): BundlePart | undefined {
  try {
    return bundlePartSchema.safeParse(JSON.parse(line)).data
  } catch {
    return undefined
  }
}

const cutOff = (): never =>
  fail('bad-file', '这个同步包不完整，可能没有拷贝完，没有导入任何内容。请重新拷贝或重新导出。')
const altered = (): never =>
  fail('bad-file', '这个同步包的内容已损坏或被改动，没有导入任何内容。请重新拷贝或重新导出。')
