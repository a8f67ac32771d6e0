import type { FaultFacts } from '../../fault/facts.ts'
import type { faultOccasions } from '../../pack/proof.ts'
import type { FaultEventType } from '../../record/fault.ts'

type Occasion = (typeof faultOccasions)[number]

const happened = (fault: FaultFacts, type: FaultEventType): boolean => fault.events.some((e) => e.entry.type === type)

/** Whether a fault gave occasion to what a clause asks for. */
export function isOccasion(occasion: Occasion, fault: FaultFacts): boolean {
  switch (occasion) {
    case 'any':
      return true
    case 'defect':
      return fault.fault.cause?.class === '程序缺陷'
    case 'non-human':
      return fault.fault.responsibility?.kind !== 'human' && fault.fault.responsibility?.kind !== 'third'
    case 'parts':
      return (fault.fault.parts?.rows.length ?? 0) > 0
    case 'transport':
      return happened(fault, 'transport') || fault.loaners.some((l) => (l.delivery?.deliveredAt ?? '') !== '')
    case 'installation':
      return happened(fault, 'installed')
    case 'connection':
      return happened(fault, 'connected')
    case 'loaner':
      return fault.loaners.length > 0 || unrepaired(fault)
  }
}

/** True where the device was not repaired within the hours after which a loaner is owed. */
function unrepaired(fault: FaultFacts): boolean {
  return fault.sla.rows.some(
    (r) => r.milestone === 'repair_or_loaner' && (r.state === '超时达成' || r.state === '超时未达成'),
  )
}
