import { useState } from 'react'
import { useLocation } from 'wouter'
import { dateTimeOf } from '../../domain/time/instant.ts'
import { isInstant } from '../../domain/fault/timeline.ts'
import { save, sentenceOf } from '../client/call.ts'
import { Dialog } from '../report/dialog.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import { useFault } from './context.ts'
import { forceMajeurePath } from './path.ts'
import css from './form.module.css'

/** Begins a record of force majeure that names this fault, or opens the one there is. */
export function ForceMajeureDialog({ onClose }: { readonly onClose: () => void }) {
  const { view, readOnly } = useFault()
  const [, navigate] = useLocation()
  const [problem, setProblem] = useState('')
  const existing = view.forceMajeure.filter((f) => !f.void)
  const start = async (): Promise<void> => {
    setProblem('')
    const done = await save(
      'forceMajeure.start',
      () => ({ contract: view.contract.id, faults: [view.id] }),
      undefined,
      (outcome) => setProblem(sentenceOf(outcome)),
    )
    if (done) navigate(forceMajeurePath(done.value.forceMajeure))
  }
  const first = existing[0]
  return (
    <Dialog
      title="不可抗力"
      okText={readOnly && first ? '打开' : '登记不可抗力'}
      bare
      onOk={() => (readOnly && first ? navigate(forceMajeurePath(first.id)) : start())}
      onClose={onClose}
    >
      {existing.map((f) => (
        <p key={f.id}>
          <button type="button" className={css['link']} onClick={() => navigate(forceMajeurePath(f.id))}>
            打开 {f.identity?.number} {f.event?.kind}
            {f.event && isInstant(f.event.from) ? ` ${dateTimeOf(f.event.from)} 起` : ''}
          </button>
        </p>
      ))}
      <p className={css['effect']}>
        有通知、证明和院方确认，并且在期限之前开始，合同钟在这段时间停住，原期限仍然显示。缺一样就不影响期限。
      </p>
      {problem && <ProblemBar tone="err">{problem}</ProblemBar>}
    </Dialog>
  )
}
