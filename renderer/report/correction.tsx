import { Button, Input } from 'antd'
import { PenLine } from 'lucide-react'
import { useState } from 'react'
import { call, save, sentenceOf } from '../client/call.ts'
import { Labelled } from '../ui/labelled.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import css from './aside.module.css'
import { type ReportVersion, useDocument } from './context.ts'
import { Dialog } from './dialog.tsx'
import { noProblem, problemOf } from './dialog-problem.ts'
import { May } from '../ui/may.tsx'

/** Opens a finalised report for a correction, which ends in the next version. */
export function CorrectButton({ report }: { readonly report: ReportVersion }) {
  const { target, state } = useDocument()
  const next = state.version
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState(noProblem)
  const submit = async (): Promise<void> => {
    const done = await save(
      'report.correct',
      () => ({ ...target, reason }),
      undefined,
      (o) => setProblem(problemOf(o)),
    )
    if (!done) return
    setAsking(false)
    setReason('')
    setProblem(noProblem)
  }
  return (
    <>
      <Button icon={<PenLine size={17} aria-hidden />} onClick={() => setAsking(true)}>
        更正（出 {next}）
      </Button>
      {asking && (
        <Dialog
          title={`更正 ${report.version!.version}，出 ${next}`}
          okText="开始更正"
          onOk={submit}
          onClose={() => setAsking(false)}
        >
          <p>
            {report.version!.version} 保留并标为已被替代。改完后再定稿 {next}。
          </p>
          <Labelled label="更正原因（印在修改记录里）">
            {(field) => (
              <Input.TextArea
                {...field}
                autoFocus
                rows={3}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </Labelled>
          {problem.sentence && <ProblemBar tone="err">{problem.sentence}</ProblemBar>}
        </Dialog>
      )}
    </>
  )
}

/** Says that a correction is open, why, and how to give it up. */
export function CorrectionNote() {
  const { target, state } = useDocument()
  const [problem, setProblem] = useState('')
  if (!state.correction) return null
  const abandon = async (): Promise<void> => {
    const outcome = await call('report.abandonCorrection', target)
    setProblem(outcome.ok ? '' : sentenceOf(outcome))
  }
  return (
    <section className={css['part']}>
      <ProblemBar tone="warn" title="正在更正。">
        原因：{state.correction.reason}
      </ProblemBar>
      <May call="report.abandonCorrection">
        <Button size="small" onClick={() => void abandon()}>
          放弃更正
        </Button>
      </May>
      {problem && <ProblemBar tone="err">{problem}</ProblemBar>}
    </section>
  )
}
