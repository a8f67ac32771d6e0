const reserved = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])$/i
/** What Windows, macOS or a terminal cannot have in a name, bidirectional overrides included. */
// oxlint-disable-next-line no-control-regex
const forbidden = /[<>:"/\\|?*\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

/** A file name that every supported system takes, with its extension kept; at most 120 characters. */
export function safeFileName(name: string): string {
  const clean = name
    .normalize('NFC')
    .replace(forbidden, '_')
    .replace(/[\s.]+$/u, '')
    .trim()
  const dot = clean.lastIndexOf('.')
  const extension = dot >= 0 && clean.length - dot <= 10 ? clean.slice(dot) : ''
  // A file whose name begins with a dot is hidden.
  const whole = clean.slice(0, clean.length - extension.length).replace(/^[\s.]+/u, '')
  let stem = Array.from(whole)
    .slice(0, 110)
    .join('')
    .replace(/[\s.]+$/u, '')
  if (reserved.test(stem.split('.')[0]!.trim())) stem = `_${stem}`
  return `${stem || '未命名'}${extension}`
}
