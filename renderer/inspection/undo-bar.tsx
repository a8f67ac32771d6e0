import { useEffect, useState } from 'react'
import { useInspection } from './context.ts'
import { undoLast, useUndo } from './undo.ts'

/** What was just done, with ten seconds to take it back. Stands at the left of the action bar. */
export function UndoBar() {
  const offer = useUndo((s) => s.offer)
  const { go } = useInspection()
  const [now, setNow] = useState(0)
  useEffect(() => {
    if (!offer) return
    setNow(performance.now())
    const timer = window.setInterval(() => {
      setNow(performance.now())
      if (performance.now() > offer.until) useUndo.setState({ offer: null })
    }, 250)
    return () => window.clearInterval(timer)
  }, [offer])
  if (!offer) return null
  const left = Math.max(0, Math.ceil((offer.until - now) / 1000))
  const undo = async (): Promise<void> => {
    const place = await undoLast()
    if (place) go(place)
  }
  return (
    <div className="undo-bar">
      <span role="status">{offer.problem || offer.what}</span>
      <button type="button" onClick={() => void undo()}>
        撤销 Ctrl Z
      </button>
      <span aria-hidden="true">{left} 秒</span>
    </div>
  )
}
