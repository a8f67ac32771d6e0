import { Drawer } from 'antd'
import { useEffect, useMemo } from 'react'
import { ReportFacts } from './facts-report.tsx'
import { useFocusBack } from '../ui/focus-back.ts'
import { CauseFacts } from './facts-cause.tsx'
import { ResultFacts } from './facts-result.tsx'
import { FormContext } from './form-context.ts'
import { useFault } from './context.ts'
import { focusPart } from './gaps.ts'

/** 事实: everything that is known of the fault, saved while it is typed. `field` gets the focus. */
export function FactsDrawer({ field, onClose }: { readonly field: string; readonly onClose: () => void }) {
  useFocusBack()
  const { view, readOnly } = useFault()
  const form = useMemo(
    () => ({
      record: { table: 'fault' as const, row: view.id, heads: view.record.heads },
      readOnly,
      now: view.now,
      missing: new Set(view.gaps.map((gap) => gap.field)),
    }),
    [view, readOnly],
  )
  useEffect(() => {
    const timer = setTimeout(() => focusPart(field), 200)
    return () => clearTimeout(timer)
  }, [field])
  return (
    <Drawer title={`事实 · ${view.number}`} open onClose={onClose} size={560}>
      <FormContext value={form}>
        <ReportFacts />
        <CauseFacts />
        <ResultFacts />
      </FormContext>
    </Drawer>
  )
}
