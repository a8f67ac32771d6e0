import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import css from './empty-state.module.css'

interface Props {
  readonly icon: LucideIcon
  readonly title: string
  readonly children?: ReactNode
  readonly action?: ReactNode
}

/** Says that there is nothing and what to do about it. */
export function EmptyState({ icon: Icon, title, children, action }: Props) {
  return (
    <div className={css['empty']}>
      <Icon size={24} aria-hidden />
      <b>{title}</b>
      {children && <p>{children}</p>}
      {action}
    </div>
  )
}
