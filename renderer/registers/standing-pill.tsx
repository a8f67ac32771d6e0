import { CircleCheck, CircleDashed, Clock, OctagonX, ShieldOff } from 'lucide-react'
import type { Standing } from '../../domain/certificate/stage.ts'
import { StatusPill } from '../ui/status-pill.tsx'

/** How a certificate stands: word, shape and colour; what runs out first in amber, what ran out in red. */
export function StandingPill({ standing }: { readonly standing: Standing }) {
  const { state, word, reminder } = standing
  if (reminder?.level === 'expired')
    return (
      <StatusPill tone="err" icon={OctagonX}>
        {word}
      </StatusPill>
    )
  if (reminder && reminder.level !== 'none')
    return (
      <StatusPill tone={reminder.level === 'daily' || reminder.level === 'must' ? 'err' : 'warn'} icon={Clock}>
        {reminder.daysLeft === 0 ? '今天到期' : `剩 ${reminder.daysLeft} 天`}
      </StatusPill>
    )
  const over = state === 'void' || state === 'revoked' || state === 'retired'
  return (
    <StatusPill
      tone={state === 'in-use' ? 'ok' : over ? 'grey' : 'info'}
      icon={state === 'in-use' ? CircleCheck : over ? ShieldOff : CircleDashed}
    >
      {word}
    </StatusPill>
  )
}
