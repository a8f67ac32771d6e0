import { Input, Modal } from 'antd'
import { useState } from 'react'
import { save } from '../client/call.ts'
import { ProblemBar } from '../ui/problem-bar.tsx'
import css from './aside.module.css'
import { noProblem, problemOf } from './dialog-problem.ts'
import { FormRow } from './form-row.tsx'
import type { ReportVersion } from './stage.ts'

/** Where the signed original lies. */
export function ArchiveDialog({ report, onClose }: { readonly report: ReportVersion; readonly onClose: () => void }) {
  const [box, setBox] = useState(report.archived?.box ?? '')
  const [problem, setProblem] = useState(noProblem)
  const submit = async (): Promise<void> => {
    const done = await save('report.archive', () => ({ report: report.id, box }), undefined, (o) => setProblem(problemOf(o)))
    if (done) onClose()
  }
  return (
    <Modal open title={`归档 ${report.version!.version}`} okText="归档" cancelText="取消" onOk={() => void submit()} onCancel={onClose}>
      <form
        className={css['dialog']}
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <FormRow label="签字原件存放在" problem={problem.fields['box']}>
          <Input autoFocus value={box} placeholder="例如：档案柜 3，第 2 盒" onChange={(event) => setBox(event.target.value)} />
        </FormRow>
        {problem.sentence && <ProblemBar tone="err">{problem.sentence}</ProblemBar>}
        <button type="submit" hidden />
      </form>
    </Modal>
  )
}
