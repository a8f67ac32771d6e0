/** One line of 乙方自检. A line that is not ok blocks finalising and leads to what is missing. */
export interface CheckLine {
  readonly id: string
  readonly label: string
  readonly ok: boolean
  /** A count or a date, short. */
  readonly detail: string
  /** Where it is put right. `step` and `item` are places of the inspection wizard, empty for other records. */
  readonly goTo: { readonly step: string; readonly item: string; readonly field: string } | null
}

/** Worth a second look before finalising; never blocks. */
export interface Remark {
  readonly sentence: string
}
