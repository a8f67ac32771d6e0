import { z } from 'zod'
import { listRecords } from '../../db/records.ts'
import { faultRowOf } from '../../domain/fault/row.ts'
import { dutiesOf } from '../../domain/obligation/duty.ts'
import { certificateNotices, clockNotices, dutyNotices, type Notice } from '../../domain/obligation/notice.ts'
import { contract } from '../../domain/record/organisation.ts'
import { dateOf } from '../../domain/time/instant.ts'
import { query } from '../procedure.ts'
import { loadFaultsById, spansOf } from './fault-facts.ts'
import { loadObligations } from './obligation/load.ts'

const names = { ca: 'CA 证书', ssl: 'SSL 证书', licence: '授权' } as const

export const notice = {
  /** What is due or late, and certificates that run out, of every contract in force: looked at now and then. */
  duties: query(z.strictObject({}), (ctx): Notice[] => {
    const today = dateOf(ctx.now())
    return listRecords(ctx.db, contract)
      .filter((c) => c.pack && c.period && !c.void)
      .flatMap((c) => {
        const { pack, facts } = loadObligations(ctx, c.id)
        const renewed = new Set(facts.certificates.map((x) => x.identity!.predecessor))
        const ending = facts.certificates
          .filter((x) => x.validity?.to && !x.revocation?.on && !renewed.has(x.id))
          .map((x) => ({
            id: x.id,
            name: `${names[x.identity!.kind]} ${x.identity!.number}`,
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
