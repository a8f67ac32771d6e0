import { listRecords, readRecord } from '../../../db/records.ts'
import type { AcceptanceFacts, PieceFact, VoidFact } from '../../../domain/acceptance/facts.ts'
import { matrixOf } from '../../../domain/obligation/matrix.ts'
import { evidence } from '../../../domain/record/evidence.ts'
import { firm } from '../../../domain/record/organisation.ts'
import type { Row } from '../../../domain/record/record-type.ts'
import type { QueryContext } from '../../procedure.ts'
import { loadObligations } from '../obligation/load.ts'
import { numberedTables } from '../obligation/rows.ts'
import { loadStatistics } from '../statistics.ts'

type Piece = Row<typeof evidence> & { readonly file: NonNullable<Row<typeof evidence>['file']> }

/** Kept pieces of evidence of a contract, in the order of their records. */
export function piecesOf(ctx: Pick<QueryContext, 'db'>, contract: string): Piece[] {
  const ids = ctx.db
    .prepare(`SELECT id FROM evidence WHERE file ->> '$.contract' = ?`)
    .pluck()
    .all(contract) as string[]
  return listRecords(ctx.db, evidence, 'id', ids)
    .filter((e): e is Piece => e.file !== null && e.state?.state !== 'removed')
    .sort((a, b) =>
      a.file.owner === b.file.owner
        ? (a.position?.n ?? 0) - (b.position?.n ?? 0)
        : a.file.owner < b.file.owner
          ? -1
          : 1,
    )
}

/** Numbers of records by their row id, of all tables that evidence may belong to. */
export function numbersById(ctx: Pick<QueryContext, 'db'>, contract: string): Map<string, string> {
  const found = numberedTables.flatMap(
    (table) =>
      ctx.db
        .prepare(
          `SELECT id, identity ->> '$.number' AS number FROM ${table} WHERE contract = ? AND identity IS NOT NULL`,
        )
        .all(contract) as { id: string; number: string }[],
  )
  const inspections = ctx.db
    .prepare(`SELECT id, plan ->> '$.number' AS number FROM inspection WHERE contract = ?`)
    .all(contract) as { id: string; number: string }[]
  return new Map([...found, ...inspections].map((r) => [r.id, r.number]))
}

function voidsOf(ctx: Pick<QueryContext, 'db'>, contract: string): VoidFact[] {
  return numberedTables.flatMap(
    (table) =>
      ctx.db
        .prepare(
          `SELECT identity ->> '$.number' AS number, coalesce(void ->> '$.reason', '') AS reason
           FROM ${table} WHERE contract = ? AND void IS NOT NULL AND identity IS NOT NULL ORDER BY number`,
        )
        .all(contract) as VoidFact[],
  )
}

/** True where the bytes that records refer to are there. */
function hasBytes(ctx: QueryContext, piece: Piece): boolean {
  const wanted = [piece.file.sha256, piece.file.copy, piece.redaction?.copy ?? ''].filter((hash) => hash !== '')
  return wanted.every((hash) => ctx.files.has(hash)) && ctx.files.size(piece.file.sha256) === piece.file.size
}

/**
 * Everything that acceptance is judged on, read once. `damaged` are the hashes whose bytes were read and do not fit;
 * where it is null nothing was read, and bytes are only looked for. Fails as `not-found`.
 */
export function loadAcceptance(
  ctx: QueryContext,
  contractId: string,
  damaged: ReadonlySet<string> | null = null,
): AcceptanceFacts {
  const { contract, pack, facts } = loadObligations(ctx, contractId)
  const now = ctx.now()
  const numbers = numbersById(ctx, contractId)
  const stateOf = (piece: Piece): PieceFact['state'] => {
    if (!hasBytes(ctx, piece)) return 'missing'
    if (!damaged) return 'unchecked'
    return damaged.has(piece.file.sha256) ? 'damaged' : 'whole'
  }
  return {
    now,
    contract,
    firm: readRecord(ctx.db, firm, 'firm') ?? null,
    pack,
    facts,
    matrix: matrixOf(pack, facts, now),
    statistics: loadStatistics(ctx, contractId, `${facts.service.start}..${facts.service.end}`),
    pieces: piecesOf(ctx, contractId).map((piece) => ({
      id: piece.id,
      owner: numbers.get(piece.file.owner) ?? '合同',
      name: piece.caption?.text.trim() || piece.file.name || (piece.file.kind === 'text' ? '粘贴的文本' : '未命名'),
      state: stateOf(piece),
    })),
    voids: voidsOf(ctx, contractId),
  }
}
