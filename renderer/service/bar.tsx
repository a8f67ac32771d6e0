import { Button } from 'antd'
import { History, ListChecks } from 'lucide-react'
import { useState } from 'react'
import { KeyCap } from '../ui/key-cap.tsx'
import { useService } from './context.ts'
import { HistoryDrawer } from './history-drawer.tsx'
import { useGaps } from './use-gaps.ts'
import { VoidDialog } from './void-dialog.tsx'

/** Right end of the top bar: what is missing, what was changed, and the way to declare the record void. */
export function ServiceBar() {
  const { view, readOnly } = useService()
  const { next } = useGaps(readOnly ? [] : view.gaps)
  const [open, setOpen] = useState<'history' | 'void' | null>(null)
  return (
    <>
      {!readOnly && view.gaps.length > 0 && (
        <Button icon={<ListChecks size={18} aria-hidden />} aria-keyshortcuts="F8" onClick={() => next(1)}>
          还缺 {view.gaps.length} <KeyCap>F8</KeyCap>
        </Button>
      )}
      <Button icon={<History size={18} aria-hidden />} onClick={() => setOpen('history')}>
        历史
      </Button>
      {!readOnly && <Button onClick={() => setOpen('void')}>作废…</Button>}
      <HistoryDrawer open={open === 'history'} onClose={() => setOpen(null)} />
      {open === 'void' && <VoidDialog onClose={() => setOpen(null)} />}
    </>
  )
}
