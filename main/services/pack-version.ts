import { sha256 } from '../../db/crypto.ts'
import { readRecord } from '../../db/records.ts'
import type { Db } from '../../db/handle.ts'
import { type Pack, packSchema } from '../../domain/pack/schema.ts'
import { pack } from '../../domain/record/organisation.ts'
import { orgScope } from '../../domain/sync/op.ts'
import { canonical } from '../../domain/sync/canonical.ts'
import type { CommandContext } from '../procedure.ts'

/** Packs by the hash of their content. A hash never means anything else, so the parsed form can be kept. */
const parsed = new Map<string, Pack>()

/** The pack version with that hash. Throws when it was never imported: an inspection cannot exist without it. */
export function packOf(db: Db, hash: string): Pack {
  const known = parsed.get(hash)
  if (known) return known
  const row = readRecord(db, pack, hash)
  if (!row?.body) throw new Error(`pack ${hash} is not in the database`)
  if (sha256(row.body.json) !== hash) throw new Error(`pack ${hash} no longer fits its hash`)
  // Parsed, not cast: what a pack of an earlier format leaves out is filled in. Its hash stays that of its text.
  const body = packSchema.parse(JSON.parse(row.body.json))
  parsed.set(hash, body)
  hashes.set(body, hash)
  return body
}

/** A pack is never changed, so its hash is worked out once. */
const hashes = new WeakMap<Pack, string>()

/** SHA-256 of a pack's canonical JSON: its identity. */
export function packHash(body: Pack): string {
  const known = hashes.get(body)
  if (known) return known
  const hash = sha256(canonical(body))
  hashes.set(body, hash)
  return hash
}

/** Stores a pack as an immutable version; the same content is the same version. Returns its hash. */
export function keepPack(ctx: CommandContext, body: Pack): string {
  const hash = packHash(body)
  if (!readRecord(ctx.db, pack, hash))
    ctx.write(pack, hash, orgScope, { body: { json: canonical(body), importedAt: ctx.now() } })
  return hash
}
