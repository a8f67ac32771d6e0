import { cardOf } from '../../../db/cards.ts'
import { verifyText } from '../../../db/crypto.ts'
import { indexFile } from '../../../db/files.ts'
import type { Db } from '../../../db/handle.ts'
import { fail } from '../../../domain/failure.ts'
import { bundleExtension } from '../../../domain/sync/bundle.ts'
import { dateOf } from '../../../domain/time/instant.ts'
import { safeFileName } from '../../file-name.ts'
import type { QueryContext, TaskContext } from '../../procedure.ts'
import { bytesOf, readBundle, writeBundle } from '../../sync/bundle-file.ts'
import { type BundleChoice, bundleRecords, importRecords } from '../../sync/bundle-records.ts'
import type { Pairing } from '../../sync/pairing-state.ts'

const hashPattern = /"([0-9a-f]{64})"/g

/** The hub that this laptop is paired with. Fails as `forbidden`: who has no card cannot prove what it wrote. */
function paired(ctx: QueryContext): Pairing {
  return (
    ctx.sync.pairing() ??
    fail('forbidden', '这台电脑还没有与中心站配对，无法导出或导入同步包。请先在有网络时配对一次。')
  )
}

/** Writes a bundle, with the files that its records name and this laptop has, into the vault. */
export async function exportBundle(ctx: TaskContext, choice: BundleChoice, withFiles: boolean) {
  const { hub, device } = paired(ctx)
  const name = cardOf(ctx.db, device)?.name ?? ''
  const records = bundleRecords(ctx.db, { hub, device, name, madeAt: ctx.now() }, choice)
  if (records.txs.length === 0) fail('invalid-input', '没有要带走的记录：都已上传到中心站。')
  const named = new Set(records.txs.flatMap(({ text }) => [...text.matchAll(hashPattern)].map(([, hash]) => hash!)))
  const there = withFiles ? [...named].filter((hash) => ctx.files.has(hash)) : []
  const file = await writeBundle(ctx.files, records, there, (done, total) => {
    ctx.signal.throwIfAborted()
    ctx.progress(done, total, '写入附件')
  })
  const title = safeFileName(`同步包_${name || '本机'}_${dateOf(ctx.now())}${bundleExtension}`)
  return { ...file, name: title, transactions: records.txs.length, files: there.length }
}

/**
 * Takes a bundle in that lies in the vault: its files first, then its records in one transaction. Nothing of it is used
 * before all of it was held against its hashes.
 */
export async function importBundle(ctx: TaskContext, sha256: string) {
  const { hub, hubKey, device } = paired(ctx)
  if (!ctx.files.has(sha256)) fail('not-found', '同步包没有上传完整，请重新选择文件。')
  const path = ctx.files.path(sha256)
  const bundle = await readBundle(path)
  if (bundle.records.hub !== hub)
    fail('bad-file', '这个同步包属于另一个中心站，没有导入任何内容。请用同一中心站的电脑导出的同步包。')
  const scopes = cardOf(ctx.db, device)?.scopes ?? []
  for (const [n, part] of bundle.files.entries()) {
    ctx.signal.throwIfAborted()
    ctx.progress(n, bundle.files.length, '读入附件')
    await ctx.files.putStream(bytesOf(path, part), Infinity)
  }
  const done = ctx.transact((tx) => {
    const imported = importRecords(tx.db, bundle.records, { hub, hubKey, scopes, verify: verifyText })
    for (const part of bundle.files)
      indexFile(tx.db, { sha256: part.sha256, size: part.bytes }, mimeOf(tx.db, part.sha256), ctx.now())
    return imported
  })
  ctx.sync.arrived(done.tables)
  const { name, madeAt } = bundle.records
  return { from: name, madeAt, added: done.added, foreign: done.foreign, files: bundle.files.length }
}

function mimeOf(db: Db, sha256: string): string {
  const named = "SELECT json_extract(file, '$.mime') FROM evidence WHERE sha256 = ?"
  return (db.prepare(named).pluck().get(sha256) as string | undefined) ?? 'application/octet-stream'
}
