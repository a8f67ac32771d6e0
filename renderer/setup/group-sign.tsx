import { Check } from 'lucide-react'
import css from './setup.module.css'

interface Props {
  readonly number: number
  /** `note`: complete, but something in it should be seen to later. */
  readonly state: 'open' | 'note' | 'done'
}

/** How far a group of the form is. */
export function GroupSign({ number, state }: Props) {
  const words = { open: '未完成', note: '可以完成，还有一处以后要补', done: '已填好' }
  return (
    <span className={css['sign']} data-state={state} role="img" aria-label={words[state]}>
      {state === 'done' ? <Check size={16} aria-hidden /> : state === 'note' ? '!' : number}
    </span>
  )
}
