import { useSyncExternalStore } from 'react'
import { useSettings } from '../theme/provider.tsx'

/** Below this width, in px at a font scale of 100 %, there is no room for an aside beside the work. */
const roomy = 1280

function subscribe(changed: () => void): () => void {
  window.addEventListener('resize', changed)
  return () => window.removeEventListener('resize', changed)
}

/** Whether the aside has to be a drawer. Larger letters need more room, though less than in proportion. */
export function useNarrow(): boolean {
  const { fontScale } = useSettings()
  const needed = roomy * (1 + (fontScale - 100) / 200)
  return useSyncExternalStore(subscribe, () => window.innerWidth < needed)
}
