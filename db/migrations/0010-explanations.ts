/** Papers that were there before, attached as proofs of cells of the matrix, and explanations of overdue cells. */
export const explanations = `
CREATE TABLE attached_proof (
  id TEXT PRIMARY KEY, scope TEXT NOT NULL, _v TEXT NOT NULL,
  identity TEXT, cover TEXT, paper TEXT, link TEXT, void TEXT,
  contract TEXT GENERATED ALWAYS AS (json_extract(identity, '$.contract')) VIRTUAL,
  number TEXT GENERATED ALWAYS AS (json_extract(identity, '$.number')) VIRTUAL
) STRICT;
CREATE INDEX attached_proof_contract ON attached_proof (contract, number);
CREATE TABLE overdue_note (
  id TEXT PRIMARY KEY, scope TEXT NOT NULL, _v TEXT NOT NULL,
  identity TEXT, note TEXT,
  contract TEXT GENERATED ALWAYS AS (json_extract(identity, '$.contract')) VIRTUAL
) STRICT;
CREATE INDEX overdue_note_contract ON overdue_note (contract);
`
