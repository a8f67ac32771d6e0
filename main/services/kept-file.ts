import type { CommandContext } from '../procedure.ts'
import type { StoredFile } from '../files/vault.ts'

/** Lists a stored file in the index, in the transaction that refers to it: file before row, row with its owner. */
export function keepFile(ctx: CommandContext, file: StoredFile, mime: string): void {
  ctx.db.raw
    .prepare('INSERT OR IGNORE INTO file (sha256, size, mime, added_at) VALUES (?, ?, ?, ?)')
    .run(file.sha256, file.size, mime, ctx.now())
}

/** MIME type of a picture copy by its first bytes: PNG or JPEG. */
export function copyType(bytes: Uint8Array): 'image/png' | 'image/jpeg' {
  return bytes[0] === 0x89 ? 'image/png' : 'image/jpeg'
}
