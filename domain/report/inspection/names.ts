import type { InspectionFacts } from '../../inspection/facts.ts'
import { orElse } from '../../or-else.ts'

/** Who and what the report is about, in words that may stand anywhere: what nobody entered says so. */
export interface Names {
  readonly hospital: string
  readonly department: string
  readonly system: string
  readonly firm: string
  readonly hotline: string
  readonly inspector: string
  readonly reviewer: string
  readonly witness: string
  readonly place: string
  readonly secrecy: string
  /** `2026-01-01 至 2026-12-31`, marked where it is not the one that the contract's text quotes. */
  readonly servicePeriod: string
  /** The effective period differs from the quoted one. */
  readonly renewed: boolean
}

export const renewalMark = '续签，非原文'
const notEntered = '未填写'

export function namesOf(facts: InspectionFacts): Names {
  const { contract, pack, inspection, firm } = facts
  const period = contract.period ?? pack.period
  const renewed = period.start !== pack.period.start || period.end !== pack.period.end
  return {
    hospital: orElse(contract.hospital?.name, notEntered),
    department: orElse(contract.hospital?.department, '信息科'),
    system: orElse(contract.system?.name, pack.systemName),
    firm: orElse(firm?.name?.name, notEntered),
    hotline: orElse(firm?.hotline?.phone, notEntered),
    inspector: orElse(inspection.people?.inspector, notEntered),
    reviewer: orElse(inspection.people?.reviewer, orElse(contract.setting?.reviewer, notEntered)),
    witness: orElse(inspection.people?.witness, notEntered),
    place: orElse(inspection.place?.place, notEntered),
    secrecy: orElse(contract.setting?.secrecy, '内部'),
    servicePeriod: `${period.start} 至 ${period.end}${renewed ? `（${renewalMark}）` : ''}`,
    renewed,
  }
}
