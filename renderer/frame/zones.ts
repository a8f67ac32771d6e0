import { useEffect } from 'react'

const focusable = 'a[href],button:not([disabled]),input:not([disabled]),select,textarea,[tabindex="0"]'

/** F6 and Shift F6 go through the zones of the screen (`data-zone`), each to where one last was in it. */
export function useZones(): void {
  useEffect(() => {
    const last = new WeakMap<Element, HTMLElement>()
    const remember = (event: FocusEvent): void => {
      const zone = event.target instanceof HTMLElement && event.target.closest('[data-zone]')
      if (zone) last.set(zone, event.target as HTMLElement)
    }
    const move = (event: KeyboardEvent): void => {
      if (event.key !== 'F6') return
      event.preventDefault()
      const zones = [...document.querySelectorAll<HTMLElement>('[data-zone]')].filter((zone) => zone.checkVisibility())
      if (zones.length === 0) return
      const here = zones.findIndex((zone) => zone.contains(document.activeElement))
      const to = event.shiftKey ? (here <= 0 ? zones.length - 1 : here - 1) : (here + 1) % zones.length
      const zone = zones[to]!
      const before = last.get(zone)
      const target = before?.isConnected ? before : zone.querySelector<HTMLElement>(focusable)
      if (!target) zone.tabIndex = -1
      ;(target ?? zone).focus()
    }
    document.addEventListener('focusin', remember)
    window.addEventListener('keydown', move)
    return () => {
      document.removeEventListener('focusin', remember)
      window.removeEventListener('keydown', move)
    }
  }, [])
}
