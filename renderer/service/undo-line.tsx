import { Button } from 'antd'
import { useEffect } from 'react'
import { isLayerOpen, isTextField } from '../inspection/place.ts'
import { undoLast, useUndo } from '../inspection/undo.ts'
import { KeyCap } from '../ui/key-cap.tsx'
import css from './service.module.css'

/** What was just done, with ten seconds to take it back. In a text field Ctrl Z belongs to the text. */
export function UndoLine() {
  const offer = useUndo((s) => s.offer)
  useEffect(() => {
    if (!offer) return
    const timer = setTimeout(() => useUndo.setState({ offer: null }), offer.until - performance.now())
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.key.toLowerCase() !== 'z') return
      if (isLayerOpen() || isTextField(document.activeElement)) return
      event.preventDefault()
      void undoLast()
    }
    window.addEventListener('keydown', onKey)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('keydown', onKey)
    }
  }, [offer])
  if (!offer) return null
  return (
    <span className={css['undo']}>
      <span role="status">{offer.problem || offer.what}</span>
      <Button size="small" onClick={() => void undoLast()}>
        撤销 <KeyCap>Ctrl Z</KeyCap>
      </Button>
    </span>
  )
}
