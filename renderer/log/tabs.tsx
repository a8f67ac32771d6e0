import { type KeyboardEvent, useRef } from 'react'
import css from './log.module.css'

const tabs = [
  { tab: 'month', word: '日志' },
  { tab: 'faq', word: '常见问题' },
] as const
type Tab = (typeof tabs)[number]['tab']

/** What of the log is shown. Arrows choose. */
export function Tabs({ tab, onChoose }: { readonly tab: Tab; readonly onChoose: (tab: Tab) => void }) {
  const row = useRef<HTMLDivElement>(null)
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return
    event.preventDefault()
    const at = tabs.findIndex((t) => t.tab !== tab)
    onChoose(tabs[at]!.tab)
    row.current?.querySelectorAll('button')[at]?.focus()
  }
  return (
    <div ref={row} className={css['tabs']} role="radiogroup" aria-label="看什么" onKeyDown={onKeyDown}>
      {tabs.map((t) => (
        <button
          key={t.tab}
          type="button"
          role="radio"
          aria-checked={t.tab === tab}
          tabIndex={t.tab === tab ? 0 : -1}
          {...(t.tab === tab ? { 'data-field': 'log-tab' } : {})}
          onClick={() => onChoose(t.tab)}
        >
          {t.word}
        </button>
      ))}
    </div>
  )
}
