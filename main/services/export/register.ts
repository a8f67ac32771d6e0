import { listRecords } from '../../../db/records.ts'
import {
  archiveTable,
  certificateTable,
  costTable,
  deviceTable,
  documentTable,
  dutyTable,
  paymentTable,
  staffTable,
} from '../../../domain/export/register.ts'
import { dutiesOf } from '../../../domain/obligation/duty.ts'
import { paymentNodes } from '../../../domain/payment/schedule.ts'
import { archiveEntry } from '../../../domain/record/archive-entry.ts'
import { device } from '../../../domain/record/device.ts'
import { contract as contractRecord } from '../../../domain/record/organisation.ts'
import { cost } from '../../../domain/record/payment.ts'
import { documentKindOf } from '../../../domain/report/kind.ts'
import { dateOf } from '../../../domain/time/instant.ts'
import type { QueryContext } from '../../procedure.ts'
import { contractOf } from '../guard.ts'
import { loadObligations } from '../obligation/load.ts'
import { paymentFacts } from '../register/payment.ts'
import { certificateRows } from '../register/certificate.ts'
import { staffOf } from '../register/staff.ts'
import { listVersions } from '../report-paper.ts'
import { type ExportList, sheetOf } from './list.ts'

/** The contract that is wanted, or all in force. */
function contractsOf(ctx: QueryContext, wanted: string): string[] {
  if (wanted !== '') return [contractOf(ctx.db, wanted).id]
  return listRecords(ctx.db, contractRecord)
    .filter((c) => c.pack && c.period && !c.void)
    .map((c) => c.id)
}

const byNumber = <T extends { readonly identity: { readonly number: string } | null }>(a: T, b: T): number =>
  (a.identity?.number ?? '') < (b.identity?.number ?? '') ? -1 : 1

export const devices: ExportList = {
  name: '设备台账',
  load(ctx, { contract }) {
    const rows = listRecords(ctx.db, device, 'contract', contractsOf(ctx, contract))
      .filter((d) => d.identity)
      .sort(byNumber)
    return [sheetOf('设备', deviceTable, rows, rows.length)]
  },
}

export const certificates: ExportList = {
  name: '证书与许可',
  load(ctx, { contract }) {
    const rows = contractsOf(ctx, contract).flatMap((id) => certificateRows(ctx, id))
    return [sheetOf('证书与许可', certificateTable, rows, rows.length)]
  },
}

/** The archive index: its entries, and every finalised document with its box. */
export const archive: ExportList = {
  name: '档案目录',
  load(ctx, { contract }) {
    const contracts = contractsOf(ctx, contract)
    const entries = listRecords(ctx.db, archiveEntry, 'contract', contracts)
      .filter((e) => e.identity)
      .sort(byNumber)
    const documents = contracts
      .flatMap((id) => listVersions(ctx.db, { contract: id }))
      .map((r) => ({
        kind: r.version!.kind,
        name: documentKindOf(r.version!.kind)?.name ?? r.version!.kind,
        number: r.version!.number,
        version: r.version!.version,
        on: dateOf(r.version!.finalisedAt),
        superseded: r.superseded !== null,
        signed: r.scan !== null,
        box: r.archived?.box ?? '',
      }))
    return [
      sheetOf('档案目录', archiveTable, entries, entries.length),
      sheetOf('已定稿单据', documentTable, documents, documents.length),
    ]
  },
}

export const people: ExportList = {
  name: '服务人员',
  load(ctx, { contract }) {
    const rows = [
      ...new Map(
        contractsOf(ctx, contract)
          .flatMap((id) => staffOf(ctx.db, id))
          .map((s) => [s.id, s]),
      ).values(),
    ]
    return [sheetOf('服务人员', staffTable, rows, rows.length)]
  },
}

export const costs: ExportList = {
  name: '费用台账',
  load(ctx, { contract }) {
    const rows = listRecords(ctx.db, cost, 'contract', contractsOf(ctx, contract))
      .filter((c) => c.identity)
      .sort(byNumber)
    return [sheetOf('费用', costTable, rows, rows.length)]
  },
}

/** Every duty of the service period, a sheet for each contract. */
export const duties: ExportList = {
  name: '义务清单',
  load(ctx, { contract }) {
    return contractsOf(ctx, contract).map((id) => {
      const { pack, facts } = loadObligations(ctx, id)
      const rows = dutiesOf(pack, facts, ctx.now())
      return sheetOf(pack.name, dutyTable, rows, rows.length)
    })
  },
}

/** Payment nodes, a sheet for each contract. */
export const payments: ExportList = {
  name: '付款节点',
  load(ctx, { contract }) {
    return contractsOf(ctx, contract).map((id) => {
      const facts = paymentFacts(ctx, id)
      const rows = paymentNodes(facts).map((node) => {
        const row = facts.rows.get(node.id)
        return { node, invoice: row?.invoice ?? null, paid: row?.paid ?? null }
      })
      return sheetOf('付款节点', paymentTable, rows, rows.length)
    })
  },
}
