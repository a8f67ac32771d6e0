import { Button } from 'antd'
import { useId, useState } from 'react'
import { Link } from 'wouter'
import { save, sentenceOf } from '../client/call.ts'
import { useLive } from '../client/live.ts'
import { ProblemBar } from '../ui/problem-bar.tsx'
import { useFault } from './context.ts'
import { shortDuration } from './duration.ts'
import { faultPath } from './path.ts'
import css from './cards.module.css'

/** Earlier faults of the same contract that resemble this one, and what was done then. */
export function SimilarCard() {
  const { view, readOnly, offerUndo } = useFault()
  const id = useId()
  const [problem, setProblem] = useState('')
  const text = [view.record.title?.text, view.record.symptom?.class, view.record.symptom?.text]
    .filter(Boolean)
    .join(' ')
  const similar =
    useLive('fault.similar', { contract: view.contract.id, text, except: view.id }, text !== '').data ?? []
  const best = similar.find((s) => s.remedy !== '' || s.cause !== '')
  const adopt = async (): Promise<void> => {
    setProblem('')
    const done = await save(
      'fault.adopt',
      () => ({ fault: view.id, from: best!.id }),
      undefined,
      (outcome) => setProblem(sentenceOf(outcome)),
    )
    if (done) offerUndo(`已采用 ${best!.number} 的处理办法`, done.transactions)
  }
  return (
    <section className={css['card']} aria-labelledby={id}>
      <header className={css['head']}>
        <h2 id={id}>相似故障 {similar.length}</h2>
        <span className={css['meta']}>同一合同</span>
      </header>
      {similar.length === 0 ? (
        <p className={css['none']}>没有相似的故障。</p>
      ) : (
        <ul className={css['similar']}>
          {similar.map((s) => (
            <li key={s.id}>
              <p>
                <Link href={faultPath(s.id)}>{s.number}</Link> {s.title}
              </p>
              <p className={css['meta']}>
                {[s.cause, s.remedy].filter(Boolean).join(' → ') || '没有写原因和处理'}
                {s.repairMs !== null && `，${shortDuration(s.repairMs)}修复`}
              </p>
            </li>
          ))}
        </ul>
      )}
      {problem && <ProblemBar tone="err">{problem}</ProblemBar>}
      {best && !readOnly && (
        <Button className={css['foot'] ?? ''} onClick={() => void adopt()}>
          {best === similar[0] ? '采用它的处理办法' : `采用 ${best.number} 的处理办法`}
        </Button>
      )}
    </section>
  )
}
