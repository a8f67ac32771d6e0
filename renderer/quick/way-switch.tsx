import { type KeyboardEvent, useRef } from 'react'
import type { Way } from './draft.ts'
import { wayOf, ways } from './ways.ts'
import css from './quick.module.css'

/** Over which channel it was asked. Arrows choose. */
export function WaySwitch({ way, onChoose }: { readonly way: Way; readonly onChoose: (way: Way) => void }) {
  const row = useRef<HTMLDivElement>(null)
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (!by) return
    event.preventDefault()
    event.stopPropagation()
    const at = (ways.indexOf(wayOf(way)) + by + ways.length) % ways.length
    onChoose(ways[at]!.way)
    row.current?.querySelectorAll('button')[at]?.focus()
  }
  return (
    <div ref={row} className={css['ways']} role="radiogroup" aria-label="渠道" onKeyDown={onKeyDown}>
      {ways.map((w) => (
        <button
          key={w.way}
          type="button"
          role="radio"
          aria-checked={w.way === way}
          tabIndex={w.way === wayOf(way).way ? 0 : -1}
          onClick={() => onChoose(w.way)}
        >
          {w.word}
        </button>
      ))}
    </div>
  )
}
