import { recordTypeOf } from './all.ts'
import type { RecordType } from './record-type.ts'
import type { Op } from '../sync/op.ts'

/** True when this version understands the value of a register of this type. Null, which empties it, always is. */
export function isReadable(type: RecordType, register: string, value: unknown): boolean {
  return value === null || type.registers[register]!.safeParse(value).success
}

/** True when this version understands every value that an operation sets, in the registers that it knows at all. */
export function isOpReadable({ table, set }: Pick<Op, 'table' | 'set'>): boolean {
  const type = recordTypeOf(table)
  return (
    type === undefined ||
    Object.entries(set).every(
      ([register, [value]]) => !Object.hasOwn(type.registers, register) || isReadable(type, register, value),
    )
  )
}
