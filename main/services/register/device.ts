import { z } from 'zod'
import { listRecords, readRecord } from '../../../db/records.ts'
import type { Db } from '../../../db/handle.ts'
import { compareParameters, readParameters } from '../../../domain/device/parameter.ts'
import { deviceHistory } from '../../../domain/device/history.ts'
import { fail } from '../../../domain/failure.ts'
import { isInstant } from '../../../domain/fault/timeline.ts'
import { device as record, parameterSnapshot } from '../../../domain/record/device.ts'
import { fault } from '../../../domain/record/fault.ts'
import { loaner } from '../../../domain/record/loaner.ts'
import { inspectionItem } from '../../../domain/record/inspection.ts'
import type { Row } from '../../../domain/record/record-type.ts'
import { serviceRecord } from '../../../domain/record/service-record.ts'
import { dateOf, epochOf } from '../../../domain/time/instant.ts'
import { command, query, type QueryContext } from '../../procedure.ts'
import { spansOf } from '../fault-facts.ts'
import { contractOf } from '../guard.ts'
import { inspectionsOf } from '../inspection-facts.ts'
import { nextNumber } from '../number.ts'
import { ownerEvidence } from '../owned.ts'
import { openOwner } from '../owner.ts'
import { packOf } from '../pack-version.ts'
import { personName } from '../people.ts'
import { certificateRows } from './certificate.ts'

type Device = Row<typeof record>
type FullDevice = Device & { readonly identity: NonNullable<Device['identity']> }

function deviceOf(db: Db, id: string): FullDevice {
  const row = readRecord(db, record, id)
  if (!row?.identity) fail('not-found', '找不到这台设备。')
  return row as FullDevice
}

function devicesOf(db: Db, contract: string): FullDevice[] {
  return listRecords(db, record, 'contract', contract)
    .filter((d): d is FullDevice => d.identity !== null)
    .sort((a, b) => (a.identity.number < b.identity.number ? -1 : 1))
}

/** Faults, loaners, inspections and part changes of a device, the newest first. */
function historyOf(ctx: QueryContext, row: FullDevice) {
  const { db } = ctx
  const { contract } = row.identity
  const inspections = inspectionsOf(db, contract)
  return deviceHistory(row, {
    devices: devicesOf(db, contract).filter((d) => !d.void),
    faults: listRecords(db, fault, 'contract', contract).filter((f) => f.identity && !f.void),
    spans: spansOf(db, contract),
    loaners: listRecords(db, loaner, 'contract', contract).filter((l) => l.identity && !l.void),
    inspections,
    items: listRecords(
      db,
      inspectionItem,
      'inspection',
      inspections.map((i) => i.id),
    ),
  })
}

function snapshotsOf(db: Db, device: string) {
  return listRecords(db, parameterSnapshot, 'device', device)
    .filter((s) => s.entry && !s.struck)
    .sort((a, b) => (a.entry!.at < b.entry!.at ? 1 : -1))
}

