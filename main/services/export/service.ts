import { listRecords } from '../../../db/records.ts'
import { findRecords } from '../../../db/search.ts'
import { type LogEntry, logTable, serviceTable } from '../../../domain/export/service.ts'
import { contract as contractRecord } from '../../../domain/record/organisation.ts'
import { serviceRecord } from '../../../domain/record/service-record.ts'
import type { ServiceEntry } from '../../../domain/service/view.ts'
import type { QueryContext } from '../../procedure.ts'
import { contractPeriodName } from '../../../domain/time/quarter-name.ts'
import { logFor } from '../log.ts'
import { contractNames } from './names.ts'
import { type ExportList, sheetOf } from './list.ts'

const portion = 200
const mostFound = 100_000

/** Service records, void ones too, the newest first. */
export const services: ExportList = {
  name: '服务记录',
  load(ctx, { contract, state, text }) {
    const found =
      text.trim() === ''
        ? null
        : new Set(
            findRecords(ctx.db, text, { contract, tables: ['service_record'], limit: mostFound }).map((h) => h.id),
          )
    const where = [
      contract === '' ? '' : 'AND contract = ?',
      state === 'open' ? "AND state = 'open' AND void IS NULL" : '',
    ].join(' ')
    const all = ctx.db
      .prepare(`SELECT id FROM service_record WHERE true ${where} ORDER BY started DESC, id`)
      .pluck()
      .all(...(contract === '' ? [] : [contract])) as string[]
    const ids = all.filter((id) => !found || found.has(id))
    return [sheetOf('服务记录', serviceTable, servicesOf(ctx, ids), ids.length)]
  },
}

function* servicesOf(ctx: QueryContext, ids: readonly string[]) {
  const names = contractNames(listRecords(ctx.db, contractRecord))
  const number = ctx.db.prepare('SELECT number FROM fault WHERE id = ?').pluck()
  for (let n = 0; n < ids.length; n += portion) {
    const part = ids.slice(n, n + portion)
    const records = new Map(listRecords(ctx.db, serviceRecord, 'id', part).map((r) => [r.id, r]))
    for (const id of part) {
      const record = records.get(id)
      if (!record?.identity) continue
      const fault = record.link?.fault ? ((number.get(record.link.fault) as string | undefined) ?? '') : ''
      yield { record: record as ServiceEntry, fault, ...names(record.identity.contract) }
    }
  }
}

/** The maintenance log of a month or a year, workdays without a line among it. */
export const log: ExportList = {
  name: '维护日志',
  load(ctx, { contract, period }) {
    const { days } = logFor(ctx, contract, period)
    const lines = days.flatMap(({ date, workday, entries, missing }): LogEntry[] =>
      missing ? [{ date, workday, line: null, missing }] : entries.map((line) => ({ date, workday, line, missing })),
    )
    return [sheetOf(`日志 ${contractPeriodName(period) || period}`, logTable, lines, lines.length)]
  },
}
