import { useCallback, useRef } from 'react'

/** A ref for the one thing of a screen: it gets the focus when it first appears, and never again. */
export function useArrival<E extends HTMLElement>(): (element: E | null) => void {
  const arrived = useRef(false)
  return useCallback((element: E | null) => {
    if (!element || arrived.current) return
    arrived.current = true
    // The ring shows where keys act, also after an act by mouse.
    element.focus({ focusVisible: true })
  }, [])
}
