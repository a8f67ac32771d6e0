import { z } from 'zod'
import { dutiesOf } from '../../domain/obligation/duty.ts'
import { dateOf } from '../../domain/time/instant.ts'
import { periodAt, periodsOf } from '../../domain/time/period.ts'
import { query, type QueryContext, task } from '../procedure.ts'
import { calendarFile } from './obligation/calendar-file.ts'
import { loadObligations } from './obligation/load.ts'

const one = z.strictObject({ contract: z.string() })

function load(ctx: QueryContext, id: string) {
  const { contract, pack, facts } = loadObligations(ctx, id)
  const name = `${contract.hospital?.name ?? ''} ${pack.name}`.trim()
  return { pack, service: facts.service, name, duties: dutiesOf(pack, facts, ctx.now()) }
}

export const duty = {
  /** Every duty of a contract's service period, the earliest first. */
  list: query(one, (ctx, input) => {
    const { pack, service, duties } = load(ctx, input.contract)
    const today = dateOf(ctx.now())
    const current = periodAt(periodsOf(pack.cycle, service.start, service.end), today)
    return { today, service, current: current ?? null, duties }
  }),
  /** The duties that are not done as a calendar file (.ics). */
  ics: task(one, async (ctx, input) => {
    const { name, duties } = load(ctx, input.contract)
    const text = calendarFile(duties, { id: input.contract, name }, ctx.now())
    const file = await ctx.files.receive()
    try {
      await file.write(Buffer.from(text, 'utf8'))
      const { sha256 } = await file.finish()
      return {
        sha256,
        name: `义务_${name.replaceAll(' ', '_')}_${dateOf(ctx.now())}.ics`,
        events: duties.filter((d) => d.state !== 'done').length,
      }
    } catch (error) {
      await file.abandon()
      throw error
    }
  }),
}
