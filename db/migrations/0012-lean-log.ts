/**
 * The log without what every operation paid for in vain. Nothing is ever deleted from it, so that a number is not given
 * twice without AUTOINCREMENT, which reads and writes a row of its own for every insert; and the id of a row finds its
 * operations without the table's name before it in the index.
 */
export const leanLog = `
CREATE TABLE tx_lean (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  device TEXT NOT NULL,
  author TEXT NOT NULL,
  scope TEXT NOT NULL,
  schema_version INTEGER NOT NULL,
  clock TEXT NOT NULL,
  action TEXT NOT NULL,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE,
  signature TEXT NOT NULL,
  -- Place in the hub's feed; null until it was seen there.
  hub_seq INTEGER,
  -- Why the hub did not take it; null where it did or was not asked.
  refused TEXT,
  -- The signed text, where a newer version put more into it than the columns hold.
  text TEXT
) STRICT;
INSERT INTO tx_lean (n, id, device, author, scope, schema_version, clock, action, previous, hash, signature, hub_seq, refused, text)
  SELECT n, id, device, author, scope, schema_version, clock, action, previous, hash, signature, hub_seq, refused, text
  FROM tx ORDER BY n;
-- The reference follows the table when it is renamed below.
CREATE TABLE op_lean (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  tx TEXT NOT NULL REFERENCES tx_lean (id) DEFERRABLE INITIALLY DEFERRED,
  tbl TEXT NOT NULL,
  row TEXT NOT NULL,
  body TEXT NOT NULL,
  -- JSON of the heads that the author of a voiding operation was shown.
  seen TEXT
) STRICT;
INSERT INTO op_lean (n, id, tx, tbl, row, body, seen) SELECT n, id, tx, tbl, row, body, seen FROM op ORDER BY n;
DROP TABLE op;
DROP TABLE tx;
ALTER TABLE tx_lean RENAME TO tx;
ALTER TABLE op_lean RENAME TO op;
CREATE INDEX op_row ON op (row, n);
CREATE INDEX op_tx ON op (tx);
CREATE INDEX tx_waiting ON tx (n) WHERE hub_seq IS NULL;
`
