import { CircleCheck, CircleDashed, CircleSlash, type LucideIcon } from 'lucide-react'
import type { ServiceView } from '../../domain/service/view.ts'
import { StatusPill, type Tone } from '../ui/status-pill.tsx'

const signs: Readonly<Record<ServiceView['state'], { word: string; tone: Tone; icon: LucideIcon }>> = {
  open: { word: '待办', tone: 'info', icon: CircleDashed },
  done: { word: '已完成', tone: 'ok', icon: CircleCheck },
  void: { word: '已作废', tone: 'grey', icon: CircleSlash },
}

/** How far a record is: word, shape, colour. */
export function ServiceState({ state }: { readonly state: ServiceView['state'] }) {
  const { word, tone, icon } = signs[state]
  return (
    <StatusPill tone={tone} icon={icon}>
      {word}
    </StatusPill>
  )
}
