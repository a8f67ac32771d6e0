import type { Db } from '../../../db/handle.ts'
import type { DeviceDraft } from '../../../domain/import/device.ts'
import { deviceKeys } from '../../../domain/import/target.ts'
import { device } from '../../../domain/record/device.ts'
import { dateOf } from '../../../domain/time/instant.ts'
import type { CommandContext } from '../../procedure.ts'
import { nextNumber } from '../number.ts'
import { personName } from '../people.ts'
import type { ImportSource } from './source.ts'

/** Writes a device of an old list. */
export function writeDevice(ctx: CommandContext, source: ImportSource, row: number, draft: DeviceDraft): void {
  const { contract, batch } = source
  ctx.write(device, ctx.newId(), contract.scope, {
    identity: {
      contract: contract.id,
      number: nextNumber(ctx.db, 'device', contract.id, 'SB', dateOf(ctx.now())),
      subject: draft.subject,
      createdAt: ctx.now(),
      createdBy: personName(ctx.db, ctx.author),
    },
    card: draft.card,
    detail: draft.detail,
    state: { state: draft.state, on: draft.since, text: [source.reason(row), draft.remark].filter(Boolean).join('\n') },
    imported: { batch, row, number: draft.number },
  })
}

/** Keys of the contract's devices with their numbers, for duplicates. */
export function knownDevices(db: Db, contract: string): [string, string][] {
  const rows = db
    .prepare(
      `SELECT number, coalesce(json_extract(card, '$.serial'), '') AS serial,
         coalesce(json_extract(card, '$.asset'), '') AS asset, coalesce(json_extract(card, '$.name'), '') AS name,
         coalesce(json_extract(card, '$.model'), '') AS model, coalesce(json_extract(card, '$.place'), '') AS place
       FROM device WHERE contract = ? AND void IS NULL`,
    )
    .all(contract) as { number: string; serial: string; asset: string; name: string; model: string; place: string }[]
  return rows.flatMap((r) => deviceKeys(r).map((key): [string, string] => [key, r.number]))
}