export const device = {
  list: query(z.strictObject({ contract: z.string() }), (ctx, input) => {
    const { pack } = contractOf(ctx.db, input.contract)
    return {
      subjects: packOf(ctx.db, pack.sha256).faults.subjects.map(({ id, name, model }) => ({ id, name, model })),
      rows: devicesOf(ctx.db, input.contract).map((row) => ({
        id: row.id,
        number: row.identity.number,
        card: row.card ?? { name: '', kind: '', model: '', serial: '', asset: '', place: '' },
        state: row.state?.state ?? null,
        void: row.void?.reason ?? '',
        ...historyOf(ctx, row).counts,
        snapshots: snapshotsOf(ctx.db, row.id).length,
      })),
    }
  }),
  view: query(z.strictObject({ device: z.string() }), (ctx, input) => {
    const row = deviceOf(ctx.db, input.device)
    const { contract } = row.identity
    const changes = new Map(
      listRecords(ctx.db, serviceRecord, 'contract', contract)
        .filter((s) => s.identity?.kind === 'change' && !s.void)
        .map((s) => [s.id, { id: s.id, number: s.identity!.number, subject: s.subject?.text ?? '' }]),
    )
    return {
      id: row.id,
      now: ctx.now(),
      record: row,
      subjects: packOf(ctx.db, contractOf(ctx.db, contract).pack.sha256).faults.subjects.map(({ id, name }) => ({
        id,
        name,
      })),
      history: historyOf(ctx, row),
      certificates: certificateRows(ctx, contract).filter((c) => c.device === row.id),
      snapshots: snapshotsOf(ctx.db, row.id).map((s) => ({
        id: s.id,
        ...s.entry!,
        changeOf: changes.get(s.entry!.change) ?? null,
      })),
      changes: [...changes.values()],
      evidence: ownerEvidence(ctx.db, row.id),
    }
  }),
  /** Begins the card of a device; one of the pack's subjects brings its name and model. */
  start: command(z.strictObject({ contract: z.string(), subject: z.string().default('') }), (ctx, input) => {
    const { scope, pack } = contractOf(ctx.db, input.contract)
    const subject = packOf(ctx.db, pack.sha256).faults.subjects.find((s) => s.id === input.subject)
    if (input.subject !== '' && !subject) fail('not-found', '合同包里没有这个维保对象。')
    const id = ctx.newId()
    const number = nextNumber(ctx.db, 'device', input.contract, 'SB', dateOf(ctx.now()))
    ctx.write(record, id, scope, {
      identity: {
        contract: input.contract,
        number,
        subject: input.subject,
        createdAt: ctx.now(),
        createdBy: personName(ctx.db, ctx.author),
      },
      card: { name: subject?.name ?? '', kind: '', model: subject?.model ?? '', serial: '', asset: '', place: '' },
      state: { state: 'in-use', on: '', text: '' },
    })
    return { device: id, number }
  }),
  /** Keeps the parameters of a device as pasted: before or after a change, or as a baseline. */
  addSnapshot: command(
    z.strictObject({
      device: z.string(),
      moment: z.enum(['baseline', 'before', 'after']),
      at: z.string(),
      change: z.string().default(''),
      note: z.string().max(2000).default(''),
      text: z.string().max(500_000, '参数超过 50 万字，请只粘贴配置部分。'),
    }),
    (ctx, input) => {
      const row = deviceOf(ctx.db, input.device)
      const scope = openOwner(ctx.db, 'device', input.device)
      if (!isInstant(input.at)) fail('invalid-input', '请填写读取参数的时间。', { at: '请填写时间' })
      if (epochOf(input.at) > epochOf(ctx.now()))
        fail('invalid-input', '读取参数的时间晚于现在，请核对。', { at: '晚于现在' })
      if (input.moment !== 'baseline' && input.change === '')
        fail('incomplete', '变更前后的参数要写明是哪一次变更。', { change: '请选择变更记录' })
      const linked = input.change === '' ? null : readRecord(ctx.db, serviceRecord, input.change)
      if (input.change !== '' && linked?.identity?.kind !== 'change')
        fail('not-found', '找不到这条变更记录。', { change: '请重新选择' })
      const { values, unread } = readParameters(input.text)
      if (values.length === 0)
        fail('invalid-input', '没有读出参数。请按“名称=值”每行一个粘贴，您写的还在框里。', { text: '没有读出参数' })
      const id = ctx.newId()
      ctx.write(parameterSnapshot, id, scope, {
        entry: {
          contract: row.identity.contract,
          device: input.device,
          at: input.at,
          recordedAt: ctx.now(),
          by: personName(ctx.db, ctx.author),
          moment: input.moment,
          change: input.change,
          note: input.note,
          values,
        },
      })
      return { snapshot: id, values: values.length, unread }
    },
  ),
  /** Takes a snapshot out of comparison; it stays in the log with the reason. */
  strikeSnapshot: command(z.strictObject({ snapshot: z.string(), reason: z.string().max(2000) }), (ctx, input) => {
    const row = readRecord(ctx.db, parameterSnapshot, input.snapshot)
    if (!row?.entry) fail('not-found', '找不到这份参数快照。')
    if (input.reason.trim() === '') fail('incomplete', '划去要写明原因。', { reason: '请写明原因' })
    const scope = openOwner(ctx.db, 'device', row.entry.device)
    ctx.write(parameterSnapshot, input.snapshot, scope, {
      struck: { reason: input.reason, at: ctx.now(), by: personName(ctx.db, ctx.author) },
    })
  }),
  /** Two snapshots of one device side by side. */
  compare: query(z.strictObject({ before: z.string(), after: z.string() }), (ctx, input) => {
    const [before, after] = [input.before, input.after].map((id) => readRecord(ctx.db, parameterSnapshot, id)?.entry)
    if (!before || !after) fail('not-found', '找不到要比较的参数快照。')
    if (before.device !== after.device) fail('invalid-input', '只能比较同一台设备的参数。')
    const rows = compareParameters(before.values, after.values)
    return { rows, changed: rows.filter((r) => r.kind !== 'same').length }
  }),
}
