/** A text with the searched words marked, whatever their case. */
export function Marked({ text, words }: { readonly text: string; readonly words: readonly string[] }) {
  const found = words.filter((w) => w !== '')
  if (found.length === 0) return text
  const pattern = new RegExp(`(${found.map((w) => w.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`, 'giu')
  // Every second part is a match.
  return text.split(pattern).map((part, n) => (n % 2 === 1 ? <mark key={n}>{part}</mark> : part))
}
