import { Drawer } from 'antd'
import type { EvidenceOwner } from '../evidence/owner.ts'
import { EvidencePanel } from '../evidence/evidence-panel.tsx'
import { useFocusBack } from '../ui/focus-back.ts'
import { useFault } from './context.ts'
import { useMay } from '../client/office.ts'

/** The evidence of the fault on screen. */
export function useFaultEvidence(): EvidenceOwner {
  const { view, readOnly, offerUndo } = useFault()
  const may = useMay('evidence.addFile')
  return {
    table: 'fault',
    row: view.id,
    item: '',
    pieces: view.evidence,
    locked: !may || (readOnly && view.state !== 'closed'),
    wanted: '聊天截图、报错、签字单',
    lacking: false,
    nameOfItem: (id) => id,
    offerUndo,
  }
}

/** Proof of the fault: what is there, and every way to add more. */
export function EvidenceDrawer({ onClose }: { readonly onClose: () => void }) {
  useFocusBack()
  const { view } = useFault()
  const owner = useFaultEvidence()
  return (
    <Drawer title={`证据 · ${view.number}`} open onClose={onClose} size={420}>
      <EvidencePanel owner={owner} />
    </Drawer>
  )
}
