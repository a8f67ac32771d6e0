import { z } from 'zod'
import { platforms } from '../pack/schema.ts'
import { slaSettingSchema } from '../sla/setting.ts'
import { isDate } from '../time/instant.ts'
import { recordType } from './record-type.ts'

const text = z.string()

/** A person who works with the product; the author of transactions. */
export const person = recordType('person', {
  name: z.strictObject({ name: text }),
})

/** The maintenance firm (乙方). One row, `firm`. */
export const firm = recordType('firm', {
  name: z.strictObject({ name: text }),
  /** The 7×24 hotline that stands on every report. */
  hotline: z.strictObject({ phone: text }),
  /** SHA-256 of the logo and a line for the letterhead; both may be empty. */
  brand: z.strictObject({ logo: text, letterhead: text }),
})

/** An imported version of a contract pack. Row id: SHA-256 of its canonical JSON. */
export const pack = recordType('pack', {
  body: z.strictObject({ json: text, importedAt: text }),
})

export const serverSchema = z.strictObject({ name: text, role: text, address: text, system: text })

const serviceDate = z
  .string()
  .refine((d) => isDate(d) && d >= '2000-01-01' && d <= '2099-12-31', '请填写 2000 至 2099 年间的日期')

/** The effective service period, both days included. */
export const servicePeriodSchema = z
  .strictObject({ start: serviceDate, end: serviceDate })
  .refine((p) => p.start <= p.end, { path: ['end'], message: '服务期结束早于开始，请核对日期' })

/** A contract as the firm serves it: which pack, for which hospital and system, from when to when. */
export const contract = recordType('contract', {
  pack: z.strictObject({ sha256: text, id: text }),
  hospital: z.strictObject({ name: text, department: text, contact: text }),
  system: z.strictObject({
    name: text,
    /** Maker of the platform; may be empty. */
    vendor: text,
    database: z.enum(platforms),
    databaseVersion: text,
    platform: z.enum(platforms),
    servers: z.array(serverSchema),
  }),
  /** The effective service period; differs from the pack's own when the contract was renewed. */
  period: servicePeriodSchema,
  setting: z.strictObject({
    /** What tablespace percentages are judged on (domain rule: the customer's choice). */
    basis: z.enum(['max', 'allocated']),
    copies: z.int().min(1).max(9),
    secrecy: text,
    reviewer: text,
  }),
  /** How the ambiguous words of this contract are read (A1–A19); null for the defaults. */
  sla: slaSettingSchema,
  void: z.strictObject({ reason: text, at: text }),
})

/** What the site made of a built-in command. Row id: `<contract>:<command>`. */
export const siteCommand = recordType('site_command', {
  link: z.strictObject({ contract: text, command: text }),
  /** The command as it works here; null for the pack's own text. */
  text: z.strictObject({ text }),
  /** Confirmed on site: without it a command is marked 未经现场验证. */
  confirmed: z.strictObject({ at: text, by: text }),
})
