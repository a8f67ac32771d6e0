import { indexFile } from '../../db/files.ts'
import { fail } from '../../domain/failure.ts'
import type { CommandContext } from '../procedure.ts'
import type { StoredFile } from '../files/vault.ts'

/** Lists a stored file in the index, in the transaction that refers to it: file before row, row with its owner. */
export function keepFile(ctx: CommandContext, file: StoredFile, mime: string): void {
  indexFile(ctx.db, file, mime, ctx.now())
}

/** MIME type of a picture copy by its first bytes: PNG or JPEG. */
export function copyType(bytes: Uint8Array): 'image/png' | 'image/jpeg' {
  return bytes[0] === 0x89 ? 'image/png' : 'image/jpeg'
}

/** Keeps the firm's logo in the index. Fails as `bad-file` when its bytes never arrived or are no picture. */
export function keepLogo(ctx: CommandContext, logo: string): void {
  if (logo === '') return
  if (!ctx.files.has(logo)) fail('bad-file', '公司标志没有上传完整，请重新选择图片。')
  const bytes = ctx.files.read(logo)
  const png = bytes[0] === 0x89 && bytes[1] === 0x50
  const jpeg = bytes[0] === 0xff && bytes[1] === 0xd8
  if (!png && !jpeg) fail('bad-file', '公司标志要用 PNG 或 JPEG 图片，这个文件不是。')
  keepFile(ctx, { sha256: logo, size: bytes.byteLength }, copyType(bytes))
}
