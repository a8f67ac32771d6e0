import { z } from 'zod'
import { isDate } from '../time/instant.ts'

/** A date, or empty while none is known. What is typed half is refused, so that a register never holds half a date. */
export const dateOrNone = z.string().refine((d) => d === '' || isDate(d), '请填写日期，如 2024-06-30')

/** Money in whole cents (分): never a floating-point number of yuan. Null while it is not known. */
export const cents = z.int().min(0).max(100_000_000_000).nullable()
