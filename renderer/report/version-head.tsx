import { Lock, PencilLine } from 'lucide-react'
import { useInspection } from '../inspection/context.ts'
import { StatusPill } from '../ui/status-pill.tsx'
import css from './aside.module.css'
import { Chain } from './chain.tsx'
import { stageOf, standing } from './stage.ts'

/** Which report it is and how far it has come. */
export function VersionHead({ next }: { readonly next: string }) {
  const { view, checklist } = useInspection()
  const report = standing(view)
  const pieces = view.items.reduce((n, i) => n + i.evidence.length, 0)
  return (
    <header className={css['part']}>
      <div className={css['title']}>
        <h2>
          {checklist.report} {checklist.name}报告
        </h2>
        {view.locked && report ? (
          <StatusPill tone="grey" icon={Lock}>{`定稿 ${report.version!.version}`}</StatusPill>
        ) : (
          <StatusPill tone="grey" icon={PencilLine}>
            {next === 'V1.0' ? '草稿' : `草稿 → ${next}`}
          </StatusPill>
        )}
      </div>
      <p className={css['meta']}>
        编号 {view.number} · 证据 {pieces} 件
      </p>
      <Chain stage={stageOf(view)} />
    </header>
  )
}
