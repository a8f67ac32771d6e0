import { z } from 'zod'
import { importedSchema } from './import-batch.ts'
import { recordType } from './record-type.ts'

const text = z.string()

/** 症状以外的四个级别: reports show them; they do not change the contractual tier. */
export const faultLevels = ['1', '2', '3', '4'] as const
export const faultChannels = ['phone', 'wechat', 'qq', 'remote', 'on-site', 'inspection', 'other'] as const
export type FaultChannel = (typeof faultChannels)[number]
export const causeClasses = [
  '程序缺陷',
  '配置',
  '数据',
  '接口方变更',
  '数据库',
  '操作系统',
  '硬件',
  '网络',
  '证书到期',
  '电力环境',
  '操作不当(人为)',
  '病毒攻击',
  '第三方平台',
  '原因不明',
] as const

/**
 * A fault (R03). What happened and when is in its events, append-only; these registers hold what is known about it.
 * Row id: random. Times are never stored here, or two places could disagree.
 */
export const fault = recordType('fault', {
  identity: z.strictObject({
    contract: text,
    /** `GZ-20240209-001`. */
    number: text,
    createdAt: text,
    createdBy: text,
    /** The inspection item that it was made from, or empty strings. */
    inspection: text,
    item: text,
    finding: text,
    /** The service record that it was made from, or empty. */
    service: text,
  }),
  title: z.strictObject({ text }),
  /** 所属系统或设备: an id of the pack's fault subjects, with the device's own data. */
  subject: z.strictObject({ id: text, name: text, model: text, serial: text, asset: text, place: text }),
  reporter: z.strictObject({ name: text, department: text, phone: text, channel: z.enum(faultChannels) }),
  /** The tier at the report and what it rests on: the user's own words (A13). Later tiers are `reclassified` events. */
  tier: z.strictObject({ policy: text, quote: text }),
  level: z.strictObject({ level: z.enum(faultLevels).nullable() }),
  symptom: z.strictObject({ class: text, text }),
  impact: z.strictObject({
    /** 影响范围 in words: windows, departments. */
    scope: text,
    /** Business interruption, instants or empty. */
    from: text,
    to: text,
  }),
  cause: z.strictObject({ class: z.enum(causeClasses).nullable(), text }),
  responsibility: z.strictObject({ kind: z.enum(['non-human', 'human', 'third', 'undecided']), basis: text }),
  remedy: z.strictObject({ text, kind: z.enum(['temporary', 'permanent']).nullable() }),
  parts: z.strictObject({
    rows: z.array(
      z.strictObject({ name: text, model: text, oldSerial: text, newSerial: text, quantity: z.int().min(1) }),
    ),
  }),
  data: z.strictObject({ loss: z.enum(['none', 'lost', 'restored']).nullable(), text, count: text }),
  verification: z.strictObject({ method: text, result: text }),
  prevention: z.strictObject({ text }),
  /** 重复故障: row id of the earlier one, or empty; `of` empty with `checked` true says that there is none. */
  repeat: z.strictObject({ of: text, checked: z.boolean() }),
  /** Whether a change is needed, and the service record of kind `change` that it became. */
  change: z.strictObject({ needed: z.boolean().nullable(), record: text }),
  /** Why a milestone was missed, by milestone id; printed beside every breach. */
  overdue: z.strictObject({ reasons: z.record(z.string(), text) }),
  confirmation: z.strictObject({
    name: text,
    /** Instant, or empty. */
    at: text,
    way: text,
    satisfaction: z.enum(['satisfied', 'fair', 'unsatisfied']).nullable(),
    opinion: text,
  }),
  correction: z.strictObject({ reason: text, at: text, by: text }),
  void: z.strictObject({ reason: text, at: text }),
  imported: importedSchema,
})

/** Kinds of entry of a fault's timeline (经过). */
export const faultEventTypes = [
  'occurred',
  'reported',
  'accepted',
  'first_response',
  'auto_reply',
  'on_site',
  'team_consultation',
  'plan_sent',
  'workaround',
  'repair_needed',
  'handled',
  'repaired',
  'transport',
  'installed',
  'connected',
  'answered',
  'resolved',
  'confirmed',
  'closed',
  'reopened',
  'reclassified',
  'waiting',
  'note',
] as const
export type FaultEventType = (typeof faultEventTypes)[number]

/**
 * One entry of a fault's timeline. Never changed: a wrong one is struck with a reason and written again, so that
 * both versions stay. Row id: random.
 */
export const faultEvent = recordType('fault_event', {
  entry: z.strictObject({
    fault: text,
    type: z.enum(faultEventTypes),
    /** When it happened. */
    at: text,
    /** End of `waiting` or `transport`; empty where it still lasts or the kind has none. */
    to: text,
    /** When it was typed: set by the app. */
    recordedAt: text,
    by: text,
    channel: z.enum(faultChannels).nullable(),
    text,
    /** Why `at` lies more than 24 h before `recordedAt`; empty else. */
    backdated: text,
    /** True when the device's clock had been set back around then. */
    clockDoubt: z.boolean(),
    /** What the kind needs besides. Absent keys are unknown. */
    detail: z.strictObject({
      /** team_consultation: who took part; workaround, plan: nobody. */
      members: z.array(text).optional(),
      businessRestored: z.boolean().optional(),
      rootCauseFixed: z.boolean().optional(),
      sameSymptom: z.boolean().optional(),
      /** waiting: for whom; with the customer's written consent. */
      waitingFor: z.enum(['user', 'parts', 'vendor', 'other']).optional(),
      customerWrittenConsent: z.boolean().optional(),
      /** reclassified: the policy key, and whether the customer confirmed. */
      tier: text.optional(),
      customerConfirmed: z.boolean().optional(),
      /** transport: the carrier and number. */
      carrier: text.optional(),
      /** installed, connected: 正常 or what was wrong. */
      result: text.optional(),
    }),
  }),
  /** The end of an interval that was open when it was written. */
  until: z.strictObject({ to: text }),
  struck: z.strictObject({ reason: text, at: text, by: text }),
})
