/**
 * The op log with its outbox, drafts, device state, the file index, and the record tables of the first
 * version. A record table has one JSON column per register; generated columns exist for what is searched.
 */
export const foundation = `
CREATE TABLE tx (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  device TEXT NOT NULL,
  author TEXT NOT NULL,
  scope TEXT NOT NULL,
  schema_version INTEGER NOT NULL,
  clock TEXT NOT NULL,
  action TEXT NOT NULL,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL,
  signature TEXT NOT NULL
) STRICT;
CREATE TABLE op (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  tx TEXT NOT NULL REFERENCES tx (id) DEFERRABLE INITIALLY DEFERRED,
  tbl TEXT NOT NULL,
  row TEXT NOT NULL,
  body TEXT NOT NULL,
  hub_seq INTEGER
) STRICT;
CREATE INDEX op_row ON op (tbl, row, n);
CREATE INDEX op_tx ON op (tx);
CREATE TABLE outbox (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  op TEXT NOT NULL UNIQUE REFERENCES op (id),
  chain TEXT NOT NULL
) STRICT;
CREATE TABLE head (
  tbl TEXT NOT NULL, row TEXT NOT NULL, register TEXT NOT NULL, op TEXT NOT NULL,
  value TEXT NOT NULL, n INTEGER NOT NULL,
  PRIMARY KEY (tbl, row, register, op)
) STRICT, WITHOUT ROWID;
CREATE TABLE opaque (
  tbl TEXT NOT NULL, row TEXT NOT NULL, register TEXT NOT NULL, op TEXT NOT NULL, value TEXT NOT NULL,
  PRIMARY KEY (tbl, row, register, op)
) STRICT, WITHOUT ROWID;
CREATE TABLE draft (
  tbl TEXT NOT NULL, row TEXT NOT NULL, register TEXT NOT NULL, scope TEXT NOT NULL,
  value TEXT NOT NULL, seen TEXT NOT NULL, at TEXT NOT NULL,
  PRIMARY KEY (tbl, row, register)
) STRICT, WITHOUT ROWID;
CREATE TABLE state (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE file (
  sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL, mime TEXT NOT NULL, added_at TEXT NOT NULL,
  durable_at_hub INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE person (id TEXT PRIMARY KEY, scope TEXT NOT NULL, _v TEXT NOT NULL, name TEXT) STRICT, WITHOUT ROWID;
CREATE TABLE firm (id TEXT PRIMARY KEY, scope TEXT NOT NULL, _v TEXT NOT NULL, name TEXT, hotline TEXT, brand TEXT) STRICT, WITHOUT ROWID;
CREATE TABLE pack (id TEXT PRIMARY KEY, scope TEXT NOT NULL, _v TEXT NOT NULL, body TEXT) STRICT;
CREATE TABLE contract (
  id TEXT PRIMARY KEY, scope TEXT NOT NULL, _v TEXT NOT NULL,
  pack TEXT, hospital TEXT, system TEXT, period TEXT, setting TEXT, void TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE site_command (
  id TEXT PRIMARY KEY, scope TEXT NOT NULL, _v TEXT NOT NULL,
  link TEXT, text TEXT, confirmed TEXT,
  contract TEXT GENERATED ALWAYS AS (json_extract(link, '$.contract')) VIRTUAL
) STRICT, WITHOUT ROWID;
CREATE INDEX site_command_contract ON site_command (contract);
CREATE TABLE inspection (
  id TEXT PRIMARY KEY, scope TEXT NOT NULL, _v TEXT NOT NULL,
  plan TEXT, place TEXT, people TEXT, span TEXT, method TEXT, conclusion TEXT, outlook TEXT,
  noneTuning TEXT, nonePrevention TEXT, noneSecurity TEXT, correction TEXT, void TEXT,
  contract TEXT GENERATED ALWAYS AS (json_extract(plan, '$.contract')) VIRTUAL,
  period TEXT GENERATED ALWAYS AS (json_extract(plan, '$.period.id')) VIRTUAL
) STRICT, WITHOUT ROWID;
CREATE INDEX inspection_contract ON inspection (contract, period);
CREATE TABLE inspection_item (
  id TEXT PRIMARY KEY, scope TEXT NOT NULL, _v TEXT NOT NULL,
  link TEXT, meas TEXT, witness TEXT, note TEXT, retest TEXT,
  inspection TEXT GENERATED ALWAYS AS (json_extract(link, '$.inspection')) VIRTUAL,
  item TEXT GENERATED ALWAYS AS (json_extract(link, '$.item')) VIRTUAL
) STRICT, WITHOUT ROWID;
CREATE INDEX inspection_item_inspection ON inspection_item (inspection, item);
CREATE TABLE finding (
  id TEXT PRIMARY KEY, scope TEXT NOT NULL, _v TEXT NOT NULL,
  origin TEXT, problem TEXT, advice TEXT, state TEXT,
  contract TEXT GENERATED ALWAYS AS (json_extract(origin, '$.contract')) VIRTUAL,
  inspection TEXT GENERATED ALWAYS AS (json_extract(origin, '$.inspection')) VIRTUAL,
  item TEXT GENERATED ALWAYS AS (json_extract(origin, '$.item')) VIRTUAL
) STRICT, WITHOUT ROWID;
CREATE INDEX finding_contract ON finding (contract);
CREATE INDEX finding_inspection ON finding (inspection, item);
CREATE TABLE evidence (
  id TEXT PRIMARY KEY, scope TEXT NOT NULL, _v TEXT NOT NULL,
  file TEXT, caption TEXT, position TEXT, redaction TEXT, state TEXT,
  owner TEXT GENERATED ALWAYS AS (json_extract(file, '$.owner')) VIRTUAL,
  item TEXT GENERATED ALWAYS AS (json_extract(file, '$.item')) VIRTUAL,
  sha256 TEXT GENERATED ALWAYS AS (json_extract(file, '$.sha256')) VIRTUAL
) STRICT, WITHOUT ROWID;
CREATE INDEX evidence_owner ON evidence (owner, item);
CREATE INDEX evidence_sha256 ON evidence (sha256);
CREATE TABLE report (
  id TEXT PRIMARY KEY, scope TEXT NOT NULL, _v TEXT NOT NULL,
  version TEXT, superseded TEXT, printed TEXT, scan TEXT, delivery TEXT, archived TEXT,
  contract TEXT GENERATED ALWAYS AS (json_extract(version, '$.contract')) VIRTUAL,
  owner TEXT GENERATED ALWAYS AS (json_extract(version, '$.row')) VIRTUAL
) STRICT, WITHOUT ROWID;
CREATE INDEX report_owner ON report (owner);
CREATE INDEX report_contract ON report (contract);
`
