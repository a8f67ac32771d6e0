import { z } from 'zod'
import { dateOrNone } from './dated.ts'
import { recordType } from './record-type.ts'

const text = z.string()
/** That the customer was told of a change. */
const notice = z.strictObject({ on: dateOrNone, to: text, way: text, text })

/** A person of the service team (人员名单, F27). All of them belong to the firm: no subcontracting. */
export const staff = recordType('staff', {
  identity: z.strictObject({ createdAt: text, createdBy: text }),
  person: z.strictObject({ name: text, unit: text, role: text, qualification: text, phone: text }),
  /** Contracts that the person serves; empty for all. Both days included; `to` empty while it goes on. */
  service: z.strictObject({ contracts: z.array(text), from: dateOrNone, to: dateOrNone }),
  notice,
  void: z.strictObject({ reason: text, at: text }),
})

export const shiftSchema = z.strictObject({
  /** Instants; `to` is the first moment that it no longer covers. */
  from: text,
  to: text,
  /** Row id of the staff record, or empty for a person who is not listed. */
  staff: text,
  name: text,
})

/** Who answers the hotline when, for one month (7×24 值班表, A-059). Row id: `<contract>:<YYYY-MM>`. */
export const dutyRoster = recordType('duty_roster', {
  identity: z.strictObject({ contract: text, month: text, createdAt: text, createdBy: text }),
  shifts: z.strictObject({ rows: z.array(shiftSchema) }),
  notice,
})

export const rosterRow = (contract: string, month: string): string => `${contract}:${month}`
