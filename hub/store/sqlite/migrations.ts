/**
 * Every migration of the hub's SQLite database in order; see db/migrations/all.ts for the rules. `feed` keeps its
 * rowid as the place, so that a page is read in one stretch; heads and references are keys and nothing else.
 */
export const sqliteMigrations: readonly string[] = [
  `
CREATE TABLE meta (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  hub TEXT NOT NULL, epoch TEXT NOT NULL, serial INTEGER NOT NULL, moved_to TEXT NOT NULL,
  seq INTEGER NOT NULL, chain TEXT NOT NULL
) STRICT;
INSERT INTO meta VALUES (1, '', '', 0, '', 0, '');
CREATE TABLE feed (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE, hash TEXT NOT NULL, device TEXT NOT NULL, author TEXT NOT NULL, scope TEXT NOT NULL,
  size INTEGER NOT NULL, chain TEXT NOT NULL, signature TEXT NOT NULL, received_at TEXT NOT NULL, text TEXT NOT NULL
) STRICT;
CREATE INDEX feed_scope ON feed (scope, seq, size);
CREATE TABLE line (
  device TEXT NOT NULL, incarnation TEXT NOT NULL, last INTEGER NOT NULL, chain TEXT NOT NULL,
  PRIMARY KEY (device, incarnation)
) STRICT, WITHOUT ROWID;
CREATE TABLE head (
  tbl TEXT NOT NULL, rec TEXT NOT NULL, reg TEXT NOT NULL, op TEXT NOT NULL, PRIMARY KEY (tbl, rec, reg, op)
) STRICT, WITHOUT ROWID;
CREATE TABLE file_ref (
  sha256 TEXT NOT NULL, scope TEXT NOT NULL, PRIMARY KEY (sha256, scope)
) STRICT, WITHOUT ROWID;
CREATE TABLE device (
  id TEXT PRIMARY KEY, serial INTEGER NOT NULL UNIQUE, card TEXT NOT NULL, signature TEXT NOT NULL, scopes TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE hub_user (
  id TEXT PRIMARY KEY, login TEXT NOT NULL UNIQUE, name TEXT NOT NULL, role TEXT NOT NULL, scopes TEXT NOT NULL,
  password TEXT NOT NULL, disabled_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE pairing (
  id TEXT PRIMARY KEY, token TEXT NOT NULL, opened_at TEXT NOT NULL, expires_at TEXT NOT NULL, tries INTEGER NOT NULL,
  state TEXT NOT NULL, request TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE blob (
  sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL, device TEXT NOT NULL, at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE VIEW operation AS
  SELECT feed.seq, feed.id AS tx, feed.device, feed.author, feed.scope, feed.received_at,
    json_extract(o.value, '$.id') AS id, json_extract(o.value, '$.table') AS tbl,
    json_extract(o.value, '$.row') AS rec, json_extract(o.value, '$.set') AS body
  FROM feed, json_each(feed.text, '$.ops') AS o;
CREATE VIEW conflict AS
  SELECT tbl, rec, reg, count(*) AS heads FROM head GROUP BY tbl, rec, reg HAVING count(*) > 1;
`,
]
