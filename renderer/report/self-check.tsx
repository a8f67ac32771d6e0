import { CircleCheck, GitFork, OctagonX, TriangleAlert } from 'lucide-react'
import { Link } from 'wouter'
import { routes } from '../routes.ts'
import css from './aside.module.css'
import { useDocument } from './context.ts'

/** 乙方自检, line by line; what failed leads to what is missing. */
export function SelfCheck() {
  const { state: check, goTo: lead, toReminders } = useDocument()
  // Told below, with the way to decide them.
  const lines = check.lines.filter((l) => check.conflicts === 0 || l.id !== 'conflicts')
  const passed = check.lines.filter((l) => l.ok).length
  return (
    <section aria-labelledby="self-check" className={css['part']}>
      <h3 id="self-check" className={passed === check.lines.length ? '' : css['bad']}>
        自检 {passed}/{check.lines.length} 通过
      </h3>
      <ul className={css['lines']}>
        {lines.map((line) => {
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
                  onClick={() => lead(goTo)}
                >
                  去处理
                </button>
              )}
            </li>
          )
        })}
        {check.conflicts > 0 && (
          <li className={css['bad']}>
            <GitFork size={17} aria-hidden />
            <span className={css['label']}>有 {check.conflicts} 处冲突待决定</span>
            <Link className={css['link'] ?? ''} href={routes.sync.path}>
              去决定
            </Link>
          </li>
        )}
        {check.reminders.length > 0 && (
          <li className={css['remind']}>
            <TriangleAlert size={17} aria-hidden />
            {toReminders ? (
              <button type="button" className={css['link']} onClick={toReminders}>
                请再看一眼 {check.reminders.length} 处
              </button>
            ) : (
              <span>请再看一眼：{check.reminders.map((r) => r.sentence).join('')}</span>
            )}
            <span className={css['label']}>不阻止定稿</span>
          </li>
        )}
      </ul>
    </section>
  )
}
