import { useEffect, useRef } from 'react'

/** Ctrl Enter does what the blue button of the screen does; in a dialog the dialog's own button counts. */
export function useMainKey(act: (() => void) | null): void {
  const latest = useRef(act)
  latest.current = act
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing || event.keyCode === 229)
        return
      if (document.querySelector('[role="dialog"]') || !latest.current) return
      event.preventDefault()
      latest.current()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}
