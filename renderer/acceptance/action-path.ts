import { ownerTables } from '../../domain/record/evidence.ts'
import type { Action } from '../../domain/obligation/cell.ts'
import { documentKindIds } from '../../domain/report/kind.ts'
import { documentPath, recordPath } from '../document/path.ts'
import { findingsPath } from '../findings/path.ts'
import { logPath } from '../log/path.ts'
import { registersPath } from '../registers/path.ts'
import { routes } from '../routes.ts'

const registers: Readonly<Record<string, Extract<Action, { type: 'register' }>['tab']>> = {
  archive_entry: 'archive',
  certificate: 'certificates',
  cost: 'costs',
  device: 'devices',
  staff: 'staff',
}

/** The screen where what is missing can be made. */
export function actionPath(action: Action, contract: string): string {
  switch (action.type) {
    case 'document': {
      if (action.table === 'inspection') return `/inspection/${action.row}?step=report`
      const kind = documentKindIds.find((k) => k === action.kind)
      const table = ownerTables.find((t) => t === action.table)
      return kind && table ? documentPath(kind, table, action.row, action.period) : routes.log.path
    }
    case 'inspection-start':
      return routes.inspections.path
    case 'inspection':
      return action.item === '' ? `/inspection/${action.id}` : `/inspection/${action.id}?item=${action.item}`
    case 'record': {
      if (action.table === 'finding') return findingsPath({ finding: action.row })
      const tab = registers[action.table]
      if (tab) return registersPath(tab, { contract, row: action.row })
      const table = ownerTables.find((t) => t === action.table)
      return (table && recordPath(table, action.row, action.field)) ?? routes.log.path
    }
    case 'register':
      return registersPath(action.tab, { contract })
    case 'service-start':
      return logPath({ contract })
    case 'log':
      return logPath({ contract, month: action.month })
    case 'idle':
      return `/idle?${new URLSearchParams({ contract, period: action.period })}`
    case 'setting':
      return routes.settings.path
  }
}
