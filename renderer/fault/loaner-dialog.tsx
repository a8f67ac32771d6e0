import { useState } from 'react'
import { useLocation } from 'wouter'
import { save, sentenceOf } from '../client/call.ts'
import { Dialog } from '../report/dialog.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import { useFault } from './context.ts'
import { loanerPath } from './path.ts'
import css from './form.module.css'

/** Begins a loaner record; its times and checks are filled in on its own screen. */
export function LoanerDialog({ onClose }: { readonly onClose: () => void }) {
  const { view } = useFault()
  const [, navigate] = useLocation()
  const [problem, setProblem] = useState('')
  const existing = view.loaners.filter((l) => !l.void)
  const start = async (): Promise<void> => {
    setProblem('')
    const done = await save(
      'loaner.start',
      () => ({ fault: view.id }),
      undefined,
      (outcome) => setProblem(sentenceOf(outcome)),
    )
    if (done) navigate(loanerPath(done.value.loaner))
  }
  return (
    <Dialog title="备机" okText="登记备机" bare onOk={start} onClose={onClose}>
      {existing.map((l) => (
        <p key={l.id}>
          <button type="button" className={css['link']} onClick={() => navigate(loanerPath(l.id))}>
            打开 {l.identity?.number}
          </button>
        </p>
      ))}
      <p className={css['effect']}>
        备机投入使用、同档次、业务验证通过，并且在期限内，时限显示为“达标（备机保障）”。原机修复前备机一直留在院方。
      </p>
      {problem && <ProblemBar tone="err">{problem}</ProblemBar>}
    </Dialog>
  )
}
