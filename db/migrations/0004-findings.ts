/** Who answers for a finding, what the test after it said, and the customer's signature under a risk that stays. */
export const findings = `
ALTER TABLE finding ADD COLUMN assignee TEXT;
ALTER TABLE finding ADD COLUMN retest TEXT;
ALTER TABLE finding ADD COLUMN acceptance TEXT;
ALTER TABLE finding ADD COLUMN fault TEXT GENERATED ALWAYS AS (json_extract(origin, '$.fault')) VIRTUAL;
ALTER TABLE finding ADD COLUMN status TEXT GENERATED ALWAYS AS (json_extract(state, '$.state')) VIRTUAL;
CREATE INDEX finding_fault ON finding (fault);
CREATE INDEX finding_status ON finding (status, contract);
`
