const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']

function monthOf(word: string): number {
  const digits = /^(\d{1,2})月?$/.exec(word)
  return digits ? Number(digits[1]) : months.indexOf(word.slice(0, 3).toUpperCase()) + 1
}

function build(year: number, month: number, day: number, clock = ''): string | null {
  const time = /^(\d{1,2}):(\d\d)(?::(\d\d))?/.exec(clock)
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  const check = new Date(`${text}T00:00:00Z`)
  if (Number.isNaN(check.getTime()) || check.toISOString().slice(0, 10) !== text) return null
  return `${text}T${(time?.[1] ?? '0').padStart(2, '0')}:${time?.[2] ?? '00'}:${time?.[3] ?? '00'}`
}

/**
 * A date as databases and tools print it, as `YYYY-MM-DDTHH:mm:ss` without a zone: `2024-03-20 02:31:55`,
 * `2024/3/20 2:31`, `20-MAR-24`, `20-3月 -24`, `Mar 20 23:59:59 2025 GMT`, `Wed Mar 20 02:31:55 2024`,
 * `星期三 3月 20 02:31:55 2024`. Null when it is none.
 */
export function momentOf(text: string): string | null {
  const written = text.trim()
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T]+(\d{1,2}:\d\d(?::\d\d)?)(?:\.\d+)?)?$/.exec(written)
  if (iso) return build(Number(iso[1]), Number(iso[2]), Number(iso[3]), iso[4])
  const oracle = /^(\d{1,2})-(\d{1,2}月|[A-Za-z]{3}) ?-(\d{4}|\d\d)(?: +(\d{1,2}:\d\d(?::\d\d)?))?$/.exec(written)
  if (oracle)
    return build(
      Number(oracle[3]!.length === 2 ? `20${oracle[3]}` : oracle[3]),
      monthOf(oracle[2]!),
      Number(oracle[1]),
      oracle[4],
    )
  const unix =
    /^(?:[A-Za-z]{3},? |星期\S )?([A-Za-z]{3}|\d{1,2}月) +(\d{1,2}),? +(\d{1,2}:\d\d:\d\d) +(\d{4})(?: +(?:GMT|UTC))?$/.exec(
      written,
    )
  return unix ? build(Number(unix[4]), monthOf(unix[1]!), Number(unix[2]), unix[3]) : null
}
