import { z } from 'zod'
import { fail } from '../../domain/failure.ts'
import { parsePackText } from '../../domain/pack/read.ts'
import type { Pack } from '../../domain/pack/schema.ts'
import { command, query, type QueryContext } from '../procedure.ts'
import { bundledPacks } from './bundled-packs.ts'
import { contractOf } from './guard.ts'
import { contractsBy, draftOf, packEdit, packsAtHand, refuseTaken } from './pack-edit.ts'
import { keepPack, packHash, packOf } from './pack-version.ts'

/** What the choice of a contract pack shows. */
function summary(ctx: Pick<QueryContext, 'db'>, body: Pack) {
  const sha256 = packHash(body)
  return {
    sha256,
    id: body.id,
    version: body.version,
    name: body.name,
    systemName: body.systemName,
    clauses: body.clauses.length,
    obligations: body.clauses.filter((c) => c.type === 'obligation').length,
    checklists: body.checklists.map((list) => ({
      name: list.name,
      report: list.report,
      rows: list.sections.reduce((n, s) => n + s.items.length, 0),
    })),
    period: body.period,
    cycle: body.cycle,
    hotlineClause: body.hotlineClause,
    bundled: bundledPacks.some((p) => packHash(p) === sha256),
    contracts: contractsBy(ctx, sha256),
    /** Something of it is being edited and not saved yet. */
    edited: draftOf(ctx, sha256) !== null,
  }
}

export const pack = {
  ...packEdit,
  /** Bundled and imported packs, the bundled ones first. */
  list: query(z.strictObject({}), (ctx) => packsAtHand(ctx).map((body) => summary(ctx, body))),
  /** Imports a pack from the text of its file. Fails as `bad-pack` with the first place that is wrong. */
  import: command(z.strictObject({ text: z.string() }), (ctx, { text }) => {
    const read = parsePackText(text)
    if (!read.ok)
      fail('bad-pack', read.problems[0]!.sentence, Object.fromEntries(read.problems.map((p) => [p.place, p.sentence])))
    refuseTaken(ctx, read.pack)
    keepPack(ctx, read.pack)
    return summary(ctx, read.pack)
  }),
  /** All clauses of a contract's pack, verbatim. */
  clauses: query(z.strictObject({ contract: z.string() }), (ctx, input) => {
    const row = contractOf(ctx.db, input.contract)
    const body = packOf(ctx.db, row.pack.sha256)
    return {
      clauses: body.clauses,
      periodClauses: body.periodClauses,
      renewed: isRenewed(body, row.period),
      period: row.period,
    }
  }),
}

/** True when the effective service period is not the one the text quotes: then 续签，非原文 stands beside it. */
export function isRenewed(body: Pack, period: { start: string; end: string }): boolean {
  return period.start !== body.period.start || period.end !== body.period.end
}
