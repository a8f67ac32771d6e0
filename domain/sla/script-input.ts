import { z } from 'zod'
import { epochOf, type Instant, isDate } from '../time/instant.ts'
import type { SlaEvent, SlaEventType } from './event.ts'

/**
 * The JSON of an SLA script as people write it, read into the engine's own shapes. Snake-case names; every time carries
 * its offset; null stands for an absent field.
 */

/** One fault with the instants at which it is asked about. */
export interface SlaCase {
  readonly id: string
  readonly policy: string
  readonly events: readonly SlaEvent[]
  /** As written: the answer repeats it. */
  readonly evaluations: readonly { readonly now: Instant }[]
}
export interface SlaScript {
  readonly cases: readonly SlaCase[]
  /** Sentences about fields that nothing reads, such as a misspelt one. */
  readonly unread: readonly string[]
}
export type ScriptRead =
  | { readonly ok: true; readonly script: SlaScript }
  | { readonly ok: false; readonly sentence: string }

const written = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/
function isInstant(text: string): boolean {
  const date = written.exec(text)?.[1]
  return date !== undefined && isDate(date) && !Number.isNaN(Date.parse(text))
}

const time = z.string().refine(isInstant)
const yes = z.boolean().nullish()
const words = z.string().nullish()
const point = { at: time }
const stretch = { from: time, to: time.nullish() }

/** Fields of each kind of event, besides `type` and `recorded_at`. */
const shapes = {
  occurred: point,
  reported: point,
  accepted: point,
  first_response: { ...point, channel: words },
  auto_reply: point,
  on_site: point,
  team_consultation: { ...point, members: z.array(z.string()).nullish() },
  plan_sent: point,
  workaround: { ...point, business_restored: yes },
  repair_needed: point,
  repaired: { ...point, root_cause_fixed: yes },
  handled: point,
  answered: point,
  resolved: point,
  closed: point,
  reopened: { ...point, same_symptom: yes },
  loaner_in_use: { ...point, same_grade: yes, business_check: yes },
  loaner_returned: point,
  waiting: { ...stretch, for_: words, for: words, customer_written_consent: yes },
  force_majeure: { ...stretch, event: words, notice_sent: yes, proof_attached: yes, customer_confirmed: yes },
  reclassified: { ...point, to: z.string().min(1), by: words, customer_confirmed: yes },
} as const satisfies Record<SlaEventType, z.ZodRawShape>
const types = Object.keys(shapes) as SlaEventType[]

const caseSchema = z.object({
  id: z.string().min(1),
  policy: z.string().min(1),
  events: z.array(z.looseObject({ type: z.enum(types), recorded_at: time.nullish() })),
  evaluations: z.array(z.object({ now: time })),
})

/** Stops the reading with its sentence. */
class Malformed extends Error {}

const shown = (value: unknown): string => {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
  return `，现为“${text.length > 60 ? `${text.slice(0, 60)}…` : text}”`
}
const fieldAt = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, p) => (typeof p === 'number' ? `${text}[${p}]` : text === '' ? String(p) : `${text}.${String(p)}`),
    '',
  )
const valueAt = (root: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], root)

const kinds: Readonly<Record<string, string>> = {
  string: '文字',
  boolean: ' true 或 false',
  array: '列表',
  object: '一组字段',
}

/** `的 events[0].at 应为…`: what the first issue says of a value. */
function complaint(issue: z.core.$ZodIssue, root: unknown, before: readonly PropertyKey[]): string {
  const field = fieldAt([...before, ...issue.path])
  const value = valueAt(root, issue.path)
  if (value === undefined || value === null) return `缺少 ${field}。`
  if (issue.code === 'custom') return `的 ${field} 应为带时区偏移的时间，如 2024-02-09T22:30:00+08:00${shown(value)}。`
  if (issue.code === 'invalid_value') return `的 ${field} 不是已知的事件类型${shown(value)}。`
  if (issue.code === 'invalid_type')
    return `的 ${field} 应为${kinds[issue.expected] ?? issue.expected}${shown(value)}。`
  return `的 ${field} 不能为空。`
}

const camel = (key: string): string =>
  key === 'for_' ? 'for' : key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())

function readEvent(raw: Record<string, unknown>, where: string, index: number, unread: string[]): SlaEvent {
  const shape = { type: z.enum(types), recorded_at: time.nullish(), ...shapes[raw['type'] as SlaEventType] }
  const read = z.object(shape).safeParse(raw)
  const path = ['events', index]
  if (!read.success) throw new Malformed(`${where}${complaint(read.error.issues[0]!, raw, path)}`)
  for (const key of Object.keys(raw))
    if (!(key in shape)) unread.push(`${where}的 ${fieldAt([...path, key])} 不认识，未使用。`)
  const known = Object.entries(read.data).filter(([, value]) => value !== undefined && value !== null)
  const event = Object.fromEntries(known.map(([key, value]) => [camel(key), value])) as unknown as SlaEvent
  if ('from' in event && event.to !== undefined && epochOf(event.to) < epochOf(event.from))
    throw new Malformed(`${where}的 ${fieldAt([...path, 'to'])} 早于 from${shown(event.to)}。`)
  return event
}

function readCase(raw: unknown, index: number, policies: ReadonlySet<string>, unread: string[]): SlaCase {
  const id = (raw as { id?: unknown } | null)?.id
  const where = typeof id === 'string' && id !== '' ? `案例 ${id} ` : `第 ${index + 1} 个案例`
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    throw new Malformed(`${where}应为一组字段${shown(raw)}。`)
  const read = caseSchema.safeParse(raw)
  if (!read.success) throw new Malformed(`${where}${complaint(read.error.issues[0]!, raw, [])}`)
  const known = (key: string, field: string): void => {
    if (!policies.has(key))
      throw new Malformed(`${where}的 ${field} 不是已知的时限层级（${[...policies].join('、')}）${shown(key)}。`)
  }
  known(read.data.policy, 'policy')
  const events = read.data.events.map((event, n) => readEvent(event, where, n, unread))
  events.forEach((event, n) => event.type === 'reclassified' && known(event.to, `events[${n}].to`))
  return { id: read.data.id, policy: read.data.policy, events, evaluations: read.data.evaluations }
}

/**
 * Reads the text of a script file. `policies`: keys of the tiers that a fault may be put into. Malformed text is
 * answered with one Chinese sentence that names the case and the field.
 */
export function readScript(text: string, policies: ReadonlySet<string>): ScriptRead {
  const unread: string[] = []
  try {
    const root = parseJson(text)
    const list = (root as { cases?: unknown } | null)?.cases
    if (list === undefined) throw new Malformed('文件缺少 cases。')
    if (!Array.isArray(list)) throw new Malformed(`文件的 cases 应为列表${shown(list)}。`)
    const cases = list.map((raw, n) => readCase(raw, n, policies, unread))
    const ids = new Set<string>()
    for (const { id } of cases) {
      if (ids.has(id)) throw new Malformed(`案例 ${id} 的 id 与前面的案例重复。`)
      ids.add(id)
    }
    return { ok: true, script: { cases, unread } }
  } catch (error) {
    if (error instanceof Malformed) return { ok: false, sentence: error.message }
    throw error
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    throw new Malformed('文件内容不是 JSON，无法读取 cases。')
  }
}
