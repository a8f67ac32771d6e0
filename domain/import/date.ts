import { isDate } from '../time/instant.ts'
import type { SheetCell } from './cell.ts'
import { momentOfSerial } from './serial.ts'

/** A day, with the time of day where one was written. */
export interface ReadMoment {
  /** `YYYY-MM-DD`. */
  readonly date: string
  /** `HH:mm`, or empty. */
  readonly clock: string
}
/** What a cell says of a time, or a sentence that says why it says none. */
export type MomentReading = { readonly moment: ReadMoment } | { readonly problem: string }

/** Day numbers of 1995 to 2064: a bare number among dates is one of them. */
const [firstSerial, lastSerial] = [34_700, 60_266]

/**
 * Reads a date, with or without a time, as people write it in spreadsheets: 2024-3-5, 2024.3.5, 2024/3/5 15:30,
 * 2024年3月5日 下午3点30分, 24-3-5, 20240305, 45356.645. A day and month that cannot be told apart is refused.
 */
export function readMoment(cell: SheetCell): MomentReading {
  switch (cell.is) {
    case 'moment':
      return momentFromText(cell.at)
    case 'number':
      return serialReading(cell.number, cell.text)
    case 'clock':
      return { problem: '只有时间，没有日期' }
    case 'error':
      return { problem: `是错误值 ${cell.error}` }
    case 'uncalculated':
      return { problem: '是没有计算结果的公式，请在 Excel 里打开、保存一次' }
    case 'text':
      return momentFromText(cell.text)
  }
}

/** Reads a time of day alone: 15:30, 下午3点30分, a share of a day. Null where there is none. */
export function readClock(cell: SheetCell): string | null {
  const minutes = (days: number): string => {
    const n = Math.round((days % 1) * 1440) % 1440
    return `${String(Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`
  }
  if (cell.is === 'clock') return minutes(cell.days)
  if (cell.is === 'number') return cell.number >= 0 && cell.number < 1 ? minutes(cell.number) : null
  if (cell.is === 'moment') return cell.at.slice(11, 16)
  return cell.is === 'text' ? clockFromText(plain(cell.text)) : null
}

/** Full-width digits and signs as plain ones, blanks made one. */
const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, ' ').trim()

/** A share of a day is rarely written to the second: the nearest minute is meant. */
const serialMoment = (serial: number): string => momentOfSerial(Math.round(serial * 1440) / 1440)!

function serialReading(number: number, text: string): MomentReading {
  // 20240305 typed as a number.
  if (Number.isInteger(number) && number >= 19_000_101 && number <= 21_001_231) return momentFromText(String(number))
  if (number < firstSerial || number > lastSerial) return { problem: `“${text}”不是日期` }
  return momentFromText(serialMoment(number))
}

function momentFromText(written: string): MomentReading {
  const text = plain(written)
  if (text === '') return { problem: '是空的' }
  const serial = /^\d{5}(\.\d+)?$/.test(text) ? Number(text) : Number.NaN
  if (serial >= firstSerial && serial <= lastSerial) return momentFromText(serialMoment(serial))
  const split = splitDate(text.replace(/(星期|周)[一二三四五六日天]/g, ' ').replace(/\([^)]*\)/g, ' '))
  if (split === null) return { problem: `“${written.trim()}”看不懂，请写成 2024-03-05 15:30 的样子` }
  if ('problem' in split) return split
  const { year, month, day, rest } = split
  const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  if (!isDate(date)) return { problem: `“${written.trim()}”不是存在的日期` }
  if (year < 1990 || year > 2100) return { problem: `“${written.trim()}”的年份不对` }
  const tail = rest
    .replace(/^[T ,，]+/, '')
    .replace(/(Z|[+-]\d\d:?\d\d)$/, '')
    .trim()
  if (tail === '') return { moment: { date, clock: '' } }
  const clock = clockFromText(tail)
  if (clock === null) return { problem: `“${written.trim()}”的时间部分看不懂` }
  // A spreadsheet that shows midnight beside every date knows no time.
  return { moment: { date, clock: clock === '00:00' && /^00:00(:00)?(\.0+)?$/.test(tail) ? '' : clock } }
}

interface Split {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly rest: string
}

function splitDate(text: string): Split | { readonly problem: string } | null {
  const full =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?:\s*[日号]|(?!\d))(.*)$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})(?!\d)(.*)$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})(\d{4}(?:\d{2})?)$/.exec(text)
  if (full) {
    const digits = /^\d{4}(\d{2})?$/.test(full[4]!)
    const rest = digits ? `${full[4]!.slice(0, 2)}:${full[4]!.slice(2, 4)}` : full[4]!
    return { year: Number(full[1]), month: Number(full[2]), day: Number(full[3]), rest }
  }
  if (/^\d{1,2}\s*月\s*\d{1,2}/.test(text) || /^\d{1,2}[-/.]\d{1,2}$/.test(text))
    return { problem: `“${text}”没有年份` }
  const short = /^(\d{2})\s*([-/.年])\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?:\s*[日号]|(?!\d))(.*)$/.exec(text)
  if (short) {
    const [a, b, c] = [Number(short[1]), Number(short[3]), Number(short[4])]
    // 24-3-5 is year, month, day in China; 05/03/24 and 15/03/24 may be either.
    if (short[2] === '年' || a > 31 || (a >= 13 && (c < 13 || c <= a || short[2] === '-')))
      return { year: 2000 + a, month: b, day: c, rest: short[5]! }
    return { problem: `“${text}”分不清年、月、日` }
  }
  const western = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)(.*)$/.exec(text)
  if (western) {
    const [a, b] = [Number(western[1]), Number(western[2])]
    if (a <= 12 && b <= 12 && a !== b) return { problem: `“${text}”分不清月和日` }
    const [month, day] = b > 12 ? [a, b] : [b, a]
    return { year: Number(western[3]), month, day, rest: western[4]! }
  }
  return null
}

function clockFromText(text: string): string | null {
  const found =
    /^(上午|早上|早|凌晨|中午|下午|晚上|晚|am|pm)?\s*(\d{1,2})\s*(?:[:：时点]|点钟)\s*(?:(\d{1,2})\s*分?|(半))?(?:\s*[:：]?\s*(\d{1,2})(?:\.\d+)?\s*秒?)?\s*(am|pm)?$/i.exec(
      text,
    )
  if (!found) return null
  const half = (found[1] ?? found[6] ?? '').toLowerCase()
  let hour = Number(found[2])
  const minute = found[4] ? 30 : Number(found[3] ?? 0)
  if (/下午|晚|pm/.test(half) && hour < 12) hour += 12
  if (half === '中午' && hour < 11) hour += 12
  if (/am|上午|凌晨/.test(half) && hour === 12) hour = 0
  if (hour > 23 || minute > 59) return null
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}
