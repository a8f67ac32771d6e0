import { Input } from 'antd'
import { useState } from 'react'
import { save } from '../client/call.ts'
import { Labelled } from '../ui/labelled.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import type { ReportVersion } from './context.ts'
import { Dialog } from './dialog.tsx'
import { noProblem, problemOf } from './dialog-problem.ts'

/** Where the signed original lies. */
export function ArchiveDialog({ report, onClose }: { readonly report: ReportVersion; readonly onClose: () => void }) {
  const [box, setBox] = useState(report.archived?.box ?? '')
  const [problem, setProblem] = useState(noProblem)
  const submit = async (): Promise<void> => {
    const done = await save(
      'report.archive',
      () => ({ report: report.id, box }),
      undefined,
      (o) => setProblem(problemOf(o)),
    )
    if (done) onClose()
  }
  return (
    <Dialog title={`归档 ${report.version!.version}`} okText="归档" onOk={submit} onClose={onClose}>
      <Labelled label="签字原件存放在" problem={problem.fields['box'] ?? ''}>
        {(field) => (
          <Input
            {...field}
            autoFocus
            value={box}
            placeholder="例如：档案柜 3，第 2 盒"
            onChange={(event) => setBox(event.target.value)}
          />
        )}
      </Labelled>
      {problem.sentence && <ProblemBar tone="err">{problem.sentence}</ProblemBar>}
    </Dialog>
  )
}
