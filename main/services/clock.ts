import { z } from 'zod'
import type { Db } from '../../db/handle.ts'
import { opsOfRow } from '../../db/history.ts'
import { listRecords } from '../../db/records.ts'
import { clockNote } from '../../domain/record/clock-note.ts'
import { isDoubtful } from '../../domain/time/clock-jump.ts'
import { epochOf, type Instant } from '../../domain/time/instant.ts'
import { command, query } from '../procedure.ts'

/** True when a record stamped `at` may have been stamped by a clock that was set back; it is marked as such. */
export function clockDoubt(db: Db, at: Instant): boolean {
  return listRecords(db, clockNote).some((note) => note.jump !== null && isDoubtful(note.jump, at))
}

export const clock = {
  /** Every time the device's clock was set back, the newest first. */
  notes: query(z.strictObject({}), (ctx) =>
    listRecords(ctx.db, clockNote)
      .flatMap(({ id, heads, jump, remark }) => {
        if (!jump) return []
        const back = epochOf(jump.last) - epochOf(jump.now)
        // The clock that was set back orders nothing; that of the log never runs backwards.
        const noted = opsOfRow(ctx.db, clockNote.table, id).at(-1)!.clock
        return [{ id, heads, ...jump, back, noted, remark: remark ?? { text: '', by: '' } }]
      })
      .sort((a, b) => (a.noted < b.noted ? 1 : -1)),
  ),
  /** Looks at the clock, as every command does: called by the app itself while nothing is written. */
  look: command(z.strictObject({}), () => null),
}
