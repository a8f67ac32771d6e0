import { Button } from 'antd'
import { SquarePlus, Trash2 } from 'lucide-react'
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import type { Box } from '../../domain/record/evidence.ts'
import { boxAfterKey, boxBetween, type Point, within } from './box.ts'
import { type Piece, pictureUrl, titleOf } from './piece.ts'
import { RedactionBar } from './redaction-bar.tsx'

/** Smaller than this in either direction is a slip of the hand, as a fraction. */
const slip = 0.004
/** Boxes drawn over a picture, with the mouse or the keyboard. They are burnt into the copy that reports use. */
export function PictureRedaction({ piece, onDone }: { piece: Piece; onDone: () => void }) {
  const [boxes, setBoxes] = useState<readonly Box[]>(piece.redaction?.boxes ?? [])
  const [drawing, setDrawing] = useState<{ from: Point; to: Point } | null>(null)
  const sheet = useRef<HTMLDivElement>(null)
  const put = (n: number, box: Box): void => setBoxes((all) => all.map((b, i) => (i === n ? box : b)))
  const drop = (n: number): void => setBoxes((all) => all.filter((_, i) => i !== n))

  const pointAt = (event: PointerEvent): Point => {
    const area = sheet.current!.getBoundingClientRect()
    return { x: within((event.clientX - area.left) / area.width), y: within((event.clientY - area.top) / area.height) }
  }
  const end = (): void => {
    const box = drawing && boxBetween(drawing.from, drawing.to)
    setDrawing(null)
    if (box && box.width > slip && box.height > slip) setBoxes((all) => [...all, box])
  }
  const onKey = (event: KeyboardEvent, n: number): void => {
    if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault()
      return drop(n)
    }
    const box = boxAfterKey(boxes[n]!, event.key, event.shiftKey, event.altKey)
    if (!box) return
    event.preventDefault()
    put(n, box)
  }
  return (
    <div className="redaction">
      <RedactionBar piece={piece} boxes={boxes} marks={[]} onDone={onDone}>
        <Button
          icon={<SquarePlus size={16} aria-hidden="true" />}
          onClick={() => {
            setBoxes((all) => [...all, { x: 0.35, y: 0.45, width: 0.3, height: 0.1 }])
            requestAnimationFrame(() =>
              [...(sheet.current?.querySelectorAll<HTMLElement>('.redaction-box') ?? [])].at(-1)?.focus(),
            )
          }}
        >
          加一个框
        </Button>
        <span>在图上拖出要遮盖的地方；选中框后，方向键移动，Shift＋方向键改大小，Delete 删除。原图不变。</span>
      </RedactionBar>
      <div
        ref={sheet}
        className="redaction-sheet"
        onPointerDown={(event) => {
          if (event.button !== 0 || (event.target as Element).closest('.redaction-place')) return
          event.preventDefault()
          event.currentTarget.setPointerCapture(event.pointerId)
          const at = pointAt(event)
          setDrawing({ from: at, to: at })
        }}
        onPointerMove={(event) => drawing && setDrawing({ ...drawing, to: pointAt(event) })}
        onPointerUp={end}
        onPointerCancel={() => setDrawing(null)}
      >
        <img src={pictureUrl(piece, 'open')} alt={titleOf(piece)} draggable={false} />
        {boxes.map((box, n) => (
          <div key={n} className="redaction-place" style={placed(box)}>
            <button
              type="button"
              className="redaction-box"
              aria-label={`遮盖框 ${n + 1}，方向键移动，Shift 加方向键改大小，Delete 删除`}
              onKeyDown={(event) => onKey(event, n)}
            />
            <button type="button" className="redaction-drop" aria-label={`删除遮盖框 ${n + 1}`} onClick={() => drop(n)}>
              <Trash2 size={14} aria-hidden="true" />
            </button>
          </div>
        ))}
        {drawing ? <div className="redaction-drawing" style={placed(boxBetween(drawing.from, drawing.to))} /> : null}
      </div>
    </div>
  )
}

function placed(box: Box): { left: string; top: string; width: string; height: string } {
  const percent = (n: number): string => `${n * 100}%`
  return { left: percent(box.x), top: percent(box.y), width: percent(box.width), height: percent(box.height) }
}
