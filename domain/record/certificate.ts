import { z } from 'zod'
import { cents, dateOrNone } from './dated.ts'
import { recordType } from './record-type.ts'

const text = z.string()
const yesNo = z.boolean().nullable()

export const certificateKinds = ['ca', 'ssl', 'licence'] as const
export type CertificateKind = (typeof certificateKinds)[number]
/** Who pays: the firm (乙方) or the customer (甲方). */
export const bearers = ['firm', 'customer'] as const

/**
 * A certificate or licence that runs out (F06, R13). Its life is dated facts, one register each; which stage it is in
 * is computed and never stored. A renewal is a new record that names its predecessor. Dates are days, or empty.
 */
export const certificate = recordType('certificate', {
  identity: z.strictObject({
    contract: text,
    /** `ZS-20240105-001`. */
    number: text,
    kind: z.enum(certificateKinds),
    /** Row id of the certificate that it renews, or empty. */
    predecessor: text,
    createdAt: text,
    createdBy: text,
  }),
  subject: z.strictObject({
    /** 用途: 电子票据单位签名, 网站 HTTPS … */
    purpose: text,
    issuer: text,
    subject: text,
    serial: text,
    /** SM2, RSA … */
    algorithm: text,
    /** UKey, 服务器密钥索引 … */
    medium: text,
  }),
  /** Both days included. */
  validity: z.strictObject({ from: dateOrNone, to: dateOrNone }),
  /** Where it is installed: row id of a device of the register or empty, and the system in words. */
  place: z.strictObject({ device: text, system: text }),
  application: z.strictObject({ on: dateOrNone, by: text, materials: text }),
  review: z.strictObject({ on: dateOrNone, text }),
  issue: z.strictObject({ on: dateOrNone, text }),
  installation: z.strictObject({ on: dateOrNone, by: text, text }),
  /** 业务验证: sign, verify, issue one bill. */
  verification: z.strictObject({ on: dateOrNone, by: text, sign: yesNo, verify: yesNo, bill: yesNo, text }),
  handover: z.strictObject({ on: dateOrNone, from: text, to: text, items: text }),
  /** 旧证书处理, on the record of the old one: its public part is kept, for old signatures are verified with it. */
  retirement: z.strictObject({ on: dateOrNone, by: text, publicKept: yesNo, text }),
  revocation: z.strictObject({ on: dateOrNone, by: text, reason: text }),
  fee: z.strictObject({ bearer: z.enum(bearers).nullable(), cents, text }),
  correction: z.strictObject({ reason: text, at: text, by: text }),
  void: z.strictObject({ reason: text, at: text }),
})
