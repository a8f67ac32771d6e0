import { Check } from 'lucide-react'
import css from './aside.module.css'
import { stages } from './stage.ts'

/** 草稿 → 定稿 → 打印签章 → 挂扫描件 → 归档, with the place it has reached. */
export function Chain({ stage }: { readonly stage: number }) {
  return (
    <ol className={css['chain']} aria-label="版本状态">
      {stages.map((name, n) => (
        <li
          key={name}
          className={n === stage ? css['reached'] : n < stage ? css['passed'] : ''}
          {...(n === stage ? { 'aria-current': 'step' as const } : {})}
        >
          <span className={css['dot']} aria-hidden="true">
            {n < stage && <Check size={10} strokeWidth={4} />}
          </span>
          {name}
        </li>
      ))}
    </ol>
  )
}
