import { CloudUpload, FilePenLine, GitFork } from 'lucide-react'
import { useLive } from '../client/live.ts'
import { StatusPill } from '../ui/status-pill.tsx'

/** What sync has to say of a record in a list: a conflict, a change after it was signed, not yet at the office. */
export function SyncMark({ table, row }: { readonly table: string; readonly row: string }) {
  const marks = useLive('sync.marks', {}).data
  const key = `${table}/${row}`
  if (!marks) return null
  return (
    <>
      {marks.conflicts.includes(key) && (
        <StatusPill tone="err" icon={GitFork}>
          冲突
        </StatusPill>
      )}
      {marks.changed.includes(key) && (
        <StatusPill tone="warn" icon={FilePenLine}>
          签字后有变更
        </StatusPill>
      )}
      {marks.waiting.includes(key) && (
        <span title="未上传">
          <CloudUpload size={15} aria-hidden />
          <span className="visually-hidden">未上传</span>
        </span>
      )}
    </>
  )
}
