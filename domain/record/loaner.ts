import { z } from 'zod'
import { recordType } from './record-type.ts'

const text = z.string()
const device = z.strictObject({ model: text, serial: text, configuration: text })

/** A loaner (备机, R12): lent until the device is repaired. Times are instants, or empty. */
export const loaner = recordType('loaner', {
  identity: z.strictObject({ contract: text, fault: text, number: text, createdAt: text, createdBy: text }),
  original: device,
  substitute: device,
  /** 同档次说明: signing rate, algorithms, interfaces not below the original. */
  grade: z.strictObject({ same: z.boolean().nullable(), text }),
  delivery: z.strictObject({
    /** 送达、上架、配置、投入使用. */
    deliveredAt: text,
    rackedAt: text,
    configuredAt: text,
    inUseAt: text,
    by: text,
  }),
  /** How the loaner's certificate was issued or imported; destroyed before it goes back. */
  keys: z.strictObject({ certificate: text, destroyedAt: text, destroyedBy: text, proof: text }),
  businessCheck: z.strictObject({ passed: z.boolean().nullable(), text, by: text, at: text }),
  handover: z.strictObject({ from: text, to: text, at: text }),
  /** 原机送修: carrier, number, sent and back. */
  repair: z.strictObject({ vendor: text, carrier: text, sentAt: text, backAt: text, text }),
  return: z.strictObject({ switchedBackAt: text, returnedAt: text, from: text, to: text }),
  correction: z.strictObject({ reason: text, at: text, by: text }),
  void: z.strictObject({ reason: text, at: text }),
})
