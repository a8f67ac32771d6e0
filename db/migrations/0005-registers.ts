/** Registers (台账): certificates, devices with their parameters, archive index, staff and rosters, payments, costs. */
export const registers = `
CREATE TABLE certificate (
  id TEXT PRIMARY KEY, scope TEXT NOT NULL, _v TEXT NOT NULL,
  identity TEXT, subject TEXT, validity TEXT, place TEXT, application TEXT, review TEXT, issue TEXT, installation TEXT,
  verification TEXT, handover TEXT, retirement TEXT, revocation TEXT, fee TEXT, correction TEXT, void TEXT,
  contract TEXT GENERATED ALWAYS AS (json_extract(identity, '$.contract')) VIRTUAL,
  number TEXT GENERATED ALWAYS AS (json_extract(identity, '$.number')) VIRTUAL,
  predecessor TEXT GENERATED ALWAYS AS (json_extract(identity, '$.predecessor')) VIRTUAL
) STRICT;
CREATE INDEX certificate_contract ON certificate (contract, number);
CREATE INDEX certificate_predecessor ON certificate (predecessor);
CREATE TABLE device (
  id TEXT PRIMARY KEY, scope TEXT NOT NULL, _v TEXT NOT NULL,
  identity TEXT, card TEXT, detail TEXT, parts TEXT, state TEXT, void TEXT,
  contract TEXT GENERATED ALWAYS AS (json_extract(identity, '$.contract')) VIRTUAL,
  number TEXT GENERATED ALWAYS AS (json_extract(identity, '$.number')) VIRTUAL
) STRICT;
CREATE INDEX device_contract ON device (contract, number);
CREATE TABLE parameter_snapshot (
  id TEXT PRIMARY KEY, scope TEXT NOT NULL, _v TEXT NOT NULL,
  entry TEXT, struck TEXT,
  device TEXT GENERATED ALWAYS AS (json_extract(entry, '$.device')) VIRTUAL,
  change TEXT GENERATED ALWAYS AS (json_extract(entry, '$.change')) VIRTUAL
) STRICT;
CREATE INDEX parameter_snapshot_device ON parameter_snapshot (device);
CREATE INDEX parameter_snapshot_change ON parameter_snapshot (change);
CREATE TABLE archive_entry (
  id TEXT PRIMARY KEY, scope TEXT NOT NULL, _v TEXT NOT NULL,
  identity TEXT, entry TEXT, account TEXT, original TEXT, void TEXT,
  contract TEXT GENERATED ALWAYS AS (json_extract(identity, '$.contract')) VIRTUAL,
  number TEXT GENERATED ALWAYS AS (json_extract(identity, '$.number')) VIRTUAL
) STRICT, WITHOUT ROWID;
CREATE INDEX archive_entry_contract ON archive_entry (contract, number);
CREATE TABLE staff (
  id TEXT PRIMARY KEY, scope TEXT NOT NULL, _v TEXT NOT NULL,
  identity TEXT, person TEXT, service TEXT, notice TEXT, void TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE duty_roster (
  id TEXT PRIMARY KEY, scope TEXT NOT NULL, _v TEXT NOT NULL,
  identity TEXT, shifts TEXT, notice TEXT,
  contract TEXT GENERATED ALWAYS AS (json_extract(identity, '$.contract')) VIRTUAL,
  month TEXT GENERATED ALWAYS AS (json_extract(identity, '$.month')) VIRTUAL
) STRICT;
CREATE INDEX duty_roster_contract ON duty_roster (contract, month);
CREATE TABLE payment (
  id TEXT PRIMARY KEY, scope TEXT NOT NULL, _v TEXT NOT NULL,
  identity TEXT, terms TEXT, start TEXT, amount TEXT, invoice TEXT, paid TEXT, funding TEXT, void TEXT,
  contract TEXT GENERATED ALWAYS AS (json_extract(identity, '$.contract')) VIRTUAL
) STRICT, WITHOUT ROWID;
CREATE INDEX payment_contract ON payment (contract);
CREATE TABLE settlement (
  id TEXT PRIMARY KEY, scope TEXT NOT NULL, _v TEXT NOT NULL, decision TEXT, sum TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE cost (
  id TEXT PRIMARY KEY, scope TEXT NOT NULL, _v TEXT NOT NULL,
  identity TEXT, entry TEXT, link TEXT, void TEXT,
  contract TEXT GENERATED ALWAYS AS (json_extract(identity, '$.contract')) VIRTUAL,
  number TEXT GENERATED ALWAYS AS (json_extract(identity, '$.number')) VIRTUAL
) STRICT, WITHOUT ROWID;
CREATE INDEX cost_contract ON cost (contract, number);
`
