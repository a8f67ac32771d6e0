import type { z } from 'zod'
import { Refusal } from './refusal.ts'

/** A body that is a message of the protocol, or a 400 that names the place. */
export function message<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  const place = parsed.error.issues[0]?.path.join('.') || '整体'
  throw new Refusal(400, 'malformed', `请求不符合协议（位置：${place.slice(0, 100)}），没有处理。`)
}
