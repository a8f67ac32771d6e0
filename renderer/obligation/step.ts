import { useState } from 'react'
import { useLocation } from 'wouter'
import type { Action } from '../../domain/obligation/cell.ts'
import { epochOf, instantOf } from '../../domain/time/instant.ts'
import { documentKindOf, type DocumentKindId } from '../../domain/report/kind.ts'
import type { OwnerTable } from '../../domain/record/evidence.ts'
import { useAppClock } from '../client/app-clock.ts'
import { save, sentenceOf } from '../client/call.ts'
import { documentPath, recordPath } from '../document/path.ts'
import { placeUrl } from '../inspection/place.ts'
import { logPath } from '../log/path.ts'
import { registersPath } from '../registers/path.ts'
import { routes } from '../routes.ts'
import { servicePath } from '../service/path.ts'
import { idlePath } from './path.ts'

interface Steps {
  /** Goes where the step is done, beginning what it needs. */
  readonly take: (action: Action) => Promise<void>
  readonly problem: string
}

/** Takes the one step that makes a proof. */
export function useSteps(contract: string): Steps {
  const [, navigate] = useLocation()
  const [problem, setProblem] = useState('')
  const clock = useAppClock()
  const failed = (outcome: Parameters<typeof sentenceOf>[0]): void => setProblem(sentenceOf(outcome))
  return {
    problem,
    async take(action) {
      setProblem('')
      if (action.type === 'inspection-start') {
        const { period, checklist } = action
        const done = await save('inspection.start', () => ({ contract, period, checklist }), undefined, failed)
        if (done) navigate(placeUrl(done.value.inspection, { step: 'prepare' }))
        return
      }
      if (action.type === 'service-start') {
        const at = instantOf(Math.floor(epochOf(clock()) / 60_000) * 60_000)
        const { kind } = action
        const done = await save('service.start', () => ({ contract, kind, at, backdated: '' }), undefined, failed)
        if (done) navigate(servicePath(done.value.service))
        return
      }
      navigate(addressOf(action, contract))
    },
  }
}

type Plain = Exclude<Action, { type: 'inspection-start' } | { type: 'service-start' }>

function addressOf(action: Plain, contract: string): string {
  switch (action.type) {
    case 'document':
      if (documentKindOf(action.kind)?.table === 'inspection') return placeUrl(action.row, { step: 'report' })
      if (!documentKindOf(action.kind)) return `/acceptance?${new URLSearchParams({ contract })}`
      return documentPath(action.kind as DocumentKindId, action.table as OwnerTable, action.row, action.period)
    case 'inspection':
      return action.item === ''
        ? placeUrl(action.id, { step: 'report' })
        : placeUrl(action.id, { step: 'item', item: action.item })
    case 'record':
      return recordPath(action.table as OwnerTable, action.row, action.field) ?? routes.home.path
    case 'register':
      return registersPath(action.tab, { contract })
    case 'log':
      return logPath({ contract, month: action.month })
    case 'idle':
      return idlePath(contract, action.period)
    case 'setting':
      return routes.settings.path
  }
}

/** Where a proof is opened; null for what has no screen of its own. */
export function proofAddress(proof: {
  readonly table: string
  readonly row: string
  readonly kind: string
  readonly period: string
  readonly document: string
}): string | null {
  const { table, row, kind, period, document } = proof
  const info = documentKindOf(kind)
  if (document !== '' && info)
    return info.table === 'inspection'
      ? placeUrl(row, { step: 'report' })
      : documentPath(kind as DocumentKindId, table as OwnerTable, row, period)
  if (table === 'staff' || table === 'duty_roster') return registersPath('staff')
  if (table === 'firm' || table === 'faq') return null
  return recordPath(table as OwnerTable, row)
}
