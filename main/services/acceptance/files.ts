import { extname } from 'node:path'
import { listRecords, readRecord } from '../../../db/records.ts'
import { attachedProof } from '../../../domain/record/attached-proof.ts'
import { evidence } from '../../../domain/record/evidence.ts'
import { report } from '../../../domain/record/report.ts'
import { documentKindOf } from '../../../domain/report/kind.ts'
import { byVersion } from '../../../domain/report/version.ts'
import { safeFileName } from '../../file-name.ts'
import type { PackageFile } from '../../package/job.ts'
import type { QueryContext } from '../../procedure.ts'
import { copyType } from '../kept-file.ts'
import { numbersById, piecesOf } from './load.ts'

/** Folders of a package by the kinds of documents that lie in them. */
const folders: readonly (readonly [folder: string, kinds: readonly string[]])[] = [
  ['01-终验文件', ['R14', 'R15', 'R16']],
  ['02-巡检与检查', ['R01', 'R02', 'R07', 'R08', 'R10']],
  ['03-故障', ['R03', 'R04', 'R12', 'R17']],
  ['05-维护日志', ['R06']],
  ['06-统计分析', ['R05']],
  ['07-本期未发生', ['R20']],
]
const services = '04-服务记录'
const scans = '08-签字扫描件'
const redacted = '09-证据脱敏件'
const originals = '10-证据原件'

export function folderOf(kind: string): string {
  return folders.find(([, kinds]) => kinds.includes(kind.slice(0, 3)))?.[0] ?? services
}

/** Paths that are taken, so that no two files of a package have one name, not even in different folders. */
function taker(): (folder: string, name: string) => string {
  const taken = new Set<string>()
  return (folder, name) => {
    const safe = safeFileName(name)
    const extension = extname(safe)
    const stem = safe.slice(0, safe.length - extension.length)
    let free = safe
    for (let n = 2; taken.has(free.toLowerCase()); n++) free = `${stem}(${n})${extension}`
    taken.add(free.toLowerCase())
    return `${folder}/${free}`
  }
}

const extensions: Readonly<Record<string, string>> = {
  'application/pdf': '.pdf',
  'image/png': '.png',
  'image/jpeg': '.jpg',
  'text/plain': '.txt',
}

const extensionOf = (file: { readonly name: string; readonly mime: string }): string =>
  extname(file.name) || (extensions[file.mime.split(';')[0]!] ?? '.bin')

/**
 * Every file of a contract that goes into its package: all finalised documents as they were signed, their scans, and of
 * the evidence the copies that may leave the device; its originals only where they are asked for. `own` are the papers
 * of the acceptance itself, which take the place of earlier versions of theirs.
 */
export function packageFiles(
  ctx: QueryContext,
  contract: string,
  own: readonly PackageFile[],
  withOriginals: boolean,
): PackageFile[] {
  const take = taker()
  const stored = (sha256: string) => ({ file: ctx.files.path(sha256), sha256 })
  const files: PackageFile[] = own.map((file) => {
    const [folder, name] = file.path.split('/') as [string, string]
    return { ...file, path: take(folder, name) }
  })
  const replaced = new Set(own.map((f) => /R\d\d/.exec(f.path)?.[0]))
  const versions = listRecords(ctx.db, report, 'contract', contract)
    .filter((r) => r.version !== null)
    .toSorted((a, b) =>
      a.version!.kind === b.version!.kind
        ? a.version!.number === b.version!.number
          ? byVersion(a, b)
          : a.version!.number < b.version!.number
            ? -1
            : 1
        : a.version!.kind < b.version!.kind
          ? -1
          : 1,
    )
  for (const { version: v, superseded, scan } of versions) {
    const { kind, number, version } = v!
    const title = `${documentKindOf(kind)?.name ?? kind} ${number} ${version}`
    const base = `${kind}-${number}-${version}`
    if (!replaced.has(kind) || superseded)
      files.push({
        path: take(superseded ? `${folderOf(kind)}/已替代版本` : folderOf(kind), `${base}.docx`),
        title: superseded ? `${title}（已被替代）` : title,
        from: stored(v!.docx),
      })
    for (const [n, id] of (scan?.evidence ?? []).entries()) {
      const file = readRecord(ctx.db, evidence, id)?.file
      if (!file) continue
      files.push({
        path: take(scans, `${base}-签字扫描件${n + 1}${extensionOf(file)}`),
        title: `${title} 签字扫描件`,
        from: stored(file.sha256),
      })
    }
  }
  const numbers = numbersById(ctx, contract)
  for (const [n, piece] of piecesOf(ctx, contract).entries()) {
    const { file, redaction } = piece
    if (file.ownerTable === 'attached_proof') {
      const attached = readRecord(ctx.db, attachedProof, file.owner)
      // What was taken back proves nothing; a paper that is attached goes in as it was scanned.
      if (!attached?.identity || attached.void) continue
      const { title = '', kind = '' } = attached.paper ?? {}
      const name = [attached.identity.number, kind, title].filter((t) => t !== '').join('-')
      files.push({
        path: take(scans, `${name}-挂接${String(n + 1).padStart(3, '0')}${extensionOf(file)}`),
        title: `${attached.identity.number} ${title}（挂接的签字材料）`,
        from: stored(file.sha256),
      })
      continue
    }
    if (file.source === 'scan') continue
    const owner = numbers.get(file.owner) ?? '合同'
    const caption = piece.caption?.text.trim() ?? ''
    const title = [owner, file.item, caption || file.name].filter((t) => t !== '').join(' ')
    const base = [owner, file.item, String(n + 1).padStart(3, '0')].filter((t) => t !== '').join('-')
    const copy = redaction?.copy || file.copy || (file.kind === 'text' ? file.sha256 : '')
    if (copy !== '') {
      const extension = file.kind === 'text' ? '.txt' : copyExtension(ctx, copy)
      files.push({ path: take(redacted, `${base}${extension}`), title, from: stored(copy) })
    }
    if (withOriginals)
      files.push({
        path: take(originals, `${base}-原件${extensionOf(file)}`),
        title: `${title}（原件）`,
        from: stored(file.sha256),
      })
  }
  return files
}

const copyTypes = new Map<string, string>()

/** `.png` or `.jpg`, by the first bytes of a copy. */
function copyExtension(ctx: QueryContext, sha256: string): string {
  const known = copyTypes.get(sha256)
  if (known) return known
  const extension = ctx.files.has(sha256) && copyType(ctx.files.start(sha256)) === 'image/jpeg' ? '.jpg' : '.png'
  copyTypes.set(sha256, extension)
  return extension
}
