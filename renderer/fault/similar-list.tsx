import { useId } from 'react'
import { Link } from 'wouter'
import type { SimilarFault } from '../../domain/fault/view.ts'
import { shortDuration } from './duration.ts'
import { faultPath } from './path.ts'
import css from './new-fault.module.css'

/** Earlier faults that resemble what is typed; absent while nothing is. */
export function SimilarList({
  similar,
  asked,
}: {
  readonly similar: readonly SimilarFault[]
  readonly asked: boolean
}) {
  const id = useId()
  if (!asked || similar.length === 0) return null
  return (
    <section className={css['part']} aria-labelledby={id}>
      <h2 id={id}>相似故障 {similar.length}</h2>
      <ul className={css['similar']}>
        {similar.map((s) => (
          <li key={s.id}>
            <p>
              <Link href={faultPath(s.id)}>{s.number}</Link> {s.title}
            </p>
            <p className={css['help']}>
              {[s.cause, s.remedy].filter(Boolean).join(' → ')}
              {s.repairMs !== null && `（${shortDuration(s.repairMs)}修复）`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
