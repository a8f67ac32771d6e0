import { Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import { importTargets } from '../../domain/import/target.ts'
import { dateTimeOf } from '../../domain/time/instant.ts'
import type { OutputOf } from '../client/api.ts'
import { save } from '../client/call.ts'
import { useLive } from '../client/live.ts'
import { type DialogProblem, noProblem, problemOf } from '../report/dialog-problem.ts'
import { Dialog } from '../report/dialog.tsx'
import { Labelled } from '../ui/labelled.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import css from './import.module.css'

type Batch = OutputOf<'import.batches'>[number]

/** Every import there was, each with its way back. */
export function Batches() {
  const batches = useLive('import.batches', {})
  const [asked, setAsked] = useState<Batch | null>(null)
  if (!batches.data) return null
  return (
    <section className={css['batches']} aria-labelledby="import-batches">
      <h2 id="import-batches">导入过的</h2>
      {batches.data.length === 0 && <p className={css['hint']}>还没有导入过。每次导入都会列在这里，可以整批撤销。</p>}
      <ul>
        {batches.data.map((batch) => (
          <li key={batch.id}>
            <b>{batch.source.file}</b>
            <small>
              {[
                dateTimeOf(batch.source.at),
                batch.source.sheet,
                `${importTargets[batch.source.target].name} ${batch.outcome?.imported ?? 0} 条`,
                batch.outcome?.left.length ? `没导入 ${batch.outcome.left.length} 行` : '',
              ]
                .filter(Boolean)
                .join(' · ')}
            </small>
            {batch.void ? (
              <small>
                已撤销：{batch.void.reason}
                {batch.standing > 0 ? `（保留 ${batch.standing} 条）` : ''}
              </small>
            ) : (
              <Button size="small" onClick={() => setAsked(batch)}>
                撤销这次导入
              </Button>
            )}
          </li>
        ))}
      </ul>
      {asked && <UndoDialog batch={asked} onClose={() => setAsked(null)} />}
    </section>
  )
}

function UndoDialog({ batch, onClose }: { readonly batch: Batch; readonly onClose: () => void }) {
  const [reason, setReason] = useState('')
  const [keep, setKeep] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<DialogProblem>(noProblem)
  const standing = useLive('import.standing', { batch: batch.id }).data
  const act = async (): Promise<void> => {
    setBusy(true)
    const done = await save(
      'import.undo',
      () => ({ batch: batch.id, reason, keep }),
      undefined,
      (outcome) => setProblem(problemOf(outcome)),
    )
    setBusy(false)
    if (done) onClose()
  }
  return (
    <Dialog title={`撤销导入 ${batch.source.file}`} okText="撤销导入" busy={busy} onOk={act} onClose={onClose}>
      <p>{standing ? `${standing.records} 条记录会作废：编号不再使用，内容都留着可查。` : '正在读取…'}</p>
      {standing && standing.changed.length > 0 && (
        <>
          <ProblemBar tone="warn" announce>
            {`${standing.changed
              .slice(0, 4)
              .map((c) => `${c.number}（${c.why}）`)
              .join(
                '、',
              )}${standing.changed.length > 4 ? ` 等 ${standing.changed.length} 条` : ''}，已不是导入时的样子。`}
          </ProblemBar>
          <Checkbox checked={keep} onChange={(event) => setKeep(event.target.checked)}>
            保留这 {standing.changed.length} 条，只撤销其余的
          </Checkbox>
        </>
      )}
      {problem.sentence && <ProblemBar tone="err">{problem.sentence}</ProblemBar>}
      <Labelled label="原因" problem={problem.fields['reason'] ?? ''}>
        {(field) => (
          <Input.TextArea
            {...field}
            autoFocus
            className="growing"
            value={reason}
            maxLength={400}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Labelled>
    </Dialog>
  )
}
