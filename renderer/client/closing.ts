import { useSaving } from './saving.ts'

/**
 * Lets the browser ask before a page goes away while a save is under way: what waits behind that save would be lost.
 * What has only been typed is sent by its field while the page closes. The window of Electron asks nobody, it would
 * just stay; its saves are answered within the moment.
 */
export function askBeforeClosing(): void {
  if (window.rounds) return
  window.addEventListener('beforeunload', (event) => {
    if (useSaving.getState().pending > 0) event.preventDefault()
  })
}
