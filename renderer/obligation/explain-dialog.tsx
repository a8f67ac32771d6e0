import { Input } from 'antd'
import { useState } from 'react'
import { overdueNoteRow } from '../../domain/record/overdue-note.ts'
import { dateOf } from '../../domain/time/instant.ts'
import type { OutputOf } from '../client/api.ts'
import { save } from '../client/call.ts'
import { headKey, seenHead } from '../client/heads.ts'
import { Dialog } from '../report/dialog.tsx'
import { type DialogProblem, noProblem, problemOf } from '../report/dialog-problem.ts'
import { DateInput } from '../ui/date-input.tsx'
import { Labelled } from '../ui/labelled.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'

interface Props {
  readonly at: { readonly contract: string; readonly clause: string; readonly column: string }
  readonly name: string
  readonly of: OutputOf<'proof.of'>
  readonly onClose: () => void
}

/** Why a cell is overdue and what is done about it. */
export function ExplainDialog({ at, name, of, onClose }: Props) {
  const [reason, setReason] = useState(of.note?.reason ?? '')
  const [remedy, setRemedy] = useState(of.note?.remedy ?? '')
  const [expected, setExpected] = useState(of.note?.expected ?? '')
  const [problem, setProblem] = useState<DialogProblem>(noProblem)
  const key = headKey('overdue_note', overdueNoteRow(at.contract, at.clause, at.column), 'note')
  const [seen] = useState(of.note?.head ?? null)
  const submit = async (): Promise<void> => {
    if (reason.trim() === '') return setProblem({ sentence: '', fields: { reason: '请写明逾期原因' } })
    const done = await save(
      'proof.explain',
      () => ({ ...at, reason, remedy, expected, seen: seenHead(key, seen) }),
      () => ({ [key]: seenHead(key, seen) }),
      (outcome) => setProblem(problemOf(outcome)),
    )
    if (done) onClose()
  }
  return (
    <Dialog title={`逾期说明：${name}`} okText="保存说明" onOk={submit} onClose={onClose}>
      <Labelled
        label="为什么没有按时完成"
        hint="说明不能代替证明：这一格仍是红的，矩阵、R14 和 R15 会写明原因。"
        problem={problem.fields['reason'] ?? ''}
      >
        {(field) => (
          <Input.TextArea
            {...field}
            autoFocus
            autoSize={{ minRows: 2, maxRows: 8 }}
            maxLength={1000}
            value={reason}
            onChange={(e) => setReason(e.target.value)}
          />
        )}
      </Labelled>
      <Labelled label="补救措施" optional problem={problem.fields['remedy'] ?? ''}>
        {(field) => (
          <Input.TextArea
            {...field}
            autoSize={{ minRows: 1, maxRows: 6 }}
            maxLength={1000}
            value={remedy}
            onChange={(e) => setRemedy(e.target.value)}
          />
        )}
      </Labelled>
      <Labelled label="预计补齐日期" optional problem={problem.fields['expected'] ?? ''}>
        {(field) => <DateInput {...field} today={dateOf(of.now)} value={expected} onChange={setExpected} />}
      </Labelled>
      {problem.sentence && <ProblemBar tone="err">{problem.sentence}</ProblemBar>}
    </Dialog>
  )
}
