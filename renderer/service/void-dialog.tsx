import { Input } from 'antd'
import { useState } from 'react'
import { save } from '../client/call.ts'
import { type DialogProblem, noProblem, problemOf } from '../report/dialog-problem.ts'
import { Dialog } from '../report/dialog.tsx'
import { Labelled } from '../ui/labelled.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import { useService } from './context.ts'

/** Declares a record void, with the reason. Its number stays used, and it stays to be read. */
export function VoidDialog({ onClose }: { readonly onClose: () => void }) {
  const { view } = useService()
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<DialogProblem>(noProblem)
  const act = async (): Promise<void> => {
    setBusy(true)
    const done = await save(
      'service.void',
      () => ({ service: view.id, reason: reason.trim() }),
      undefined,
      (outcome) => setProblem(problemOf(outcome)),
    )
    setBusy(false)
    if (done) onClose()
  }
  return (
    <Dialog title={`作废 ${view.number}`} okText="作废" busy={busy} onOk={act} onClose={onClose}>
      <p>作废后不再计入日志和统计，编号不再使用，记录和证据都留着可查。</p>
      {problem.sentence && <ProblemBar tone="err">{problem.sentence}</ProblemBar>}
      <Labelled label="原因" problem={problem.fields['reason'] ?? ''}>
        {(field) => (
          <Input.TextArea
            {...field}
            autoFocus
            className="growing"
            value={reason}
            maxLength={500}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Labelled>
    </Dialog>
  )
}
