import type { LucideIcon } from 'lucide-react'
import { CircleCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import css from './aside.module.css'

interface Props {
  readonly icon: LucideIcon
  readonly name: string
  /** What was done and when, or why it cannot be done yet. */
  readonly state: ReactNode
  readonly done: boolean
  /** Its one button, at the end of the line. */
  readonly act?: ReactNode
  /** What needs the whole width, below. */
  readonly children?: ReactNode
}

/** One step of the paper after finalising. */
export function PaperStep({ icon: Icon, name, state, done, act, children }: Props) {
  return (
    <li className={css['paper']}>
      {done ? <CircleCheck size={18} aria-label="已完成" className={css['ok']} /> : <Icon size={18} aria-hidden />}
      <b>{name}</b>
      <span className={css['detail']}>{state}</span>
      {act}
      {children && <div className={css['acts']}>{children}</div>}
    </li>
  )
}
