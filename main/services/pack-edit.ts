import { z } from 'zod'
import { listRecords } from '../../db/records.ts'
import { readState, writeState } from '../../db/state.ts'
import { fail } from '../../domain/failure.ts'
import { type PackProblem, packBytesMax, parsePackText } from '../../domain/pack/read.ts'
import type { Pack } from '../../domain/pack/schema.ts'
import { nextVersion } from '../../domain/pack/version.ts'
import { fault, faultEvent } from '../../domain/record/fault.ts'
import { contract, pack as packRecord } from '../../domain/record/organisation.ts'
import { payment } from '../../domain/record/payment.ts'
import { command, query, type QueryContext, task } from '../procedure.ts'
import { bundledPacks } from './bundled-packs.ts'
import { contractOf } from './guard.ts'
import { ownKey } from './people.ts'
import { keepPack, packHash, packOf } from './pack-version.ts'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** Every version at hand, the bundled ones first. */
export function packsAtHand(ctx: Pick<QueryContext, 'db'>): Pack[] {
  const bundled = new Set(bundledPacks.map(packHash))
  const imported = listRecords(ctx.db, packRecord).map((row) => packOf(ctx.db, row.id))
  return [...bundledPacks, ...imported.filter((p) => !bundled.has(packHash(p)))]
}

/** The version with that hash. Fails as `not-found`. */
function versionOf(ctx: Pick<QueryContext, 'db'>, hash: string): Pack {
  return packsAtHand(ctx).find((p) => packHash(p) === hash) ?? fail('not-found', '找不到这个合同包版本。')
}

/** Contracts that run by a version. */
export function contractsBy(ctx: Pick<QueryContext, 'db'>, hash: string) {
  return listRecords(ctx.db, contract)
    .filter((c) => c.pack?.sha256 === hash && !c.void)
    .map((c) => ({ id: c.id, hospital: c.hospital?.name ?? '', system: c.system?.name ?? '' }))
}

/** Stops a second content under the same id and version: nobody could tell the two apart. */
export function refuseTaken(ctx: Pick<QueryContext, 'db'>, body: Pack): void {
  const hash = packHash(body)
  const taken = packsAtHand(ctx).some((p) => p.id === body.id && p.version === body.version && packHash(p) !== hash)
  if (!taken) return
  const sentence = `合同包 ${body.id} 已有版本“${body.version}”，内容不同。请改用另一个版本号，原版本不会被覆盖。`
  fail('bad-pack', sentence, { version: sentence })
}

const fieldsOf = (problems: readonly PackProblem[]): Record<string, string> =>
  Object.fromEntries(problems.map((p) => [p.place, p.said]))

const draftKey = (hash: string): string => `pack-draft:${hash}`

/** What is being edited of a version, as JSON text; null when nothing is. */
export function draftOf(ctx: Pick<QueryContext, 'db' | 'acting'>, hash: string): string | null {
  return readState(ctx.db, ownKey(ctx, draftKey(hash))) || null
}

/** What the contract's records speak of and the other version does not have, as a sentence; empty when it has all. */
function lacking(ctx: Pick<QueryContext, 'db'>, id: string, to: Pack): string {
  for (const row of listRecords(ctx.db, fault, 'contract', id)) {
    if (row.void) continue
    const named = `故障 ${row.identity?.number ?? ''}`
    const moved = listRecords(ctx.db, faultEvent, 'fault', row.id).map((e) => e.entry?.detail.tier)
    const gone = [row.tier?.policy, ...moved].find((key) => key && !to.faults.policies.some((p) => p.key === key))
    if (gone) return `${named} 按层级 ${gone} 处理，新版本里没有这个层级。`
    if (row.subject && !to.faults.subjects.some((s) => s.id === row.subject!.id))
      return `${named} 的故障对象“${row.subject.name}”，新版本里没有。`
  }
  for (const row of listRecords(ctx.db, payment, 'contract', id)) {
    const node = row.identity?.node ?? ''
    if (!row.void && (row.invoice?.number || row.paid?.on) && !to.payments.some((p) => p.id === node))
      return `付款节点“${row.terms?.name ?? node}”已有开票或付款，新版本里没有这个节点。`
  }
  return ''
}

export const packEdit = {
  /** One version in full, who runs by it, and what is being edited of it. */
  view: query(z.strictObject({ sha256 }), (ctx, input) => {
    const body = versionOf(ctx, input.sha256)
    const versions = packsAtHand(ctx).filter((p) => p.id === body.id)
    return {
      body,
      bundled: bundledPacks.some((p) => packHash(p) === input.sha256),
      /** Versions of this pack, each with the contracts that run by it. */
      versions: versions.map((p) => ({
        sha256: packHash(p),
        version: p.version,
        contracts: contractsBy(ctx, packHash(p)),
      })),
      next: nextVersion(
        body.version,
        versions.map((p) => p.version),
      ),
      draft: draftOf(ctx, input.sha256),
    }
  }),
  /** Keeps what is being edited of a version on this device: one may leave at any time. Null throws it away. */
  keepDraft: command(z.strictObject({ sha256, text: z.string().max(packBytesMax).nullable() }), (ctx, input) => {
    versionOf(ctx, input.sha256)
    writeState(ctx.db, ownKey(ctx, draftKey(input.sha256)), input.text ?? '')
  }),
  /** Saves an edited pack as a version of its own; the one it was made from stays. Its draft is done with. */
  save: command(z.strictObject({ sha256, text: z.string() }), (ctx, input) => {
    versionOf(ctx, input.sha256)
    const read = parsePackText(input.text)
    if (!read.ok) fail('bad-pack', `${read.problems[0]!.said}，未保存。`, fieldsOf(read.problems))
    refuseTaken(ctx, read.pack)
    writeState(ctx.db, ownKey(ctx, draftKey(input.sha256)), '')
    return { sha256: keepPack(ctx, read.pack) }
  }),
  /** Lets a contract run by another version of its pack. Inspections keep the version they were made with. */
  adopt: command(z.strictObject({ contract: z.string(), sha256 }), (ctx, input) => {
    const row = contractOf(ctx.db, input.contract)
    const body = versionOf(ctx, input.sha256)
    if (row.pack.id !== body.id) fail('invalid-input', '只能换到同一个合同包的其他版本。要换合同包，请增加一份合同。')
    const why = lacking(ctx, row.id, body)
    if (why) fail('incomplete', `${why}没有换，记录不变。`)
    if (row.pack.sha256 !== input.sha256)
      ctx.write(contract, row.id, row.scope, { pack: { sha256: keepPack(ctx, body), id: body.id } })
    return { version: body.version }
  }),
  /** Writes a version as a JSON file that can be imported elsewhere. The file is kept for a few days. */
  export: task(z.strictObject({ sha256 }), async (ctx, input) => {
    const body = versionOf(ctx, input.sha256)
    const file = await ctx.files.receive()
    try {
      await file.write(new TextEncoder().encode(`${JSON.stringify(body, null, 2)}\n`))
      const { sha256: stored, size } = await file.finish()
      return { sha256: stored, size, name: `${body.id}_${body.version}.json` }
    } catch (error) {
      await file.abandon()
      throw error
    }
  }),
}
