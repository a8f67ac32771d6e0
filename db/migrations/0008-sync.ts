/**
 * What sync needs. The unit of transport is the signed transaction, so the outbox numbers transactions by the hash of
 * their text; databases from before are numbered when they are opened. The heads of a conflict carry their clock, so
 * that every replica shows the same one.
 */
export const sync = `
ALTER TABLE op DROP COLUMN hub_seq;
-- JSON of the heads that the author of a voiding operation was shown.
ALTER TABLE op ADD COLUMN seen TEXT;
-- Place in the hub's feed; null until it was seen there.
ALTER TABLE tx ADD COLUMN hub_seq INTEGER;
-- Why the hub did not take it; null where it did or was not asked.
ALTER TABLE tx ADD COLUMN refused TEXT;
-- The signed text, where a newer version put more into it than the columns hold.
ALTER TABLE tx ADD COLUMN text TEXT;
CREATE UNIQUE INDEX tx_hash ON tx (hash);
CREATE INDEX tx_waiting ON tx (n) WHERE hub_seq IS NULL;

DROP TABLE outbox;
CREATE TABLE outbox (seq INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, chain TEXT NOT NULL) STRICT;

CREATE TABLE head_new (
  tbl TEXT NOT NULL, row TEXT NOT NULL, register TEXT NOT NULL, op TEXT NOT NULL,
  clock TEXT NOT NULL, value TEXT NOT NULL,
  -- 1 where all heads of the register say the same: nothing for a person to decide.
  quiet INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (tbl, row, register, op)
) STRICT, WITHOUT ROWID;
INSERT INTO head_new (tbl, row, register, op, clock, value) SELECT h.tbl, h.row, h.register, h.op, tx.clock, h.value
  FROM head h JOIN op ON op.id = h.op JOIN tx ON tx.id = op.tx;
DROP TABLE head;
ALTER TABLE head_new RENAME TO head;

-- Values that were superseded before they arrived.
CREATE TABLE ahead (
  tbl TEXT NOT NULL, row TEXT NOT NULL, register TEXT NOT NULL, op TEXT NOT NULL,
  PRIMARY KEY (tbl, row, register, op)
) STRICT, WITHOUT ROWID;
-- Transactions that this build could not store as records: kept, shown, relayed, tried again.
CREATE TABLE quarantine (
  hash TEXT PRIMARY KEY, text TEXT NOT NULL, signature TEXT NOT NULL, reason TEXT NOT NULL, hub_seq INTEGER
) STRICT, WITHOUT ROWID;
-- How far the feed was read, by scope.
CREATE TABLE cursor (scope TEXT PRIMARY KEY, seq INTEGER NOT NULL, chain TEXT NOT NULL) STRICT, WITHOUT ROWID;
-- The devices that the hub vouches for.
CREATE TABLE device_card (
  device TEXT PRIMARY KEY, serial INTEGER NOT NULL, card TEXT NOT NULL, signature TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`
