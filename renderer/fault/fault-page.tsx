import { useCallback, useMemo, useState } from 'react'
import { useParams, useSearch } from 'wouter'
import type { FaultView } from '../../domain/fault/view.ts'
import { useLive } from '../client/live.ts'
import { useMay } from '../client/office.ts'
import { EvidenceTarget } from '../evidence/evidence-target.tsx'
import { Unreadable } from '../ui/unreadable.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { Band } from './band.tsx'
import { FaultContext, type Layer } from './context.ts'
import { useFaultEvidence } from './evidence-drawer.tsx'
import { FactsCard } from './facts-card.tsx'
import { FaultHead } from './fault-head.tsx'
import { FaultLayer } from './fault-layers.tsx'
import { layerOfGap, useGapKeys } from './gaps.ts'
import { LockBar } from './lock-bar.tsx'
import { Milestones } from './milestones.tsx'
import { useMinute } from './minute.ts'
import { SimilarCard } from './similar-card.tsx'
import { Timeline } from './timeline.tsx'
import { offerFaultUndo } from './undo-note.tsx'
import css from './fault.module.css'

/** One fault: how much time is left, what happened, what to do next. */
export function FaultPage() {
  const { id } = useParams<{ id: string }>()
  const fault = useLive('fault.view', { fault: id })
  useMinute(['fault.view'], fault.data?.now)
  if (fault.error && !fault.data) return <Unreadable sentence={fault.error.message} />
  if (!fault.data || fault.data.id !== id) return <Waiting what="正在打开故障…" />
  return <OpenFaultPage key={id} view={fault.data} />
}

function OpenFaultPage({ view }: { readonly view: FaultView }) {
  const field = new URLSearchParams(useSearch()).get('field')
  const [layer, setLayer] = useState<Layer | null>(() => (field ? layerOfGap({ field }) : null))
  const show = useCallback((next: Layer | null) => setLayer(next), [])
  const may = useMay('fault.addEvent')
  const readOnly = !may || view.locked || view.state === 'closed' || view.state === 'void'
  const open = useMemo(() => ({ view, readOnly, show, offerUndo: offerFaultUndo }), [view, readOnly, show])
  useGapKeys(readOnly ? [] : view.gaps, show)
  return (
    <FaultContext value={open}>
      <Body layer={layer} />
    </FaultContext>
  )
}

function Body({ layer }: { readonly layer: Layer | null }) {
  const owner = useFaultEvidence()
  return (
    <div className={css['host']}>
      <EvidenceTarget owner={owner}>
        <div className={css['screen']}>
          <FaultHead />
          <main className={css['work']} data-zone="work">
            <LockBar />
            <Band />
            <div className={css['columns']}>
              <Timeline />
              <div className={css['right']} data-zone="aside">
                <Milestones />
                <div className={css['cards']}>
                  <FactsCard />
                  <SimilarCard />
                </div>
              </div>
            </div>
          </main>
        </div>
        {layer && <FaultLayer layer={layer} />}
      </EvidenceTarget>
    </div>
  )
}
