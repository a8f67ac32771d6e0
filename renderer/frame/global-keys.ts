import { useEffect } from 'react'
import { useLocation } from 'wouter'
import { newFaultPath } from '../fault/path.ts'
import { openQuick, openSearch, useLayer } from './layer.ts'

/**
 * Ctrl K, Ctrl J and Ctrl F, over every screen and in every text field. The window hears them first, so that no dialog
 * keeps them for itself; an input method that composes does. In 快速登记 Ctrl J is that dialog's own.
 */
export function useGlobalKeys(enabled: boolean): void {
  const [, navigate] = useLocation()
  useEffect(() => {
    if (!enabled) return
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
      if (event.isComposing || event.keyCode === 229) return
      const key = event.key.toLowerCase()
      if (key === 'k') openQuick()
      else if (key === 'f') openSearch()
      else if (key === 'j' && useLayer.getState().open !== 'quick') {
        useLayer.setState({ open: null })
        navigate(newFaultPath())
      } else return
      event.preventDefault()
      event.stopPropagation()
    }
    window.addEventListener('keydown', onKey, true)
    return () => window.removeEventListener('keydown', onKey, true)
  }, [enabled, navigate])
}
