import { useEffect, useRef } from 'react'
import { focusField, isLayerOpen } from '../inspection/place.ts'
import type { ServiceView } from '../../domain/service/view.ts'

type Gap = ServiceView['gaps'][number]

/** F8 and Shift F8 go through what is missing, in the order of the page and around its end. Returns how to go to one. */
export function useGaps(gaps: readonly Gap[]): {
  readonly next: (by: 1 | -1) => void
  readonly go: (gap: Gap) => void
} {
  const latest = useRef(gaps)
  latest.current = gaps
  const go = (gap: Gap): void => focusField([gap.field])
  const next = (by: 1 | -1): void => {
    const places = latest.current
      .flatMap(({ field }) => document.querySelector<HTMLElement>(`[data-field="${CSS.escape(field)}"]`) ?? [])
      .sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1))
    if (places.length === 0) return
    const here = document.activeElement
    const at = here ? places.findIndex((p) => p === here || p.contains(here)) : -1
    const beyond = places.findIndex(
      (p) => here && here !== document.body && p.compareDocumentPosition(here) & Node.DOCUMENT_POSITION_PRECEDING,
    )
    const from = beyond < 0 ? places.length : beyond
    const to = at >= 0 ? at + by : by === 1 ? from : from - 1
    const field = places[(to + places.length) % places.length]!.dataset['field']
    if (field) focusField([field])
  }
  const nextRef = useRef(next)
  nextRef.current = next
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'F8' || event.isComposing || event.keyCode === 229 || isLayerOpen()) return
      event.preventDefault()
      nextRef.current(event.shiftKey ? -1 : 1)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  return { next, go }
}
