import { type KeyboardEvent, useRef } from 'react'
import { type RegisterTab, registerTabs } from './path.ts'
import css from './registers.module.css'

const words: Readonly<Record<RegisterTab, string>> = {
  certificates: '证书与授权',
  devices: '设备',
  archive: '档案目录',
  staff: '人员与值班',
  payments: '付款',
  costs: '费用',
}

/** Which register is shown. Arrows choose. */
export function Tabs({ tab, onChoose }: { readonly tab: RegisterTab; readonly onChoose: (tab: RegisterTab) => void }) {
  const row = useRef<HTMLDivElement>(null)
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (!step) return
    event.preventDefault()
    const at = (registerTabs.indexOf(tab) + step + registerTabs.length) % registerTabs.length
    onChoose(registerTabs[at]!)
    row.current?.querySelectorAll('button')[at]?.focus()
  }
  return (
    <div ref={row} className={css['tabs']} role="radiogroup" aria-label="哪一本台账" onKeyDown={onKeyDown}>
      {registerTabs.map((t) => (
        <button
          key={t}
          type="button"
          role="radio"
          aria-checked={t === tab}
          tabIndex={t === tab ? 0 : -1}
          {...(t === tab ? { 'data-field': 'register-tab' } : {})}
          onClick={() => onChoose(t)}
        >
          {words[t]}
        </button>
      ))}
    </div>
  )
}
