import { CircleCheck, OctagonX, TriangleAlert } from 'lucide-react'
import type { OutputOf } from '../client/api.ts'
import { useInspection } from '../inspection/context.ts'
import css from './aside.module.css'

/** 乙方自检, line by line; what failed leads to what is missing. */
export function SelfCheck({ check }: { readonly check: OutputOf<'report.check'> }) {
  const { go } = useInspection()
  const passed = check.lines.filter((l) => l.ok).length
  return (
    <section aria-labelledby="self-check" className={css['part']}>
      <h3 id="self-check" className={passed === check.lines.length ? '' : css['bad']}>
        自检 {passed}/{check.lines.length} 通过
      </h3>
      <ul className={css['lines']}>
        {check.lines.map((line) => {
          const { goTo } = line
          return (
            <li key={line.id} className={line.ok ? css['ok'] : css['bad']}>
              {line.ok ? <CircleCheck size={17} aria-hidden /> : <OctagonX size={17} aria-hidden />}
              <span className="visually-hidden">{line.ok ? '通过：' : '未通过：'}</span>
              <span className={css['label']}>{line.label}</span>
              <span className={css['detail']}>{line.detail}</span>
              {!line.ok && goTo && (
                <button
                  type="button"
                  className={css['link']}
                  aria-label={`${line.label}：去处理`}
                  onClick={() => go({ step: goTo.step, ...(goTo.item ? { item: goTo.item } : {}), field: goTo.field })}
                >
                  去处理
                </button>
              )}
            </li>
          )
        })}
        {check.reminders.length > 0 && (
          <li className={css['remind']}>
            <TriangleAlert size={17} aria-hidden />
            <button type="button" className={css['link']} onClick={() => go({ step: 'conclusion' })}>
              请再看一眼 {check.reminders.length} 处
            </button>
            <span className={css['label']}>不阻止定稿</span>
          </li>
        )}
      </ul>
    </section>
  )
}
