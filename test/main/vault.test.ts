import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sha256 } from '../../db/crypto.ts'
import { indexedFiles, indexFile } from '../../db/files.ts'
import { fileLimit } from '../../domain/file-limit.ts'
import { handleFile } from '../../main/files/handler.ts'
import { reconcileFiles } from '../../main/files/reconcile.ts'
import { openVault } from '../../main/files/vault.ts'
import { smallDisk, testFolder } from '../support/folder.ts'
import { testStore } from '../support/store.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
async function* pieces(...list: readonly Uint8Array[]): AsyncIterable<Uint8Array> {
  yield* list
}
function testVault() {
  const folder = join(testFolder(), 'files')
  const vault = openVault(folder)
  return { folder, vault, incoming: () => readdirSync(join(folder, 'incoming')) }
}

test('bytes are kept under their hash, once, whether whole or in pieces', async () => {
  const { vault, folder, incoming } = testVault()
  const hash = sha256('票据')
  expect(vault.put(bytes('票据'))).toEqual({ sha256: hash, size: 6 })
  expect(vault.put(bytes('票据'))).toEqual({ sha256: hash, size: 6 })
  expect(await vault.putStream(pieces(bytes('票'), bytes('据')), 6)).toEqual({ sha256: hash, size: 6 })
  expect(vault.list()).toEqual([hash])
  expect(readFileSync(join(folder, hash.slice(0, 2), hash), 'utf8')).toBe('票据')
  expect(new TextDecoder().decode(vault.read(hash))).toBe('票据')
  expect(incoming()).toEqual([])
})

test('a file of no bytes is a file', async () => {
  const { vault } = testVault()
  expect(vault.put(new Uint8Array())).toEqual({ sha256: sha256(''), size: 0 })
  expect(await vault.putStream(pieces(), 10)).toEqual({ sha256: sha256(''), size: 0 })
  expect(await vault.look(sha256(''))).toEqual({ head: new Uint8Array(), size: 0, crc: 0 })
})

test('a stream over the limit is dropped while it comes, and leaves no trace', async () => {
  const { vault, incoming } = testVault()
  let taken = 0
  async function* endless(): AsyncIterable<Uint8Array> {
    for (;;) {
      taken += 1024
      yield new Uint8Array(1024)
    }
  }
  expect(await vault.putStream(endless(), 10_000)).toBe('too-large')
  expect(taken).toBeLessThan(12_000)
  expect(vault.list()).toEqual([])
  expect(incoming()).toEqual([])
})

test('a stream that breaks off leaves no trace', async () => {
  const { vault, incoming } = testVault()
  async function* broken(): AsyncIterable<Uint8Array> {
    yield bytes('half')
    throw new Error('connection lost')
  }
  await expect(vault.putStream(broken(), 1000)).rejects.toThrow('connection lost')
  expect(vault.list()).toEqual([])
  expect(incoming()).toEqual([])
})

test('what a killed process left half written is swept at the start', () => {
  const { vault, folder, incoming } = testVault()
  writeFileSync(join(folder, 'incoming', 'half'), 'x')
  vault.sweep()
  expect(incoming()).toEqual([])
})

test('bytes that changed on disk, and bytes that are gone, are told and never served as if they were right', async () => {
  const { vault } = testVault()
  const { sha256: hash } = vault.put(bytes('票据'))
  writeFileSync(vault.path(hash), '假据')
  expect(() => vault.read(hash)).toThrow('已损坏')
  await expect(vault.verify(hash)).rejects.toThrow('已损坏')
  const joined = await vault.receive()
  await expect(joined.append(hash)).rejects.toThrow('已损坏')
  await joined.abandon()
  truncateSync(vault.path(hash), 2)
  await expect(vault.verify(hash)).rejects.toThrow('已损坏')
  rmSync(vault.path(hash))
  expect(() => vault.read(hash)).toThrow('不在数据文件夹')
  await expect(vault.verify(hash)).rejects.toThrow('不在数据文件夹')
  await expect(vault.look(hash)).rejects.toThrow('不在数据文件夹')
})

test('no name leads out of the folder', async () => {
  const { vault, folder } = testVault()
  writeFileSync(join(folder, '..', 'secret'), 'x')
  for (const bad of [
    '../secret',
    '..%2fsecret',
    '',
    'A'.repeat(64),
    `${'a'.repeat(63)}/`,
    '/etc/passwd',
    `${'a'.repeat(64)}\n`,
  ]) {
    expect(() => vault.path(bad)).toThrow(RangeError)
    expect(() => vault.read(bad)).toThrow(RangeError)
  }
  for (const path of [
    '/file/../secret',
    '/file/..%2fsecret',
    '/file/%2e%2e/secret',
    '/secret',
    '/file/',
    '/file',
    `/file/${'a'.repeat(64)}`,
  ])
    expect((await handleFile(vault, new Request(`http://app${path}`))).status).toBe(404)
})

