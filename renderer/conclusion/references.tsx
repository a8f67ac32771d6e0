import { Button } from 'antd'
import { Lightbulb } from 'lucide-react'
import { useState } from 'react'
import type { AdviceGroup } from '../../domain/verdict.ts'
import { save, sentenceOf } from '../client/call.ts'
import { useLive } from '../client/live.ts'
import { useInspection } from '../inspection/context.ts'
import { ProblemBar } from '../ui/problem-bar.tsx'
import css from './advice.module.css'

/** What the data of this check suggest for a group of references: proposed, never filled in by itself. */
export function ProposedReferences({ group }: { readonly group: AdviceGroup }) {
  const { view, offerUndo } = useInspection()
  const [problem, setProblem] = useState('')
  const proposed = useLive('inspection.references', { inspection: view.id }).data ?? []
  const taken = view.advice.map((f) => f.advice?.text ?? '')
  const own = proposed.filter((r) => r.group === group && !taken.includes(r.text))
  const take = async ({ text, basis, party, due }: (typeof own)[number]): Promise<void> => {
    const done = await save(
      'finding.add',
      () => ({ inspection: view.id, item: '', group, advice: { group, text, basis, party, due } }),
      undefined,
      (o) => setProblem(sentenceOf(o)),
    )
    if (!done) return
    setProblem('')
    offerUndo('已采用按数据写的参考依据', done.transactions)
  }
  return (
    <>
      {own.map((r) => (
        <div key={r.text} className={css['proposal']}>
          <Lightbulb size={18} aria-hidden />
          <p>
            {r.text}
            <small>依据：{r.basis}</small>
          </p>
          <Button size="small" onClick={() => void take(r)}>
            采用
          </Button>
        </div>
      ))}
      {problem && <ProblemBar tone="err">{problem}</ProblemBar>}
    </>
  )
}
