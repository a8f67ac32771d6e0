import { Ban, CircleCheck, CircleHelp, Circle, OctagonX, TriangleAlert } from 'lucide-react'
import { useInspection, useVerdictNames } from '../inspection/context.ts'
import { StatusPill } from '../ui/status-pill.tsx'
import css from './conclusion.module.css'

/** How many items came out how, by their first result. */
export function Counts() {
  const { counts } = useInspection().view
  const names = useVerdictNames()
  return (
    <p className={css['counts']}>
      <StatusPill
        tone={counts.normal > 0 ? 'ok' : 'grey'}
        icon={CircleCheck}
      >{`${names.normal} ${counts.normal}`}</StatusPill>
      <StatusPill
        tone={counts.attention > 0 ? 'warn' : 'grey'}
        icon={TriangleAlert}
      >{`${names.attention} ${counts.attention}`}</StatusPill>
      <StatusPill
        tone={counts.abnormal > 0 ? 'err' : 'grey'}
        icon={OctagonX}
      >{`${names.abnormal} ${counts.abnormal}`}</StatusPill>
      <StatusPill tone="grey" icon={Ban}>{`不适用 ${counts['not-applicable']}`}</StatusPill>
      <StatusPill tone="grey" icon={CircleHelp}>{`未检查 ${counts.unchecked}`}</StatusPill>
      {counts.open > 0 && <StatusPill tone="grey" outlined icon={Circle}>{`未看 ${counts.open}`}</StatusPill>}
    </p>
  )
}
