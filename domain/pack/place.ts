import { entryLabels, fieldLabels } from './label.ts'

export type Path = readonly PropertyKey[]

/** The value at `path`, or undefined where the path leads nowhere. Own properties only. */
export function valueAt(root: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Record<PropertyKey, unknown>)[key]
        : undefined,
    root,
  )
}

/** Text of a foreign file made fit for a sentence: one line, at most 24 characters, nothing invisible. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
  const visible = Array.from(text.slice(0, 100), (c) => (/[\p{C}\p{Z}]/u.test(c) ? ' ' : c))
  return visible.length > 24 ? `${visible.slice(0, 24).join('')}…` : visible.join('')
}

/** What a field is called: `频次`; `measures` before `object` makes it 测量对象. */
export function labelOf(key: PropertyKey, parent: PropertyKey | undefined): string {
  const names = [`${String(parent)}.${String(key)}`, String(key)]
  const known = names.find((name) => Object.hasOwn(fieldLabels, name))
  return known ? fieldLabels[known]! : shown(String(key))
}

export interface Place {
  /** The list entry that holds the field: `第 12 条`, `检查项 ENV-05 第 2 个测量值`; empty for the pack itself. */
  readonly entry: string
  /** The field inside it: `频次`, `异常条件的数值`; empty when the entry itself is meant. */
  readonly field: string
}

/** Names the place of `path` in the customer's terms. An item is called by its own number where it has one. */
export function placeOf(root: unknown, path: Path): Place {
  let entry = ''
  let fields: string[] = []
  let parent: PropertyKey | undefined
  for (const [i, key] of path.entries()) {
    if (typeof key !== 'number') {
      fields.push(labelOf(key, parent))
      parent = key
      continue
    }
    const id = valueAt(root, [...path.slice(0, i + 1), 'id'])
    const unit = entryLabels[String(parent)] ?? '项'
    if (parent === 'items' && typeof id === 'string' && /^[A-Za-z0-9-]{1,64}$/.test(id)) entry = `检查项 ${id}`
    else entry = `${entry}${entry === '' ? '' : ' '}第 ${key + 1} ${unit}`
    fields = []
  }
  return { entry, field: fields.join('的') }
}