test('what other programs leave in the folder does not stop the start', () => {
  const { vault, folder } = testVault()
  const { db } = testStore()
  vault.put(bytes('票据'))
  mkdirSync(join(folder, 'ab'), { recursive: true })
  for (const name of ['.DS_Store', 'Thumbs.db', 'desktop.ini']) writeFileSync(join(folder, 'ab', name), 'x')
  expect(vault.list()).toEqual([sha256('票据')])
  expect(reconcileFiles(db, vault, 0)).toEqual({ missing: [], orphans: 1 })
})

test('the start finds what the index has and the folder lacks, and keeps young orphans', () => {
  const { vault } = testVault()
  const { db } = testStore()
  const kept = vault.put(bytes('kept'))
  const lost = vault.put(bytes('lost'))
  const young = vault.put(bytes('young'))
  const old = vault.put(bytes('old'))
  for (const file of [kept, lost]) indexFile(db, file, 'text/plain', '2024-03-20T09:00:00.000+08:00')
  rmSync(vault.path(lost.sha256))
  const now = Date.parse('2026-01-01T00:00:00Z')
  const seconds = (days: number): number => now / 1000 - days * 86_400
  utimesSync(vault.path(young.sha256), seconds(6), seconds(6))
  utimesSync(vault.path(old.sha256), seconds(8), seconds(8))
  utimesSync(vault.path(kept.sha256), seconds(900), seconds(900))
  expect(reconcileFiles(db, vault, now)).toEqual({ missing: [lost.sha256], orphans: 1 })
  expect(vault.list().sort()).toEqual([kept.sha256, young.sha256].sort())
  expect(indexedFiles(db)).toEqual(new Set([kept.sha256, lost.sha256]))
})

test('the handler takes bytes and serves them as what they are, never as a page', async () => {
  const { vault } = testVault()
  const put = async (body: BodyInit | null): Promise<Response> =>
    handleFile(vault, new Request('http://app/file', { method: 'PUT', body }))
  const stored = (await (await put('<script>票</script>')).json()) as { sha256: string; size: number }
  expect(stored).toEqual({ sha256: sha256('<script>票</script>'), size: 20 })
  const get = async (query: string): Promise<Response> =>
    handleFile(vault, new Request(`http://app/file/${stored.sha256}${query}`))
  const page = await get('?type=text/html')
  expect(page.headers.get('content-type')).toBe('application/octet-stream')
  expect(page.headers.get('x-content-type-options')).toBe('nosniff')
  expect(page.headers.get('content-security-policy')).toContain('sandbox')
  expect(await page.text()).toBe('<script>票</script>')
  expect((await get('?type=image/png')).headers.get('content-type')).toBe('image/png')
  expect((await get(`?name=${encodeURIComponent('报告"\r\n.docx')}`)).headers.get('content-disposition')).toBe(
    `attachment; filename*=UTF-8''${encodeURIComponent('报告"\r\n.docx')}`,
  )
  // A browser sends a file of no bytes without any body.
  for (const empty of ['', null]) expect(await (await put(empty)).json()).toEqual({ sha256: sha256(''), size: 0 })
  expect((await handleFile(vault, new Request('http://app/file', { method: 'DELETE' }))).status).toBe(404)
})

test('a file over 100 MB is refused in a sentence, without holding it in memory', { timeout: 60_000 }, async () => {
  const { vault, incoming } = testVault()
  const piece = new Uint8Array(1024 * 1024)
  let left = fileLimit / piece.byteLength + 1
  const body = new ReadableStream({
    pull(controller) {
      if (left-- > 0) controller.enqueue(piece)
      else controller.close()
    },
  })
  const response = await handleFile(
    vault,
    new Request('http://app/file', { method: 'PUT', body, duplex: 'half' } as RequestInit),
  )
  expect(response.status).toBe(413)
  expect(await response.json()).toEqual({
    failure: { code: 'too-large', sentence: '文件超过 100 MB，没有保存。请压缩或只截取需要的部分。' },
  })
  expect(incoming()).toEqual([])
  expect(vault.list()).toEqual([])
})

test('a full disk is told, and what was half written does not stay on it', async ({ skip }) => {
  const disk = smallDisk(256)
  if (!disk) return skip()
  const vault = openVault(join(disk.folder, 'files'))
  const large = new Uint8Array(400 * 1024).fill(7)
  expect(() => vault.put(large)).toThrow('磁盘已满')
  await expect(vault.putStream(pieces(large), 1e9)).rejects.toThrow('磁盘已满')
  const response = await handleFile(vault, new Request('http://app/file', { method: 'PUT', body: large }))
  expect(response.status).toBe(507)
  expect(readdirSync(join(disk.folder, 'files', 'incoming'))).toEqual([])
  expect(vault.put(bytes('small')).size).toBe(5)
  expect(existsSync(vault.path(sha256(large)))).toBe(false)
})
