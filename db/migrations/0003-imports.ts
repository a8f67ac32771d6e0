/** Batches of records that were imported from spreadsheets, and the mark on each of their records. */
export const imports = `
CREATE TABLE import_batch (
  id TEXT PRIMARY KEY, scope TEXT NOT NULL, _v TEXT NOT NULL,
  source TEXT, mapping TEXT, outcome TEXT, void TEXT,
  contract TEXT GENERATED ALWAYS AS (json_extract(source, '$.contract')) VIRTUAL
) STRICT;
CREATE INDEX import_batch_contract ON import_batch (contract);
ALTER TABLE fault ADD COLUMN imported TEXT;
ALTER TABLE fault ADD COLUMN batch TEXT GENERATED ALWAYS AS (json_extract(imported, '$.batch')) VIRTUAL;
CREATE INDEX fault_batch ON fault (batch) WHERE batch IS NOT NULL;
ALTER TABLE service_record ADD COLUMN imported TEXT;
ALTER TABLE service_record ADD COLUMN batch TEXT GENERATED ALWAYS AS (json_extract(imported, '$.batch')) VIRTUAL;
CREATE INDEX service_record_batch ON service_record (batch) WHERE batch IS NOT NULL;
`
