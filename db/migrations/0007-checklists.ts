/** Rectification orders of self-checks, and what was done on them. */
export const checklists = `
ALTER TABLE finding ADD COLUMN rectification TEXT;
ALTER TABLE finding ADD COLUMN completion TEXT;
`
