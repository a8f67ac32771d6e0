import { z } from 'zod'
import { listRecords } from '../../db/records.ts'
import { certificateKindName, standingOf, successorsOf } from '../../domain/certificate/stage.ts'
import { faultRowOf } from '../../domain/fault/row.ts'
import { dutiesOf } from '../../domain/obligation/duty.ts'
import { certificateNotices, clockNotices, dutyNotices, type Notice } from '../../domain/obligation/notice.ts'
import { contract } from '../../domain/record/organisation.ts'
import { dateOf } from '../../domain/time/instant.ts'
import { query } from '../procedure.ts'
import { loadFaultsById, spansOf } from './fault-facts.ts'
import { loadObligations } from './obligation/load.ts'

export const notice = {
  /** What is due or late, and certificates that run out, of every contract in force: looked at now and then. */
  duties: query(z.strictObject({}), (ctx): Notice[] => {
    const today = dateOf(ctx.now())
    return listRecords(ctx.db, contract)
      .filter((c) => c.pack && c.period && !c.void)
      .flatMap((c) => {
        const { pack, facts } = loadObligations(ctx, c.id)
        const successors = successorsOf(facts.certificates)
        const ending = facts.certificates
          // A renewal that was only begun silences nothing: it has to serve first.
          .filter((x) => standingOf(x, successors.get(x.id) ?? [], today).reminder !== null)
          .map((x) => ({
            id: x.id,
            name: `${certificateKindName[x.identity!.kind]} ${x.identity!.number}`,
            to: x.validity!.to,
          }))
        return [
          ...certificateNotices(ending, pack.name, today),
          ...dutyNotices(dutiesOf(pack, facts, ctx.now()), pack.name, today),
        ]
      })
  }),
  /** Running faults whose limit comes near: looked at every minute. */
  clocks: query(z.strictObject({}), (ctx): Notice[] => {
    const running = spansOf(ctx.db, '').filter((s) => s.closed === '')
    return clockNotices(
      loadFaultsById(
        ctx,
        running.map((s) => s.id),
      ).map(faultRowOf),
    )
  }),
}
