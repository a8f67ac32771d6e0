import { useEffect, useRef } from 'react'
import type { OpenInspection, Place } from './context.ts'
import { isLayerOpen, isTextField, startOf, stepsOf } from './place.ts'
import { undoLast } from './undo.ts'

/** True while an input method is composing: no key is ours then. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229
}

/** The gap before or after `place` in the order of work, around the end; undefined when nothing is missing. */
function nextGap({ view, checklist, place }: OpenInspection, by: 1 | -1): Place | undefined {
  const order = stepsOf(checklist)
  const items = view.items.map((i) => i.id)
  const rank = (p: Place): number => order.indexOf(p.step) * 1000 + items.indexOf(p.item ?? '') + 1
  const same = (g: { step: string; item: string; field: string }): boolean =>
    g.step === place.step && g.item === (place.item ?? '') && g.field === place.field
  const at = view.gaps.findIndex(same)
  const here = rank(place)
  const chosen =
    at >= 0
      ? view.gaps[(at + by + view.gaps.length) % view.gaps.length]
      : by === 1
        ? (view.gaps.find((g) => rank(g) >= here) ?? view.gaps[0])
        : (view.gaps.findLast((g) => rank(g) < here) ?? view.gaps.at(-1))
  if (!chosen) return undefined
  return { step: chosen.step, ...(chosen.item ? { item: chosen.item } : {}), field: chosen.field }
}

/** Where F8 goes: the next gap, or the conclusion, which says that nothing is missing. */
export function gapOrEnd(open: OpenInspection, by: 1 | -1 = 1): Place {
  return nextGap(open, by) ?? { step: 'conclusion' }
}

/** Keys that act anywhere in an inspection. Inside text fields Ctrl → and Ctrl Z belong to the text. */
export function useWizardKeys(open: OpenInspection): void {
  const latest = useRef(open)
  latest.current = open
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (isComposing(event) || event.defaultPrevented || isLayerOpen()) return
      const { view, checklist, place, go } = latest.current
      const inText = isTextField(document.activeElement)
      const ctrl = (event.ctrlKey || event.metaKey) && !event.altKey
      if (event.key === 'F8') {
        event.preventDefault()
        return go(gapOrEnd(latest.current, event.shiftKey ? -1 : 1))
      }
      if (ctrl && !inText && (event.key === 'ArrowRight' || event.key === 'ArrowLeft')) {
        event.preventDefault()
        const steps = stepsOf(checklist)
        const next = steps[steps.indexOf(place.step) + (event.key === 'ArrowRight' ? 1 : -1)]
        if (next) go(startOf(view, next))
        return
      }
      if (ctrl && !inText && !event.shiftKey && event.key.toLowerCase() === 'z') {
        event.preventDefault()
        void undoLast().then((back) => back && go(back))
        return
      }
      if (ctrl && event.key === 'Enter') {
        const blue = document.querySelector<HTMLElement>('.action-bar .ant-btn-primary')
        if (blue) event.preventDefault()
        blue?.click()
        return
      }
      if (event.key === 'Escape') {
        const row = document.querySelector<HTMLElement>('[data-field="list-row"]')
        if (row && document.activeElement !== row) {
          event.preventDefault()
          row.focus()
        }
      }
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}
