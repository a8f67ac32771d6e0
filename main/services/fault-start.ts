import { z } from 'zod'
import { listRecords, readRecord } from '../../db/records.ts'
import { fail } from '../../domain/failure.ts'
import { isInstant } from '../../domain/fault/timeline.ts'
import { type FaultChannel, fault, faultChannels } from '../../domain/record/fault.ts'
import { serviceRecord } from '../../domain/record/service-record.ts'
import { dateOf, epochOf, type Instant } from '../../domain/time/instant.ts'
import { command, type CommandContext } from '../procedure.ts'
import { backdatingOf, checkTime, writeEntry } from './fault-write.ts'
import { contractOf } from './guard.ts'
import { nextNumber } from './number.ts'
import { packOf } from './pack-version.ts'
import { personName } from './people.ts'

const id = z.string().max(200)
const line = z.string().max(400)
const long = z.string().max(20_000)

export const startInput = z.strictObject({
  contract: id,
  title: line,
  subject: id,
  reporter: z.strictObject({ name: line, department: line, phone: line, channel: z.enum(faultChannels) }),
  /** The user's own words about the business: what the tier rests on (A13). */
  quote: long,
  policy: z.string().max(40),
  symptom: z.strictObject({ class: line, text: long }),
  reportedAt: z.string().max(40),
  backdated: long,
  occurredAt: z.string().max(40).default(''),
  service: id.default(''),
})
type Start = z.output<typeof startInput>

/** What a fault was made from. */
interface Source {
  readonly inspection: string
  readonly item: string
  readonly finding: string
}
const noSource: Source = { inspection: '', item: '', finding: '' }

/** Writes a new fault with its first entries: occurred, reported (T0), accepted. Fails with a sentence on bad times. */
export function startFault(
  ctx: CommandContext,
  input: Start,
  source: Source = noSource,
): { fault: string; number: string } {
  const contract = contractOf(ctx.db, input.contract)
  const { faults } = packOf(ctx.db, contract.pack.sha256)
  if (input.policy !== '' && !faults.policies.some((p) => p.key === input.policy && p.kind !== 'general'))
    fail('invalid-input', '合同里没有这个层级，没有保存。请重新选择，您写的还在框里。', { policy: '请重新选择' })
  checkTime(ctx, input.reportedAt, '报障时间', 'reportedAt')
  const backdated = backdatingOf(ctx, input.reportedAt, input.backdated, null)
  if (input.occurredAt !== '') checkTime(ctx, input.occurredAt, '故障发生时间', 'occurredAt')
  if (input.occurredAt !== '' && epochOf(input.occurredAt) > epochOf(input.reportedAt))
    fail('invalid-input', '故障发生不会晚于报障时间，请核对。没有保存，您写的还在框里。', {
      occurredAt: '晚于报障时间',
    })
  const subject = faults.subjects.find((s) => s.id === input.subject) ?? faults.subjects[0]
  const fresh = ctx.newId()
  const number = nextNumber(ctx.db, 'fault', contract.id, 'GZ', dateOf(input.reportedAt))
  const createdBy = personName(ctx.db, ctx.author)
  ctx.write(fault, fresh, contract.scope, {
    identity: {
      contract: contract.id,
      number,
      createdAt: ctx.now(),
      createdBy,
      ...source,
      service: input.service,
    },
    title: { text: input.title },
    subject: {
      id: subject?.id ?? '',
      name: subject?.name ?? '',
      model: subject?.model ?? '',
      serial: '',
      asset: '',
      place: '',
    },
    reporter: input.reporter,
    tier: { policy: input.policy, quote: input.quote },
    symptom: input.symptom,
  })
  const { channel } = input.reporter
  const entry = { fault: fresh, channel, backdated }
  if (input.occurredAt !== '')
    writeEntry(ctx, contract.scope, { ...entry, channel: null, type: 'occurred', at: input.occurredAt })
  writeEntry(ctx, contract.scope, { ...entry, type: 'reported', at: input.reportedAt, text: input.quote })
  writeEntry(ctx, contract.scope, { fault: fresh, type: 'accepted', at: ctx.now() })
  return { fault: fresh, number }
}

/** Channels by which a service was asked for, as those of a fault. */
const channelOf = (way: string): FaultChannel => faultChannels.find((c) => c === way) ?? 'other'

export const faultStart = {
  /** Records a fault. T0 is typed: it may lie before the record, with a reason beyond 24 h, never in the future. */
  start: command(startInput, (ctx, input) => startFault(ctx, input)),
  /** 转为故障 from a service record: its words and its time of asking go over. The same record again gives its fault. */
  fromService: command(z.strictObject({ service: id }), (ctx, input) => {
    const row = readRecord(ctx.db, serviceRecord, input.service)
    if (!row?.identity) fail('not-found', '找不到这条服务记录。')
    const there = listRecords(ctx.db, fault, 'service', input.service).find((f) => !f.void)
    if (there?.identity) return { fault: there.id, number: there.identity.number }
    const asked = firstInstant(row.request?.askedAt, row.span?.from) ?? ctx.now()
    const words = row.content?.text || row.subject?.text || ''
    const made = startFault(ctx, {
      contract: row.identity.contract,
      title: row.subject?.text || words.slice(0, 40),
      subject: '',
      reporter: {
        name: row.request?.person ?? '',
        department: row.request?.department ?? '',
        phone: row.request?.phone ?? '',
        channel: channelOf(row.request?.way ?? ''),
      },
      quote: words,
      policy: '',
      symptom: { class: '', text: words },
      reportedAt: asked,
      backdated: row.backdated?.reason || `转自服务记录 ${row.identity.number}`,
      occurredAt: '',
      service: row.id,
    })
    ctx.write(serviceRecord, row.id, row.scope, {
      link: { ...(row.link ?? { service: '', inspection: '', faq: '' }), fault: made.fault },
    })
    return made
  }),
}

function firstInstant(...texts: readonly (string | undefined)[]): Instant | undefined {
  return texts.find((t): t is string => !!t && isInstant(t))
}
