import { Input } from 'antd'
import { useState } from 'react'
import type { InputOf } from '../client/api.ts'
import { save } from '../client/call.ts'
import { Dialog } from '../report/dialog.tsx'
import { noProblem, problemOf } from '../report/dialog-problem.ts'
import { Labelled } from '../ui/labelled.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'

interface Props {
  readonly table: 'loaner' | 'force_majeure' | InputOf<'register.void'>['table']
  readonly row: string
  readonly number: string
  readonly onClose: () => void
}

const beside = new Set(['loaner', 'force_majeure'])

/** Voids a record beside a fault; its number stays. */
export function VoidRecord({ table, row, number, onClose }: Props) {
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState(noProblem)
  const submit = async (): Promise<void> => {
    const refused = (outcome: Parameters<typeof problemOf>[0]): void => setProblem(problemOf(outcome))
    const done =
      table === 'loaner'
        ? await save('loaner.void', () => ({ loaner: row, reason }), undefined, refused)
        : table === 'force_majeure'
          ? await save('forceMajeure.void', () => ({ id: row, reason }), undefined, refused)
          : await save('register.void', () => ({ table, row, reason }), undefined, refused)
    if (done) onClose()
  }
  return (
    <Dialog title={`作废 ${number}`} okText="作废" onOk={submit} onClose={onClose}>
      <Labelled
        label="原因"
        problem={problem.fields['reason'] ?? ''}
        hint={beside.has(table) ? '作废后编号保留，内容只读，不再影响时限' : '作废后内容只读，编号保留'}
      >
        {(field) => <Input {...field} autoFocus value={reason} onChange={(e) => setReason(e.target.value)} />}
      </Labelled>
      {problem.sentence && <ProblemBar tone="err">{problem.sentence}</ProblemBar>}
    </Dialog>
  )
}
