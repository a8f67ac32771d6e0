import type { LucideIcon } from 'lucide-react'
import css from './status-pill.module.css'

export type Tone = 'ok' | 'warn' | 'err' | 'info' | 'grey'

interface Props {
  readonly tone: Tone
  /** Its shape tells the state to those who see no colour. */
  readonly icon?: LucideIcon
  readonly children: string
  /** A state that claims nothing yet: a line instead of a fill. */
  readonly outlined?: boolean
}

/** A state as word, shape and colour. */
export function StatusPill({ tone, icon: Icon, children, outlined = false }: Props) {
  return (
    <span className={`${css['pill']} ${css[tone]} ${outlined ? css['outlined'] : ''}`}>
      {Icon && <Icon size={15} aria-hidden />}
      {children}
    </span>
  )
}
