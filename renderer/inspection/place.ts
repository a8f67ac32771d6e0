import { useCallback, useEffect, useRef } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { Checklist } from '../../domain/pack/schema.ts'
import { call } from '../client/call.ts'
import type { InspectionView, Place } from './context.ts'

/** The address of a place in the wizard. */
export function placeUrl(inspection: string, place: Place): string {
  const query = new URLSearchParams({ step: place.step })
  if (place.item) query.set('item', place.item)
  if (place.field) query.set('field', place.field)
  return `/inspection/${inspection}?${query}`
}

/** Steps of the wizard in order: preparation, one per section, conclusion, report. */
export function stepsOf(checklist: Checklist): string[] {
  return ['prepare', ...checklist.sections.map((s) => s.id), 'conclusion', 'report']
}

/** Every place that the arrow keys stop at, in the order of work. */
export function stopsOf(view: InspectionView): Place[] {
  const items = view.items.map((i): Place =>
    i.progress === 'report' ? { step: 'report' } : { step: i.section, item: i.id },
  )
  return [{ step: 'prepare' }, ...items.filter((p) => p.step !== 'report'), { step: 'conclusion' }, { step: 'report' }]
}

/** The stop before or after a place; the same one at either end. */
export function neighbour(view: InspectionView, place: Place, by: 1 | -1): Place {
  const stops = stopsOf(view)
  const at = stops.findIndex((p) => p.step === place.step && p.item === place.item)
  return stops[Math.min(Math.max(at + by, 0), stops.length - 1)]!
}

/** Where a step begins: its first item that is not complete, else its first item. */
export function startOf(view: InspectionView, step: string): Place {
  const own = view.items.filter((i) => i.section === step && i.progress !== 'report')
  const open = own.find((i) => i.progress !== 'complete') ?? own[0]
  return open ? { step, item: open.id } : { step }
}

/** Where an inspection opens when the address names no place: at the first thing that is not done. */
function firstOpen(view: InspectionView): Place {
  if (view.gaps.some((g) => g.step === 'prepare')) return { step: 'prepare' }
  const item = view.items.find((i) => i.progress !== 'complete' && i.progress !== 'report')
  return item ? { step: item.section, item: item.id } : { step: 'conclusion' }
}

/** The place that the address names and how to go to another; going is remembered as where work stopped. */
export function usePlace(view: InspectionView): { place: Place; go: (place: Place) => void } {
  const inspection = view.id
  const query = new URLSearchParams(useSearch())
  const [, navigate] = useLocation()
  const go = useCallback(
    (place: Place) => {
      // Leaving a field seals what was typed in it.
      if (document.activeElement instanceof HTMLElement && isTextField(document.activeElement))
        document.activeElement.blur()
      navigate(placeUrl(inspection, place))
      void call('inspection.remember', { inspection, step: place.step, item: place.item ?? '' })
    },
    [inspection, navigate],
  )
  const item = query.get('item')
  const field = query.get('field')
  const step = query.get('step')
  const opening = useRef<Place | null>(null)
  if (step === null) opening.current ??= firstOpen(view)
  useEffect(() => {
    if (step === null && opening.current) navigate(placeUrl(inspection, opening.current), { replace: true })
  }, [step, inspection, navigate])
  const named: Place | null = step === null ? null : { step, ...(item ? { item } : {}), ...(field ? { field } : {}) }
  return { place: named ? known(view, named) : opening.current!, go }
}

/** The place itself, or the nearest one that there is: an address may be old or typed. */
function known(view: InspectionView, place: Place): Place {
  if (['prepare', 'conclusion', 'report'].includes(place.step)) return place
  const own = view.items.filter((i) => i.section === place.step)
  if (own.length === 0) {
    // Other screens know an item without knowing its section.
    const named = view.items.find((i) => i.id === place.item && i.progress !== 'report')
    return named ? { step: named.section, item: named.id } : firstOpen(view)
  }
  return own.some((i) => i.id === place.item && i.progress !== 'report') ? place : startOf(view, place.step)
}

/** True where keys and pasted text belong to the text. */
export function isTextField(element: Element | null): boolean {
  if (element instanceof HTMLTextAreaElement) return true
  if (element instanceof HTMLInputElement)
    return !['button', 'checkbox', 'radio', 'file', 'range'].includes(element.type)
  return element instanceof HTMLElement && element.isContentEditable
}

/** True while a drawer or dialog is open: keys and pasting are its own. A closed one stays in the page, hidden. */
export function isLayerOpen(): boolean {
  return [...document.querySelectorAll('[role="dialog"]')].some((layer) =>
    layer.checkVisibility({ visibilityProperty: true }),
  )
}

const patience = 1500

/** Puts the focus into the first of `fields` that is on screen, waiting for the screen to be drawn. */
export function focusField(fields: readonly string[]): void {
  const until = performance.now() + patience
  const attempt = (): void => {
    for (const field of fields) {
      const place = document.querySelector<HTMLElement>(`[data-field="${CSS.escape(field)}"]`)
      const target =
        place && (place.matches(focusable) ? place : (place.querySelector<HTMLElement>(focusable) ?? place))
      if (!target) continue
      target.focus()
      target.scrollIntoView({ block: 'nearest' })
      return
    }
    if (performance.now() < until) requestAnimationFrame(attempt)
  }
  requestAnimationFrame(attempt)
}

const focusable = 'textarea,input,select,button:not([tabindex="-1"]),[tabindex="0"]'
