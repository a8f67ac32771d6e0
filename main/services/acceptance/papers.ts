import type { AcceptanceFacts } from '../../../domain/acceptance/facts.ts'
import type { DocumentKindId } from '../../../domain/report/kind.ts'
import { documentKindOf } from '../../../domain/report/kind.ts'
import { readRecord } from '../../../db/records.ts'
import { report as record } from '../../../domain/record/report.ts'
import type { PackageFile } from '../../package/job.ts'
import type { TaskContext } from '../../procedure.ts'
import { drawDocument } from '../document/draw.ts'
import { editionOf } from '../document/edition.ts'
import { loadDocument } from '../document/registry.ts'
import { versionsOf } from '../owned.ts'
import { report } from '../report.ts'
import { folderOf } from './files.ts'
import { acceptancePeriod } from './period.ts'

const kinds = ['R15', 'R16', 'R14'] as const satisfies readonly DocumentKindId[]

/** Why a later version of these papers is made, where nobody says more. */
const again = '记录有变动，验收资料重新汇总'

function fileOf(ctx: TaskContext, kind: string, name: string, title: string, docx: string): PackageFile {
  return { path: `${folderOf(kind)}/${name}.docx`, title, from: { file: ctx.files.path(docx), sha256: docx } }
}

/**
 * The papers of the acceptance as they are signed: a version that stands and still says what the records say is taken,
 * else the next one is finalised.
 */
export async function finalPapers(ctx: TaskContext, { contract }: AcceptanceFacts): Promise<PackageFile[]> {
  const files: PackageFile[] = []
  for (const kind of kinds) {
    const target = { kind, table: 'contract', row: contract.id, period: acceptancePeriod } as const
    const standing = report.check.handler(ctx as never, target as never)
    const current = standing.versions.findLast((v) => !v.superseded)
    const id =
      current && !standing.changed
        ? current.id
        : (await report.finalise.handler(ctx as never, { ...target, reason: current ? again : '' } as never)).report
    const { number, version, docx } = readRecord(ctx.db, record, id)!.version!
    const name = documentKindOf(kind)!.name
    files.push(fileOf(ctx, kind, `${kind}-${number}-${version}`, `${name} ${number} ${version}`, docx))
  }
  return files
}

/** The same papers as the records stand, marked 未完成稿 on the cover, in every header and in their names. */
export async function unfinishedPapers(ctx: TaskContext, { contract, now }: AcceptanceFacts): Promise<PackageFile[]> {
  const files: PackageFile[] = []
  for (const kind of kinds) {
    const target = { kind, table: 'contract', row: contract.id, period: acceptancePeriod } as const
    const document = loadDocument(ctx, target)
    const edition = editionOf(ctx, document, versionsOf(ctx.db, target), {
      draft: true,
      at: now,
      author: document.author,
      reason: '',
    })
    const file = await drawDocument(ctx, document.model({ ...edition, version: '未完成稿' }), null)
    const name = documentKindOf(kind)!.name
    files.push(
      fileOf(ctx, kind, `未完成-${kind}-${document.number}`, `${name} ${document.number}（未完成稿）`, file.sha256),
    )
  }
  return files
}
