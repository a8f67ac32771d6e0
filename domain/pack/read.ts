import type { z } from 'zod'
import { type Path, placeOf, shown, valueAt } from './place.ts'
import { type Pack, packSchema } from './schema.ts'

/** One reason why a pack is refused: the place in the customer's terms, and a whole Chinese sentence. */
export interface PackProblem {
  readonly place: string
  readonly sentence: string
  /** Where in the value it is; empty for the whole. For a field that is not there, where it should be. */
  readonly path: Path
  /** The sentence while it is edited, when nothing was to be imported: `第 12 条缺少“频次”`. */
  readonly said: string
}
export type PackRead = { ok: true; pack: Pack } | { ok: false; problems: PackProblem[] }

/** Largest file taken, in bytes of UTF-8. */
export const packBytesMax = 10 * 1024 * 1024
/** Problems told one by one; a foreign file may have a million. */
const problemsMax = 100

const types: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: 'true 或 false',
  array: '列表',
  object: '一组字段',
}

function nowText(value: unknown): string {
  if (value === null) return '，现为空值'
  if (Array.isArray(value)) return '，现为列表'
  return typeof value === 'object' ? '，现为一组字段' : `，现为“${shown(value)}”`
}

/** What is wrong with a value, without its place: `应为数字，现为“<90”`. */
function faultOf(issue: z.core.$ZodIssue, value: unknown): string {
  const now = nowText(value)
  switch (issue.code) {
    case 'invalid_type':
      return `应为${types[issue.expected] ?? issue.expected}${now}`
    case 'invalid_value':
      return `只能是 ${issue.values.map(String).join('、')}${now}`
    case 'invalid_format':
      return `只能用字母、数字和连字符，最多 64 个${now}`
    case 'too_small':
      if (issue.origin === 'string') return '不能为空'
      return issue.origin === 'array' ? `至少要有 ${issue.minimum} 项` : `不能小于 ${issue.minimum}${now}`
    case 'too_big':
      return issue.origin === 'string' ? `超过 ${issue.maximum} 个字` : `不能大于 ${issue.maximum}${now}`
    default:
      return '不正确'
  }
}

/** A sentence that starts with 的 because the field is the pack's own: `“名称”不能为空`. */
const whole = (said: string): string => said.replace(/^的/, '')

/** A reason that concerns the file as a whole. */
const overall = (said: string): PackProblem => ({ place: '合同包', sentence: `${said}，未导入。`, path: [], said })

/** `words` follow the place: `“频次”应为文字`. With `missing` the place is a field that is not there. */
function problem(root: unknown, path: Path, words: string, missing = false): PackProblem {
  const { entry, field } = placeOf(root, path)
  const place = [entry, field].filter((part) => part !== '').join(' ')
  const holder = /[A-Za-z0-9]$/.test(entry) ? `${entry} ` : entry
  const subject = missing ? `${holder}缺少“${field}”` : field === '' ? holder : `${holder}的“${field}”`
  const said = `${subject}${words}`
  return { place: place === '' ? '合同包' : place, sentence: `合同包${said}，未导入。`, path, said: whole(said) }
}

function explain(issue: z.core.$ZodIssue, root: unknown): PackProblem[] {
  const { path } = issue
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => problem(root, path, `有不认识的字段“${shown(key)}”`))
  const value = valueAt(root, path)
  if (issue.code === 'custom') {
    // The calendar check of the service period is the only check without words of its own.
    const words = issue.message === 'Invalid input' ? `不是有效日期${nowText(value)}` : `有误：${issue.message}`
    return [problem(root, path, words)]
  }
  return [value === undefined ? problem(root, path, '', true) : problem(root, path, faultOf(issue, value))]
}

/** A line break and a tab are the only control characters that text may hold; half a character is none. */
function isClean(text: string): boolean {
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  return text.isWellFormed() && !/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/.test(text)
}

/** Texts with control characters, which neither a Word file nor a database column should carry. */
function* dirty(value: unknown, path: Path): Generator<Path> {
  if (typeof value === 'string' && !isClean(value)) yield path
  if (Array.isArray(value)) for (const [i, entry] of value.entries()) yield* dirty(entry, [...path, i])
  else if (typeof value === 'object' && value !== null)
    for (const [key, entry] of Object.entries(value)) yield* dirty(entry, [...path, key])
}

/** Lists whose entries must differ by `id`; the schema itself looks after clauses and items. */
const distinctLists = new Set([
  'checklists',
  'sections',
  'measures',
  'subPoints',
  'commands',
  'suggestions',
  'subjects',
  'milestones',
  'payments',
  'remarks',
  'deliverables',
])

function* repeated(value: unknown, path: Path): Generator<Path> {
  if (typeof value !== 'object' || value === null) return
  if (Array.isArray(value) && distinctLists.has(String(path.at(-1)))) {
    const seen = new Set<unknown>()
    for (const [i, entry] of value.entries()) {
      const id = valueAt(entry, ['id'])
      if (seen.has(id)) yield [...path, i, 'id']
      seen.add(id)
    }
  }
  for (const [key, entry] of Object.entries(value))
    yield* repeated(entry, [...path, Array.isArray(value) ? Number(key) : key])
}

/** Sections that the report would leave out, or print twice. */
function* misordered(pack: Pack): Generator<Path> {
  for (const [i, list] of pack.checklists.entries()) {
    const sections = list.sections.map((section) => section.id).toSorted()
    if (sections.join(' ') !== list.reportOrder.toSorted().join(' ')) yield ['checklists', i, 'reportOrder']
  }
}

function refused(problems: PackProblem[]): PackRead {
  const more = problems.length - problemsMax
  if (more <= 0) return { ok: false, problems }
  return { ok: false, problems: [...problems.slice(0, problemsMax), overall(`合同包另有 ${more} 处问题`)] }
}

/** Takes a foreign value as a contract pack, or says in whole sentences why not. Nothing is repaired silently. */
export function parsePack(json: unknown): PackRead {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return refused([overall('文件里不是合同包')])
  const read = packSchema.safeParse(json)
  if (!read.success) return refused(read.error.issues.flatMap((issue) => explain(issue, json)))
  const pack = read.data
  const problems = [
    ...[...dirty(pack, [])].map((path) => problem(pack, path, '含有控制字符')),
    ...[...repeated(pack, [])].map((path) => problem(pack, path, `与前面的重复，现为“${shown(valueAt(pack, path))}”`)),
    ...[...misordered(pack)].map((path) => problem(pack, path, '应把每个章节各列一次')),
  ]
  return problems.length > 0 ? refused(problems) : { ok: true, pack }
}

/** True when `text` takes more than `max` bytes in UTF-8. */
function isLonger(text: string, max: number): boolean {
  let bytes = 0
  for (let i = 0; i < text.length && bytes <= max; i++) {
    const unit = text.charCodeAt(i)
    // A surrogate pair takes four bytes: two for each half.
    bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3
  }
  return bytes > max
}

/** {@link parsePack} on the text of a file; a byte order mark is accepted. */
export function parsePackText(text: string): PackRead {
  if (isLonger(text, packBytesMax)) return refused([overall('合同包文件超过 10 MB')])
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return refused([overall('合同包文件不是有效的 JSON 文本')])
  }
  return parsePack(json)
}
