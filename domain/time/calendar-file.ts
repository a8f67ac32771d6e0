import type { z } from 'zod'
import { shown, valueAt } from '../pack/place.ts'
import { type Calendar, calendarSchema } from './calendar.ts'

export type CalendarRead = { ok: true; calendar: Calendar } | { ok: false; sentence: string }

/** Largest file taken, in characters; one year takes some two thousand. */
const mostCharacters = 200_000

const labels: Readonly<Record<string, string>> = {
  schema: '格式版本',
  year: '年份',
  source: '来源',
  holidays: '假期',
  name: '名称',
  from: '开始',
  to: '结束',
  work: '调休上班日',
}

const types: Readonly<Record<string, string>> = { string: '文字', number: '数字', int: '整数', array: '列表' }

/** `第 2 个假期的“结束”`; empty for the file itself. */
function placeOf(path: readonly PropertyKey[]): string {
  const [first, ...rest] = path
  if (first === undefined) return ''
  if (typeof rest[0] !== 'number') return `的“${labels[String(first)] ?? shown(String(first))}”`
  const field = rest[1]
  const nth = typeof rest[2] === 'number' ? `第 ${rest[2] + 1} 个` : ''
  const named = field === undefined ? '' : `的${nth}“${labels[String(field)] ?? shown(String(field))}”`
  return `第 ${rest[0] + 1} 个假期${named}`
}

function wordsOf(issue: z.core.$ZodIssue, value: unknown): string {
  const now = `，现为“${shown(value)}”`
  switch (issue.code) {
    case 'invalid_type':
      return `应为${types[issue.expected] ?? '一组字段'}${now}`
    case 'invalid_value':
      return `只能是 ${issue.values.map(String).join('、')}${now}`
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array' ? '不能为空' : `不能小于 ${issue.minimum}${now}`
    case 'too_big':
      return issue.origin === 'string' || issue.origin === 'array' ? '太长' : `不能大于 ${issue.maximum}${now}`
    case 'custom':
      // The check of a date is the only one without words of its own.
      return issue.message === 'Invalid input' ? `不是有效日期${now}` : issue.message
    default:
      return `不正确${now}`
  }
}

function sentenceOf(issue: z.core.$ZodIssue, root: unknown): string {
  const end = '，没有导入，原来的日历仍在用。'
  if (issue.code === 'unrecognized_keys')
    return `日历文件${placeOf(issue.path)}有不认识的字段“${shown(issue.keys[0])}”${end}`
  const value = valueAt(root, issue.path)
  const place = placeOf(issue.path)
  return value === undefined && issue.code !== 'custom'
    ? `日历文件缺少${place.replace(/^的/, '')}${end}`
    : `日历文件${place}${wordsOf(issue, value)}${end}`
}

/** The line, from 1, at which JSON text breaks; null where the engine does not say. */
function lineOf(text: string, error: unknown): number | null {
  const at = /position (\d+)/.exec(String(error))?.[1]
  if (at !== undefined) return text.slice(0, Number(at)).split('\n').length
  return /end of JSON/.test(String(error)) ? text.trimEnd().split('\n').length : null
}

/** Takes the text of a file as the calendar of one year, or says in a whole sentence where it is wrong. */
export function parseCalendar(given: string): CalendarRead {
  const text = given.replace(/^\uFEFF/, '')
  if (text.length > mostCharacters)
    return { ok: false, sentence: '日历文件太大，不是一年的工作日历，没有导入，原来的日历仍在用。' }
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    const line = lineOf(text, error)
    return {
      ok: false,
      sentence: `日历文件${line === null ? '' : `第 ${line} 行`}不是有效的 JSON 文本，没有导入，原来的日历仍在用。`,
    }
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return { ok: false, sentence: '文件里不是一年的工作日历，没有导入，原来的日历仍在用。' }
  const read = calendarSchema.safeParse(json)
  return read.success
    ? { ok: true, calendar: read.data }
    : { ok: false, sentence: sentenceOf(read.error.issues[0]!, json) }
}
