/** The mark on devices that were imported from a spreadsheet. */
export const deviceImports = `
ALTER TABLE device ADD COLUMN imported TEXT;
ALTER TABLE device ADD COLUMN batch TEXT GENERATED ALWAYS AS (json_extract(imported, '$.batch')) VIRTUAL;
CREATE INDEX device_batch ON device (batch) WHERE batch IS NOT NULL;
`
