import { z } from 'zod'
import { dateOrNone } from './dated.ts'
import { importedSchema } from './import-batch.ts'
import { recordType } from './record-type.ts'

const text = z.string()

export const deviceStates = ['in-use', 'standby', 'repair', 'retired'] as const

/** A device that the contract covers (设备台账). */
export const device = recordType('device', {
  identity: z.strictObject({
    contract: text,
    /** `SB-20240105-001`. */
    number: text,
    /** Id of the pack's fault subject that it is, or empty: its faults without a serial number belong to it. */
    subject: text,
    createdAt: text,
    createdBy: text,
  }),
  card: z.strictObject({ name: text, kind: text, model: text, serial: text, asset: text, place: text }),
  detail: z.strictObject({ maker: text, firmware: text, address: text, licence: text, configuration: text }),
  parts: z.strictObject({
    rows: z.array(z.strictObject({ name: text, model: text, serial: text, since: dateOrNone, note: text })),
  }),
  state: z.strictObject({ state: z.enum(deviceStates), on: dateOrNone, text }),
  void: z.strictObject({ reason: text, at: text }),
  imported: importedSchema,
})

/** The parameters of a device as they stood at one time: before or after a change, or as a baseline. Never edited. */
export const parameterSnapshot = recordType('parameter_snapshot', {
  entry: z.strictObject({
    contract: text,
    device: text,
    /** When they were read: an instant. */
    at: text,
    recordedAt: text,
    by: text,
    moment: z.enum(['baseline', 'before', 'after']),
    /** Row id of the service record of the change, or empty. */
    change: text,
    note: text,
    values: z.array(z.strictObject({ name: text, value: text })),
  }),
  struck: z.strictObject({ reason: text, at: text, by: text }),
})
