import { type DragEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { isLayerOpen, isTextField } from '../inspection/place.ts'
import { takeFiles, takeText } from './intake.ts'
import { type EvidenceOwner, targetOf } from './owner.ts'

/**
 * Takes what is pasted or dropped anywhere on the screen of a record. A picture or a file is evidence everywhere; text is, except
 * inside a text field, where it belongs to the text.
 */
export function EvidenceTarget({ owner, children }: { owner: EvidenceOwner; children: ReactNode }) {
  const [over, setOver] = useState(false)
  const take = useRef<(data: DataTransfer, source: 'paste' | 'drop') => boolean>(() => false)
  take.current = (data, source) => {
    if (owner.locked) return false
    const target = targetOf(owner)
    const files = [...data.files]
    if (files.length > 0) {
      void takeFiles(files, source, target)
      return true
    }
    const text = data.getData('text/plain')
    if (text.trim() === '' || (source === 'paste' && isTextField(document.activeElement))) return false
    void takeText(text, source, target, owner.nameOfItem).then((done) => owner.offerUndo('已粘贴文本', done))
    return true
  }
  useEffect(() => {
    const onPaste = (event: ClipboardEvent): void => {
      if (isLayerOpen() || !event.clipboardData) return
      if (take.current(event.clipboardData, 'paste')) event.preventDefault()
    }
    window.addEventListener('paste', onPaste)
    return () => window.removeEventListener('paste', onPaste)
  }, [])

  // Pieces are dragged to order them; only what comes from outside is taken.
  const foreign = (event: DragEvent): boolean => !event.dataTransfer.types.includes(pieceType)
  return (
    <div
      className={`evidence-target${over ? ' evidence-over' : ''}`}
      onDragOver={(event) => {
        if (!foreign(event)) return
        event.preventDefault()
        setOver(!owner.locked)
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false)
      }}
      onDrop={(event) => {
        if (!foreign(event)) return
        event.preventDefault()
        setOver(false)
        take.current(event.dataTransfer, 'drop')
      }}
    >
      {children}
    </div>
  )
}

/** Type of what is dragged when a piece is ordered. */
export const pieceType = 'application/x-rounds-piece'
