import { searchEntryOf } from '../domain/search/entry.ts'
import { indexedText, likeness, likenessTokens, searchExpression } from '../domain/search/gram.ts'
import type { Db } from './handle.ts'

/**
 * Brings the full-text index up to date with one record. Called whenever a row is projected, so that the index is
 * part of the same transaction and `rebuild` makes it again. `isNew`: the record had no row before.
 */
export function indexRecord(
  db: Db,
  table: string,
  id: string,
  values: Readonly<Record<string, unknown>>,
  isNew: boolean,
): void {
  const entry = searchEntryOf(table, id, values)
  const there = isNew ? undefined : entryThere(db, table, id)
  if (!entry) {
    if (there) removeEntry(db, there.n)
    return
  }
  const { ownerTable, owner, contract, number, title, at } = entry
  const body = entry.body.slice(0, mostIndexed)
  if (there) {
    const same = there.number === number && there.title === title && there.body === body
    if (same && there.at === at && there.contract === contract) return
    db.prepare(
      'UPDATE search_entry SET owner_tbl = ?, owner = ?, contract = ?, number = ?, title = ?, body = ?, at = ? WHERE n = ?',
    ).run(ownerTable, owner, contract, number, title, body, at, there.n)
    db.prepare('DELETE FROM search_index WHERE rowid = ?').run(there.n)
  }
  const n =
    there?.n ??
    Number(
      db
        .prepare(
          'INSERT INTO search_entry (tbl, row, owner_tbl, owner, contract, number, title, body, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
        )
        .run(table, id, ownerTable, owner, contract, number, title, body, at).lastInsertRowid,
    )
  db.prepare('INSERT INTO search_index (rowid, kind, title, body) VALUES (?, ?, ?, ?)').run(
    n,
    kindToken(ownerTable),
    indexedText(`${number} ${title}`),
    indexedText(body),
  )
}

const entryThere = (db: Db, table: string, id: string): Stored | undefined =>
  db
    .prepare('SELECT n, number, title, body, at, contract FROM search_entry WHERE tbl = ? AND row = ?')
    .get(table, id) as Stored | undefined

interface Stored {
  readonly n: number
  readonly number: string
  readonly title: string
  readonly body: string
  readonly at: string
  readonly contract: string
}

/** UTF-16 units of a record that are indexed: a pasted megabyte must not hold up the save of a field. */
const mostIndexed = 100_000

function removeEntry(db: Db, n: number): void {
  db.prepare('DELETE FROM search_entry WHERE n = ?').run(n)
  db.prepare('DELETE FROM search_index WHERE rowid = ?').run(n)
}

/** Empties the index, before everything is projected again. */
export function clearSearch(db: Db): void {
  db.raw.exec("DELETE FROM search_entry; INSERT INTO search_index (search_index) VALUES ('delete-all');")
}

/** The owner's table as one word of the index, so that a search may be limited to it. */
const kindToken = (table: string): string => `kind${table.replaceAll('_', '')}`

/** One record that was found. */
export interface Hit {
  readonly table: string
  readonly id: string
  readonly contract: string
  readonly number: string
  readonly title: string
  /** The text in which the words were found; it may belong to a part of the record. */
  readonly text: string
  readonly at: string
}

/** What a search looks in. Empty: everywhere. */
export interface SearchScope {
  readonly contract?: string
  /** Tables of the records to find. */
  readonly tables?: readonly string[]
}

const mostRows = 400

/** Entries by rank; a part leads to its owner, whose contract, number and title are shown. */
const ranked = `
  SELECT e.owner_tbl AS "table", e.owner AS id, o.contract, o.number, o.title, e.title || ' ' || e.body AS text,
    CASE WHEN e.at = '' THEN o.at ELSE e.at END AS at
  FROM (SELECT rowid AS n, bm25(search_index, 0, 8, 1) AS rank FROM search_index WHERE search_index MATCH ?
        ORDER BY rank LIMIT ?) found
  JOIN search_entry e ON e.n = found.n
  JOIN search_entry o ON o.tbl = e.owner_tbl AND o.row = e.owner
  ORDER BY found.rank, at DESC`

function search(db: Db, expression: string, scope: SearchScope): Hit[] {
  const kinds = (scope.tables ?? []).map((t) => `"${kindToken(t)}"`).join(' OR ')
  const match = kinds === '' ? `{title body} : (${expression})` : `kind : (${kinds}) AND {title body} : (${expression})`
  const rows = db.prepare(ranked).all(match, mostRows) as Hit[]
  const seen = new Set<string>()
  return rows.filter((hit) => {
    const key = `${hit.table}/${hit.id}`
    if (seen.has(key) || (scope.contract && hit.contract !== scope.contract)) return false
    seen.add(key)
    return true
  })
}

/** Records that hold every term of `text`, the best first, each once. Empty when nothing searchable was typed. */
export function findRecords(db: Db, text: string, scope: SearchScope & { readonly limit: number }): Hit[] {
  const expression = searchExpression(text)
  return expression === null ? [] : search(db, expression, scope).slice(0, scope.limit)
}

/** The records that were made last, for a search in which nothing is typed yet. */
export function recentRecords(db: Db, scope: { readonly contract?: string; readonly limit: number }): Hit[] {
  const where = scope.contract ? 'AND contract = ?' : ''
  return db
    .prepare(
      `SELECT tbl AS "table", row AS id, contract, number, title, body AS text, at FROM search_entry
       WHERE tbl = owner_tbl AND row = owner ${where} ORDER BY n DESC LIMIT ?`,
    )
    .all(...(scope.contract ? [scope.contract] : []), scope.limit) as Hit[]
}

/** A record whose words resemble a text. */
export interface Similar extends Hit {
  /** 0–1: the share of word pairs in common with the title or the text that matched. */
  readonly likeness: number
}

/** Below this share two short Chinese sentences have only everyday words in common. */
const leastLikeness = 0.18

/** Rarest words by which similar records are sought: what everybody writes finds everything and says nothing. */
const mostWords = 8

/** Asks for texts that share a telling word with `text`; null when none of its words was ever written. */
function likenessExpression(db: Db, text: string): string | null {
  const count = db.prepare('SELECT doc FROM search_word WHERE term = ?').pluck()
  const rarest = [...likenessTokens(text)]
    .map((token) => ({ token, records: (count.get(token) as number | undefined) ?? 0 }))
    .filter(({ records }) => records > 0)
    .sort((a, b) => a.records - b.records)
    .slice(0, mostWords)
  return rarest.length > 0 ? rarest.map(({ token }) => `"${token}"`).join(' OR ') : null
}

/** Records that resemble `text`, the most alike first. `except` is left out. */
export function similarRecords(
  db: Db,
  text: string,
  scope: SearchScope & { readonly limit: number; readonly except?: string },
): Similar[] {
  const expression = likenessExpression(db, text)
  if (expression === null) return []
  return search(db, expression, scope)
    .filter((hit) => hit.id !== scope.except)
    .slice(0, 60)
    .map((hit) => ({ ...hit, likeness: Math.max(likeness(text, hit.title), likeness(text, hit.text)) }))
    .filter((hit) => hit.likeness >= leastLikeness)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, scope.limit)
}
