import { adviceHeadings } from '../../domain/statistics/cause-advice.ts'
import { noAdvice } from '../../domain/statistics/suggestion.ts'
import type { Statistics } from '../../domain/statistics/statistics.ts'
import { Panel } from '../ui/panel.tsx'
import css from './statistics.module.css'

/** 维护、管理、升级: each suggestion with the data it rests on, or the sentence that there are none. */
export function Advice({ statistics: s }: { readonly statistics: Statistics }) {
  return (
    <Panel title="建议与数据依据">
      {adviceHeadings.map((heading) => {
        const own = s.advice.filter((a) => a.heading === heading)
        return (
          <section key={heading} className={css['advice']}>
            <h3>{heading}</h3>
            {own.length === 0 ? (
              <p>{noAdvice(heading, s.faults.length, s.period.self)}</p>
            ) : (
              <ul>
                {own.map((a) => (
                  <li key={a.text}>
                    {a.text}
                    <small>
                      {a.basis}（{a.faults.slice(0, 5).join('、')}
                      {a.faults.length > 5 ? `等 ${a.faults.length} 张` : ''}）
                    </small>
                  </li>
                ))}
              </ul>
            )}
          </section>
        )
      })}
    </Panel>
  )
}
