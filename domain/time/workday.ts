import type { DateText } from './instant.ts'

/** Which days are worked on, with holidays and make-up workdays (调休). From a bundled or imported calendar. */
export interface Workdays {
  /** True when `date` is a workday. Outside the covered years Monday to Friday count. */
  readonly isWorkday: (date: DateText) => boolean
  /** True when the calendar has that year. */
  readonly covers: (year: number) => boolean
}
