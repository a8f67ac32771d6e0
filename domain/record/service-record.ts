import { z } from 'zod'
import { importedSchema } from './import-batch.ts'
import { recordType } from './record-type.ts'

const text = z.string()

export const serviceKinds = [
  'phone',
  'online',
  'on-site',
  'query',
  'backup',
  'restore',
  'change',
  'security',
  'authority',
  'assistance',
  'sms',
  'ssl',
  'training',
  'consulting',
  'maintenance',
] as const
export type ServiceKind = (typeof serviceKinds)[number]
export const serviceWays = ['phone', 'wechat', 'qq', 'remote', 'on-site', 'other'] as const

/**
 * A service record: one shape for everything that is done between inspections, and one line of the maintenance log.
 * What only one kind has is in `detail`, by the field ids of `domain/service/kind.ts`. Times are instants, or empty.
 */
export const serviceRecord = recordType('service_record', {
  identity: z.strictObject({
    contract: text,
    kind: z.enum(serviceKinds),
    /** `ZX-20240312-001`. */
    number: text,
    createdAt: text,
    createdBy: text,
  }),
  span: z.strictObject({ from: text, to: text }),
  request: z.strictObject({
    way: z.enum(serviceWays),
    person: text,
    department: text,
    phone: text,
    /** When it was asked: the first reply counts from here. */
    askedAt: text,
  }),
  /** One line for lists and the log. */
  subject: z.strictObject({ text }),
  content: z.strictObject({ text }),
  reply: z.strictObject({ text, firstAt: text, by: text }),
  result: z.strictObject({ state: z.enum(['open', 'done']), text, leftover: text }),
  people: z.strictObject({ names: z.array(text) }),
  detail: z.strictObject({
    values: z.record(z.string(), text),
    tables: z.record(z.string(), z.array(z.record(z.string(), text))),
  }),
  confirmation: z.strictObject({ name: text, at: text, way: text }),
  /** Row ids of what it belongs to or became, and of the FAQ entry whose answer was given. Empty where none. */
  link: z.strictObject({ fault: text, service: text, inspection: text, faq: text }),
  /** Why `span.from` or `askedAt` lies more than 24 h before the record was written. */
  backdated: z.strictObject({ reason: text }),
  correction: z.strictObject({ reason: text, at: text, by: text }),
  void: z.strictObject({ reason: text, at: text }),
  imported: importedSchema,
})

/** A question that came twice, with the answer that is offered the next time (F30). */
export const faq = recordType('faq', {
  identity: z.strictObject({ contract: text, number: text, createdAt: text, createdBy: text }),
  entry: z.strictObject({ question: text, answer: text }),
  void: z.strictObject({ reason: text, at: text }),
})
