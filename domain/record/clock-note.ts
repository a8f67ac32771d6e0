import { z } from 'zod'
import { recordType } from './record-type.ts'

const text = z.string()

/** The device's clock went backwards: noted by the app, so that times recorded around then can be judged. */
export const clockNote = recordType('clock_note', {
  /** `last`: the latest time seen before; `now`: what the clock said then. Instants. */
  jump: z.strictObject({ device: text, last: text, now: text }),
  /** What the engineer says about it. */
  remark: z.strictObject({ text, by: text }),
})

/** An imported workday calendar of one year, in place of the bundled one. Row id: the year, `2027`. */
export const calendar = recordType('calendar', {
  body: z.strictObject({ json: text, importedAt: text, name: text }),
})
