import { Button, Progress } from 'antd'
import type { Running } from './run-task.ts'
import css from './preview.module.css'

/** How far a task is, and the way to stop it. */
export function TaskProgress({
  running,
  label,
  onCancel,
}: {
  readonly running: Running
  readonly label: string
  readonly onCancel: () => void
}) {
  const percent = running.total > 0 ? Math.round((running.done / running.total) * 100) : 0
  return (
    <div className={css['progress']} role="status">
      <span>{running.label || label}</span>
      <Progress percent={percent} size="small" aria-label={label} status="normal" />
      <Button size="small" onClick={onCancel}>
        取消
      </Button>
    </div>
  )
}
