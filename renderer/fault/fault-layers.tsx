import { type Layer, useFault } from './context.ts'
import { CloseDialog, EndDialog, ReopenDialog, StrikeDialog, VoidDialog } from './act-dialogs.tsx'
import { EventDialog } from './event-dialog.tsx'
import { EvidenceDrawer } from './evidence-drawer.tsx'
import { FactsDrawer } from './facts-drawer.tsx'
import { ForceMajeureDialog } from './force-majeure-dialog.tsx'
import { LoanerDialog } from './loaner-dialog.tsx'
import { TierDialog } from './tier-dialog.tsx'

/** The one thing that stands over the screen. */
export function FaultLayer({ layer }: { readonly layer: Layer }) {
  const { show } = useFault()
  const onClose = (): void => show(null)
  switch (layer.kind) {
    case 'event':
      return <EventDialog key={layer.type} type={layer.type} onClose={onClose} />
    case 'end':
      return <EndDialog entry={layer.entry} onClose={onClose} />
    case 'strike':
      return <StrikeDialog entry={layer.entry} onClose={onClose} />
    case 'tier':
      return <TierDialog onClose={onClose} />
    case 'close':
      return <CloseDialog onClose={onClose} />
    case 'reopen':
      return <ReopenDialog onClose={onClose} />
    case 'void':
      return <VoidDialog onClose={onClose} />
    case 'loaner':
      return <LoanerDialog onClose={onClose} />
    case 'force-majeure':
      return <ForceMajeureDialog onClose={onClose} />
    case 'facts':
      return <FactsDrawer field={layer.field} onClose={onClose} />
    case 'evidence':
      return <EvidenceDrawer onClose={onClose} />
  }
}
