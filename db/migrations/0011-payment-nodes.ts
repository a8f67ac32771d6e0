/** What a payment node is that was agreed after the contract and stands in no pack. */
export const paymentNodes = `
ALTER TABLE payment ADD COLUMN own TEXT;
`
