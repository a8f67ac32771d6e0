/** The period of the documents of the final acceptance: the whole service period. */
export const acceptancePeriod = 'service'
