/** R20 statements of what did not occur in a period. */
export const obligations = `
CREATE TABLE idle_statement (
  id TEXT PRIMARY KEY, scope TEXT NOT NULL, _v TEXT NOT NULL,
  identity TEXT, clauses TEXT, correction TEXT, void TEXT,
  contract TEXT GENERATED ALWAYS AS (json_extract(identity, '$.contract')) VIRTUAL
) STRICT;
CREATE INDEX idle_statement_contract ON idle_statement (contract);
`
