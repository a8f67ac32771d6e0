import { CircleX, Info, type LucideIcon, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import css from './problem-bar.module.css'

type Tone = 'err' | 'warn' | 'info'
const icons: Readonly<Record<Tone, LucideIcon>> = { err: CircleX, warn: TriangleAlert, info: Info }

interface Props {
  readonly tone: Tone
  readonly icon?: LucideIcon
  /** The sentence itself, in bold. */
  readonly title?: string
  /** What more there is to know. */
  readonly children?: ReactNode
  /** What can be done about it. */
  readonly action?: ReactNode
  /** It came up by itself or after an act: it is read out. Not for a note that stands there from the beginning. */
  readonly announce?: boolean
}

/** Something the user should know, beside what it is about; it stays until it is no longer true. */
export function ProblemBar({ tone, icon, title, children, action, announce = tone === 'err' }: Props) {
  const Icon = icon ?? icons[tone]
  return (
    <div className={`${css['bar']} ${css[tone]}`} {...(announce ? { role: tone === 'err' ? 'alert' : 'status' } : {})}>
      <Icon size={18} aria-hidden className={css['icon']} />
      <p className={css['text']}>
        {title && <b>{title}</b>} {children}
      </p>
      {action && <div className={css['action']}>{action}</div>}
    </div>
  )
}
