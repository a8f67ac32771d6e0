import { promptOf, type Line } from './line.ts'

export interface Properties {
  readonly fields: readonly { readonly name: string; readonly value: string }[]
  /** Where the record begins. */
  readonly line: Line
}

const property = /^\s*([A-Za-z][\w. ()%]*?)\s*(?::\s|=|:$)\s*(.*)$/

/**
 * Records written as `Name : value` or `Name=value` (PowerShell `Format-List`, `wmic /format:list`). A record
 * ends at a blank line before a name that it already has. Empty unless every line belongs to such a list.
 */
export function recordsOf(lines: readonly Line[]): Properties[] {
  const records: { fields: { name: string; value: string }[]; line: Line }[] = []
  for (const line of lines) {
    if (line.text.trim() === '' || promptOf(line.text)) continue
    const found = property.exec(line.text)
    if (!found) return []
    const [, name, value] = found as unknown as [string, string, string]
    const current = records.at(-1)
    if (!current || current.fields.some((f) => f.name === name))
      records.push({ fields: [{ name, value: value.trim() }], line })
    else current.fields.push({ name, value: value.trim() })
  }
  return records
}
