import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { contentsOf } from '../../domain/acceptance/contents.ts'
import { acceptanceRules, refusalOf } from '../../domain/acceptance/rule.ts'
import { Expected, fail } from '../../domain/failure.ts'
import { acceptanceNames } from '../../domain/report/acceptance/names.ts'
import { dateTimeOf } from '../../domain/time/instant.ts'
import { safeFileName } from '../file-name.ts'
import type { PackageHead } from '../package/job.ts'
import { command, query, type QueryContext, task, type TaskContext } from '../procedure.ts'
import { assetUrl } from '../worker-entry.ts'
import { packageFiles } from './acceptance/files.ts'
import { bring } from '../sync/bring.ts'
import { loadAcceptance, piecesOf } from './acceptance/load.ts'
import { finalPapers, unfinishedPapers } from './acceptance/papers.ts'

/** Bytes of a contract's documents by kind, and of the copies of its evidence. */
function sizesOf(ctx: QueryContext, contract: string) {
  const rows = ctx.db
    .prepare(
      `SELECT version ->> '$.kind' AS kind, sum(version ->> '$.size') AS size
       FROM report WHERE contract = ? AND superseded IS NULL GROUP BY kind`,
    )
    .all(contract) as { kind: string; size: number }[]
  const copies = piecesOf(ctx, contract).map((p) => p.redaction?.copy || p.file.copy)
  const evidence = copies.reduce(
    (sum, hash) => sum + (hash !== '' && ctx.files.has(hash) ? ctx.files.size(hash) : 0),
    0,
  )
  return { byKind: Object.fromEntries(rows.map((r) => [r.kind, r.size])), evidence }
}

/** Reads every piece of evidence of a contract; the hashes of those whose bytes no longer fit. */
async function damagedPieces(ctx: TaskContext, contract: string): Promise<Set<string>> {
  const damaged = new Set<string>()
  const pieces = piecesOf(ctx, contract)
  for (const [n, { file }] of pieces.entries()) {
    ctx.signal.throwIfAborted()
    ctx.progress(n, pieces.length, `核对证据 ${n + 1}/${pieces.length}`)
    await bring(ctx, [file.sha256])
    if (!ctx.files.has(file.sha256)) continue
    await ctx.files.verify(file.sha256).catch((error: unknown) => {
      if (!(error instanceof Expected)) throw error
      damaged.add(file.sha256)
    })
  }
  return damaged
}

/** `20250110-093000`, told apart where two are made in one second. */
function freeId(ctx: QueryContext): string {
  const stamp = dateTimeOf(ctx.now()).replaceAll(/[-:]/g, '').replace(' ', '-')
  const taken = new Set(ctx.packages.list().map((p) => p.id))
  for (let n = 1; ; n++) {
    const id = n === 1 ? stamp : `${stamp}-${n}`
    if (!taken.has(id)) return id
  }
}

const one = z.strictObject({ contract: z.string() })
const kept = z.strictObject({ package: z.string() })

export const acceptance = {
  /** The seven rules, the first refusal, what a package would hold, and the packages that were made. */
  state: query(one, (ctx, input) => {
    const facts = loadAcceptance(ctx, input.contract)
    const rules = acceptanceRules(facts)
    return {
      now: facts.now,
      service: facts.facts.service,
      rules,
      refusal: refusalOf(rules),
      contents: contentsOf(facts, sizesOf(ctx, input.contract)),
      originals: facts.pieces.length === 0 ? 0 : piecesOf(ctx, input.contract).reduce((sum, p) => sum + p.file.size, 0),
      exposure: facts.matrix.exposure,
      items: facts.matrix.items && { done: facts.matrix.items.done, expected: facts.matrix.items.expected },
      packages: ctx.packages.list().filter((p) => p.about.contract === input.contract),
    }
  }),
  /**
   * Makes a package: a folder and a zip file, which verify themselves. A complete one needs all seven rules, every piece
   * of evidence read and hashed; it fails as `incomplete` with the first refusal. `unfinished` is always possible and
   * says so on its covers and in its names.
   */
  build: task(
    one.extend({ unfinished: z.boolean(), originals: z.boolean().default(false) }),
    async (ctx, { contract, unfinished, originals }) => {
      const damaged = await damagedPieces(ctx, contract)
      const facts = loadAcceptance(ctx, contract, damaged)
      const rules = acceptanceRules(facts)
      const refusal = refusalOf(rules)
      if (refusal && !unfinished) fail('incomplete', refusal.sentence)
      const papers = unfinished ? await unfinishedPapers(ctx, facts) : await finalPapers(ctx, facts)
      const names = acceptanceNames(facts)
      const id = freeId(ctx)
      const title = `${names.hospital}${unfinished ? '未完成稿' : ''}验收资料包`
      const head: PackageHead = {
        title,
        facts: [
          ['项目名称', names.projectName],
          ['项目编号', names.projectNumber],
          ['甲方', names.hospital],
          ['乙方', names.firm],
          ['服务期', names.service],
          ['生成时间', dateTimeOf(ctx.now())],
          [
            '状态',
            unfinished ? `未完成稿（七条规则通过${rules.filter((r) => r.ok).length}条）` : '完整：七条规则全部通过',
          ],
        ],
        unfinished: unfinished
          ? [...rules.flatMap((r) => r.failures.map((f) => f.sentence)), ...unfinishedNote(rules)]
          : [],
        page: fileURLToPath(assetUrl('package/index.html')),
        script: fileURLToPath(assetUrl('package/verify.js')),
      }
      // A damaged file cannot be handed over: an unfinished package names it and goes without it.
      const bad = new Set([...damaged, ...ctx.missing])
      const files = packageFiles(ctx, contract, papers, originals).filter(
        (f) => 'text' in f.from || (!bad.has(f.from.sha256) && (ctx.files.has(f.from.sha256) || !unfinished)),
      )
      return ctx.packages.write(
        {
          id,
          name: safeFileName(`${unfinished ? '未完成_' : ''}${names.hospital}_验收资料包_${id}`.slice(0, 60)),
          about: { contract, complete: !unfinished, at: ctx.now() },
          files,
          head,
        },
        { signal: ctx.signal, progress: (done, total, label) => ctx.progress(done, total, label) },
      )
    },
  ),
  /** Holds every file of a package against its list. */
  verify: task(kept, (ctx, input) =>
    ctx.packages.verify(input.package, {
      signal: ctx.signal,
      progress: (done, total, label) => ctx.progress(done, total, label),
    }),
  ),
  /** Removes a package from this device; what it was made of stays. */
  discard: command(kept, (ctx, input) => ctx.packages.discard(input.package)),
}

/** An unfinished package of a contract that lacks nothing says why it is none the less not complete. */
function unfinishedNote(rules: ReturnType<typeof acceptanceRules>): string[] {
  return rules.every((r) => r.ok) ? ['七条规则已全部通过，但按未完成稿导出'] : []
}
