import { lazy, Suspense, useEffect, useMemo } from 'react'
import { useParams } from 'wouter'
import { useLive } from '../client/live.ts'
import { useMay } from '../client/office.ts'
import { Unreadable } from '../ui/unreadable.tsx'
import { Waiting } from '../ui/waiting.tsx'
import {
  type ChecklistView,
  InspectionContext,
  type InspectionView,
  type OpenInspection,
  type Place,
  useInspection,
} from './context.ts'
import { ItemScreen } from './item-screen.tsx'
import { JobList } from './job-list.tsx'
import { focusField, usePlace } from './place.ts'
import { PrepareStep } from './prepare-step.tsx'
import { TopBar } from './top-bar.tsx'
import { offerUndo } from './undo.ts'
import { useWizardKeys } from './wizard-keys.ts'
import './wizard.css'
import './job-list.css'
import './step-frame.css'
import './item.css'
import './measured.css'
import './words.css'
import './cards.css'
import './aside.css'

const ConclusionStep = lazy(async () => ({
  default: (await import('../conclusion/conclusion-step.tsx')).ConclusionStep,
}))
const ReportStep = lazy(async () => ({ default: (await import('../report/report-step.tsx')).ReportStep }))

/** The guided inspection, `/inspection/:id?step=&item=&field=`. */
export function Wizard() {
  const { id } = useParams<{ id: string }>()
  const state = useLive('inspection.state', { inspection: id })
  const checklist = useLive('inspection.checklist', { inspection: id })
  const problem = state.error ?? checklist.error
  if (problem && !(state.data && checklist.data)) return <Unreadable sentence={problem.message} />
  // What stands there may still be of another inspection for a moment.
  if (!state.data || !checklist.data || state.data.id !== id) return <Waiting what="正在打开巡检…" />
  return <Opened view={state.data} checklist={checklist.data} />
}

function Opened({ view: asRead, checklist }: { view: InspectionView; checklist: ChecklistView }) {
  const may = useMay('item.judge')
  const view = useMemo(() => (may ? asRead : { ...asRead, locked: true }), [asRead, may])
  const { place, go } = usePlace(view)
  const open = useMemo(
    (): OpenInspection => ({
      view,
      checklist: checklist.checklist,
      commands: checklist.commands,
      place,
      go,
      offerUndo: (what, transactions) => offerUndo(what, transactions, place),
    }),
    // The place is a new object on every render; its parts decide.
    // oxlint-disable-next-line react/exhaustive-deps
    [view, checklist, place.step, place.item, place.field, go],
  )
  useWizardKeys(open)
  useArrival(place)
  return (
    <InspectionContext value={open}>
      <div className="wizard">
        <TopBar />
        <div className="wizard-body">
          <JobList />
          <Suspense fallback={<div className="wizard-problem" role="status" />}>
            <Step place={place} />
          </Suspense>
        </div>
      </div>
    </InspectionContext>
  )
}

/** Arriving at a place focuses what it names, or its row in the list, so that keys act at once. */
function useArrival({ step, item, field }: Place): void {
  useEffect(() => {
    focusField(field ? [field] : ['list-row'])
  }, [step, item, field])
}

function Step({ place }: { place: Place }) {
  const { view } = useInspection()
  if (place.step === 'conclusion') return <ConclusionStep />
  if (place.step === 'report') return <ReportStep />
  const item = view.items.find((i) => i.id === place.item && i.section === place.step)
  return item ? <ItemScreen key={item.row} item={item} /> : <PrepareStep />
}
