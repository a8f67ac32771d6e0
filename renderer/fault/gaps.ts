import { useEffect, useRef } from 'react'
import type { FaultGap } from '../../domain/fault/facts.ts'
import { type FaultEventType, faultEventTypes } from '../../domain/record/fault.ts'
import type { Layer } from './context.ts'

const types: ReadonlySet<string> = new Set(faultEventTypes)

/** What opens to fill a gap: the facts at their field, the dialog of an entry, or the evidence. */
export function layerOfGap({ field }: Pick<FaultGap, 'field'>): Layer {
  if (field === 'loaner') return { kind: 'loaner' }
  if (field === 'evidence') return { kind: 'evidence' }
  if (types.has(field)) return { kind: 'event', type: field as FaultEventType }
  return { kind: 'facts', field }
}

/** Puts the focus into the first control of a register. */
export function focusPart(field: string): void {
  const group = document.querySelector(`[role="dialog"] [data-field="${CSS.escape(field)}"]`)
  const control = group?.querySelector<HTMLElement>('input:not([type="hidden"]),textarea,button')
  group?.scrollIntoView({ block: 'start' })
  control?.focus()
}

/** F8 and Shift F8 go through what is missing, over whatever is open. */
export function useGapKeys(gaps: readonly FaultGap[], show: (layer: Layer) => void): void {
  const at = useRef(-1)
  const latest = useRef({ gaps, show })
  latest.current = { gaps, show }
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'F8' || event.isComposing) return
      event.preventDefault()
      const all = latest.current.gaps
      if (all.length === 0) return
      at.current = (at.current + (event.shiftKey ? -1 : 1) + all.length) % all.length
      latest.current.show(layerOfGap(all[at.current]!))
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}
