import { Lock, PencilLine } from 'lucide-react'
import { StatusPill } from '../ui/status-pill.tsx'
import css from './aside.module.css'
import { useDocument } from './context.ts'
import { Chain } from './chain.tsx'
import { stageOf, standing, stands } from './stage.ts'

/** Which report it is and how far it has come. */
export function VersionHead() {
  const { target, state } = useDocument()
  const report = standing(state)
  return (
    <header className={css['part']}>
      <div className={css['title']}>
        <h2>
          {target.kind} {state.name}
        </h2>
        {stands(state) && report ? (
          <StatusPill tone="grey" icon={Lock}>{`定稿 ${report.version!.version}`}</StatusPill>
        ) : (
          <StatusPill tone="grey" icon={PencilLine}>
            {state.version === 'V1.0' ? '草稿' : `草稿 → ${state.version}`}
          </StatusPill>
        )}
      </div>
      <p className={css['meta']}>
        编号 {state.number} · 证据 {state.pieces} 件
      </p>
      <Chain stage={stageOf(state)} />
    </header>
  )
}
