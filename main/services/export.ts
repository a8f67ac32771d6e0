import { z } from 'zod'
import { dateOf } from '../../domain/time/instant.ts'
import { contractPeriodName } from '../../domain/time/quarter-name.ts'
import { task } from '../procedure.ts'
import { writeXlsx } from '../sheet/xlsx-write.ts'
import { faults } from './export/fault.ts'
import { findings } from './export/finding.ts'
import { inspections } from './export/inspection.ts'
import type { ExportList } from './export/list.ts'
import { archive, certificates, costs, devices, duties, payments, people } from './export/register.ts'
import { log, services } from './export/service.ts'
import { statistics } from './export/statistics.ts'

/** Every list that can be exported. */
const lists = {
  archive,
  certificates,
  costs,
  devices,
  duties,
  faults,
  findings,
  inspections,
  log,
  payments,
  people,
  services,
  statistics,
} as const satisfies Record<string, ExportList>
type ListId = keyof typeof lists
const listIds = Object.keys(lists) as [ListId, ...ListId[]]

const filter = z.string().max(400).default('')

export const exporting = {
  /** Writes a list as an .xlsx file. The file is kept for a few days and belongs to no record. */
  list: task(
    z.strictObject({ list: z.enum(listIds), contract: filter, period: filter, state: filter, text: filter }),
    async (ctx, { list, ...wanted }) => {
      const { name, load } = lists[list]
      const sheets = load(ctx, wanted)
      const file = await ctx.files.receive()
      try {
        await writeXlsx(sheets, (piece) => file.write(piece), {
          signal: ctx.signal,
          progress: (done, total) => ctx.progress(done, total, '正在写入表格'),
        })
        const { sha256, size } = await file.finish()
        const of = wanted.period === '' ? dateOf(ctx.now()) : contractPeriodName(wanted.period) || wanted.period
        return { sha256, size, name: `${name}_${of}.xlsx`, rows: sheets[0]?.total ?? 0 }
      } catch (error) {
        await file.abandon()
        throw error
      }
    },
  ),
}
