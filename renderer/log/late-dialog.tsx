import { Input } from 'antd'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { isBackdated } from '../../domain/service/time.ts'
import { longDate } from '../../domain/time/instant.ts'
import { useAppClock } from '../client/app-clock.ts'
import { save } from '../client/call.ts'
import { type DialogProblem, noProblem, problemOf } from '../report/dialog-problem.ts'
import { Dialog } from '../report/dialog.tsx'
import { servicePath } from '../service/path.ts'
import { InstantInput, noInstant } from '../ui/instant-input.tsx'
import { readInstant } from '../ui/instant-text.ts'
import { Labelled } from '../ui/labelled.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'

interface Props {
  readonly contract: string
  /** The day that has no entry yet. */
  readonly date: string
  readonly onClose: () => void
}

/** Writes the log of an earlier day; later than 24 h it says why. */
export function LateDialog({ contract, date, onClose }: Props) {
  const [, navigate] = useLocation()
  const clock = useAppClock()
  const [now] = useState(clock)
  const [at, setAt] = useState(`${date} 09:00`)
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<DialogProblem>(noProblem)
  const instant = readInstant(at, now)
  const act = async (): Promise<void> => {
    if (!instant) return setProblem({ sentence: '', fields: { at: noInstant } })
    setBusy(true)
    const done = await save(
      'service.start',
      () => ({ contract, kind: 'maintenance' as const, at: instant, backdated: reason.trim() }),
      undefined,
      (outcome) => setProblem(problemOf(outcome)),
    )
    setBusy(false)
    if (done) navigate(servicePath(done.value.service))
  }
  return (
    <Dialog title={`补写 ${longDate(date)}的日志`} okText="写日志" busy={busy} onOk={act} onClose={onClose}>
      <p>日志会标明是补录的，以及补录时间。</p>
      {problem.sentence && <ProblemBar tone="err">{problem.sentence}</ProblemBar>}
      <Labelled label="开始时间" problem={problem.fields['at'] ?? ''}>
        {(field) => <InstantInput {...field} value={at} now={now} onChange={setAt} />}
      </Labelled>
      {(!instant || isBackdated(instant, now)) && (
        <Labelled label="为什么现在才补录" problem={problem.fields['backdated'] ?? ''}>
          {(field) => (
            <Input.TextArea
              {...field}
              autoFocus
              className="growing"
              maxLength={400}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Labelled>
      )}
    </Dialog>
  )
}
