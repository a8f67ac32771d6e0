/**
 * Faults with their timeline, loaners, force majeure, service records, FAQ, clock notes, calendar, and the
 * full-text index. Generated columns exist for what is searched or listed without reading whole records. Tables whose
 * rows exceed a quarter of a page keep their rowid: without one each row would take an overflow page of its own.
 */
export const faultsAndServices = `
ALTER TABLE contract ADD COLUMN sla TEXT;
CREATE TABLE fault (
  id TEXT PRIMARY KEY, scope TEXT NOT NULL, _v TEXT NOT NULL,
  identity TEXT, title TEXT, subject TEXT, reporter TEXT, tier TEXT, level TEXT, symptom TEXT, impact TEXT, cause TEXT,
  responsibility TEXT, remedy TEXT, parts TEXT, data TEXT, verification TEXT, prevention TEXT, repeat TEXT,
  change TEXT, overdue TEXT, confirmation TEXT, correction TEXT, void TEXT,
  contract TEXT GENERATED ALWAYS AS (json_extract(identity, '$.contract')) VIRTUAL,
  number TEXT GENERATED ALWAYS AS (json_extract(identity, '$.number')) VIRTUAL,
  finding TEXT GENERATED ALWAYS AS (json_extract(identity, '$.finding')) VIRTUAL,
  service TEXT GENERATED ALWAYS AS (json_extract(identity, '$.service')) VIRTUAL
) STRICT;
CREATE INDEX fault_contract ON fault (contract, number);
CREATE INDEX fault_finding ON fault (finding);
CREATE INDEX fault_service ON fault (service);
CREATE TABLE fault_event (
  id TEXT PRIMARY KEY, scope TEXT NOT NULL, _v TEXT NOT NULL,
  entry TEXT, until TEXT, struck TEXT,
  fault TEXT GENERATED ALWAYS AS (json_extract(entry, '$.fault')) VIRTUAL,
  type TEXT GENERATED ALWAYS AS (json_extract(entry, '$.type')) VIRTUAL,
  at TEXT GENERATED ALWAYS AS (json_extract(entry, '$.at')) VIRTUAL
) STRICT, WITHOUT ROWID;
CREATE INDEX fault_event_fault ON fault_event (fault, type, at);
CREATE INDEX fault_event_at ON fault_event (at);
-- Reports, closings and reopenings alone say when a fault began and whether it runs: lists sort and page by them.
CREATE INDEX fault_event_span ON fault_event (fault, type, at)
  WHERE struck IS NULL AND type IN ('reported', 'closed', 'reopened');
CREATE TABLE loaner (
  id TEXT PRIMARY KEY, scope TEXT NOT NULL, _v TEXT NOT NULL,
  identity TEXT, original TEXT, substitute TEXT, grade TEXT, delivery TEXT, keys TEXT, businessCheck TEXT,
  handover TEXT, repair TEXT, return TEXT, correction TEXT, void TEXT,
  contract TEXT GENERATED ALWAYS AS (json_extract(identity, '$.contract')) VIRTUAL,
  fault TEXT GENERATED ALWAYS AS (json_extract(identity, '$.fault')) VIRTUAL,
  number TEXT GENERATED ALWAYS AS (json_extract(identity, '$.number')) VIRTUAL
) STRICT;
CREATE INDEX loaner_fault ON loaner (fault);
CREATE INDEX loaner_contract ON loaner (contract, number);
CREATE TABLE force_majeure (
  id TEXT PRIMARY KEY, scope TEXT NOT NULL, _v TEXT NOT NULL,
  identity TEXT, event TEXT, faults TEXT, notice TEXT, proof TEXT, measures TEXT, confirmation TEXT,
  correction TEXT, void TEXT,
  contract TEXT GENERATED ALWAYS AS (json_extract(identity, '$.contract')) VIRTUAL,
  number TEXT GENERATED ALWAYS AS (json_extract(identity, '$.number')) VIRTUAL
) STRICT;
CREATE INDEX force_majeure_contract ON force_majeure (contract, number);
CREATE TABLE service_record (
  id TEXT PRIMARY KEY, scope TEXT NOT NULL, _v TEXT NOT NULL,
  identity TEXT, span TEXT, request TEXT, subject TEXT, content TEXT, reply TEXT, result TEXT, people TEXT,
  detail TEXT, confirmation TEXT, link TEXT, backdated TEXT, correction TEXT, void TEXT,
  contract TEXT GENERATED ALWAYS AS (json_extract(identity, '$.contract')) VIRTUAL,
  kind TEXT GENERATED ALWAYS AS (json_extract(identity, '$.kind')) VIRTUAL,
  number TEXT GENERATED ALWAYS AS (json_extract(identity, '$.number')) VIRTUAL,
  started TEXT GENERATED ALWAYS AS (json_extract(span, '$.from')) VIRTUAL,
  state TEXT GENERATED ALWAYS AS (json_extract(result, '$.state')) VIRTUAL,
  faq TEXT GENERATED ALWAYS AS (json_extract(link, '$.faq')) VIRTUAL,
  fault TEXT GENERATED ALWAYS AS (json_extract(link, '$.fault')) VIRTUAL
) STRICT;
CREATE INDEX service_record_contract ON service_record (contract, started);
CREATE INDEX service_record_started ON service_record (started);
CREATE INDEX service_record_kind ON service_record (kind, contract, started);
CREATE INDEX service_record_number ON service_record (contract, number);
CREATE INDEX service_record_state ON service_record (state, contract);
CREATE INDEX service_record_faq ON service_record (faq);
CREATE INDEX service_record_fault ON service_record (fault);
CREATE TABLE faq (
  id TEXT PRIMARY KEY, scope TEXT NOT NULL, _v TEXT NOT NULL,
  identity TEXT, entry TEXT, void TEXT,
  contract TEXT GENERATED ALWAYS AS (json_extract(identity, '$.contract')) VIRTUAL,
  number TEXT GENERATED ALWAYS AS (json_extract(identity, '$.number')) VIRTUAL
) STRICT, WITHOUT ROWID;
CREATE INDEX faq_contract ON faq (contract, number);
CREATE TABLE clock_note (
  id TEXT PRIMARY KEY, scope TEXT NOT NULL, _v TEXT NOT NULL, jump TEXT, remark TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE calendar (id TEXT PRIMARY KEY, scope TEXT NOT NULL, _v TEXT NOT NULL, body TEXT) STRICT;

CREATE TABLE search_entry (
  n INTEGER PRIMARY KEY,
  tbl TEXT NOT NULL, row TEXT NOT NULL,
  -- The record that a hit leads to, and the contract it belongs to.
  owner_tbl TEXT NOT NULL, owner TEXT NOT NULL, contract TEXT NOT NULL,
  number TEXT NOT NULL, title TEXT NOT NULL, body TEXT NOT NULL, at TEXT NOT NULL,
  UNIQUE (tbl, row)
) STRICT;
CREATE INDEX search_entry_owner ON search_entry (owner_tbl, owner);
CREATE VIRTUAL TABLE search_index USING fts5 (kind, title, body, content = '', contentless_delete = 1, tokenize = 'unicode61');
CREATE VIRTUAL TABLE search_word USING fts5vocab (search_index, row);
`
