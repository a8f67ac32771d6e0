import { useEffect, useState } from 'react'

/** Gives the focus back to where it came from once the layer that calls it is gone. */
export function useFocusBack(): void {
  const [origin] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      setTimeout(() => origin instanceof HTMLElement && origin.isConnected && origin.focus())
    },
    [origin],
  )
}
