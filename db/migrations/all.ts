import { foundation } from './0001-foundation.ts'
import { faultsAndServices } from './0002-faults-and-services.ts'
import { imports } from './0003-imports.ts'
import { findings } from './0004-findings.ts'
import { registers } from './0005-registers.ts'
import { obligations } from './0006-obligations.ts'
import { checklists } from './0007-checklists.ts'
import { sync } from './0008-sync.ts'
import { deviceImports } from './0009-device-imports.ts'
import { explanations } from './0010-explanations.ts'
import { paymentNodes } from './0011-payment-nodes.ts'
import { leanLog } from './0012-lean-log.ts'

/**
 * Every migration in order: a static list, because inside a bundle or an asar there is no folder to read.
 * The number of a database is how many have run. A shipped migration is never edited.
 */
export const migrations: readonly string[] = [
  foundation,
  faultsAndServices,
  imports,
  findings,
  registers,
  obligations,
  checklists,
  sync,
  deviceImports,
  explanations,
  paymentNodes,
  leanLog,
]
