/** Days from 1899-12-30, Excel's zero after its missing leap day, to 1970. */
const to1970 = 25_569
/** Days by which the calendar of old Macintosh files is later. */
const from1904 = 1462
/** The last day of the year 9999. */
const last = 2_958_465

/**
 * The wall-clock time, to the second, that a day number stands for in Excel's calendar of 1900 or of 1904; null where
 * there is none. The 29 February 1900 that Excel believes in is none.
 */
export function momentOfSerial(serial: number, epoch1904 = false): string | null {
  const days = epoch1904 ? serial + from1904 : serial
  if (!(days >= 1) || days >= last + 1 || Math.floor(days) === 60) return null
  // Before its wrong leap day Excel's numbers run one day ahead of the calendar's.
  const shifted = days < 60 ? days + 1 : days
  const seconds = Math.round((shifted - to1970) * 86_400)
  return new Date(seconds * 1000).toISOString().slice(0, 19)
}

/** True for a number format that shows a date, a time or both; quoted text and colours in it say nothing. */
export function formatKind(code: string): 'moment' | 'clock' | null {
  const plain = code
    .split(';')[0]!
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/E[+-]/gi, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
  if (
    /[ydge]/i.test(plain.replace(/general/gi, '')) ||
    /m{1,5}(?!.*[hs])/i.test(plain.replace(/[hs:]+m+|m+:?s+/gi, ''))
  )
    return 'moment'
  return /[hs]|上午/i.test(plain) ? 'clock' : null
}

/** Kinds of the number formats that a file does not spell out, those of a Chinese Excel among them. */
export function builtInFormatKind(id: number): 'moment' | 'clock' | null {
  if ((id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 54))
    return 'moment'
  if (id === 57 || id === 58) return 'moment'
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47) || id === 55 || id === 56)
    return 'clock'
  return null
}
