import { Button } from 'antd'
import { namedGroups } from '../../domain/verdict.ts'
import { CircleCheck } from 'lucide-react'
import { type InspectionView, templateOf, useInspection } from '../inspection/context.ts'
import { stepsOf } from '../inspection/place.ts'
import { KeyCap } from '../ui/key-cap.tsx'
import css from './aside.module.css'

type Gap = InspectionView['gaps'][number]

/** Everything that is missing, in the order of work, each with the button that leads to it. */
export function GapList() {
  const { view, checklist, place, go } = useInspection()
  const { gaps } = view
  const where = (gap: Gap): string => {
    if (gap.item) return `${gap.item} ${templateOf(checklist, gap.item).name}`
    return gap.step === 'prepare' ? `第 ${stepsOf(checklist).indexOf('prepare') + 1} 步 准备` : gap.label
  }
  return (
    <section className={css['part']} aria-labelledby="gap-list">
      <header className={css['head']}>
        <h2 id="gap-list">缺项 {gaps.length}</h2>
        {gaps.length > 0 && (
          <span>
            补一处，少一处 <KeyCap>F8</KeyCap>
          </span>
        )}
      </header>
      {gaps.length === 0 ? (
        <p className={css['done']} role="status">
          <CircleCheck size={18} aria-hidden />
          {view.locked ? '没有缺项，已定稿' : '没有缺项，可以定稿'}
        </p>
      ) : (
        <ol className={css['gaps']}>
          {gaps.map((gap, n) => {
            const here = gap.step === place.step && gap.item === (place.item ?? '') && gap.field === place.field
            return (
              <li
                key={`${gap.step}/${gap.item}/${gap.field}`}
                className={`${css['gap']} ${here ? css['here'] : ''}`}
                {...(here ? { 'aria-current': 'true' as const } : {})}
              >
                <p className={css['where']}>
                  <b>{where(gap)}</b>
                  <span>
                    {n + 1}/{gaps.length}
                  </span>
                </p>
                <p>
                  {gap.step === 'conclusion' && gap.sentence.startsWith(gap.label)
                    ? gap.sentence.slice(gap.label.length)
                    : gap.sentence}
                </p>
                <Button
                  size="small"
                  aria-label={`${where(gap)}：${gap.label}，${wordOf(gap)}`}
                  onClick={() => go({ step: gap.step, ...(gap.item ? { item: gap.item } : {}), field: gap.field })}
                >
                  {wordOf(gap)}
                </Button>
              </li>
            )
          })}
        </ol>
      )}
    </section>
  )
}

function wordOf(gap: Gap): string {
  if (gap.step !== 'conclusion') return '去填写'
  return namedGroups.some((group) => gap.field === `none-${group}`) ? '在这里确认' : '填写'
}
