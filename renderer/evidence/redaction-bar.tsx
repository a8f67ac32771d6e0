import { Button } from 'antd'
import { useState } from 'react'
import type { Box, Mark } from '../../domain/record/evidence.ts'
import { save, sentenceOf } from '../client/call.ts'
import { useEvidence } from './owner.ts'
import { type Piece, redactionHead } from './piece.ts'

interface Props {
  readonly piece: Piece
  readonly boxes: readonly Box[]
  readonly marks: readonly Mark[]
  readonly onDone: () => void
  readonly children?: React.ReactNode
}

/** Ends a redaction: burns the parts in, says that nothing has to be hidden, or leaves it as it was. */
export function RedactionBar({ piece, boxes, marks, onDone, children }: Props) {
  const { offerUndo } = useEvidence()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const count = boxes.length + marks.length
  const keep = async (cleared: boolean): Promise<void> => {
    setBusy(true)
    const head = redactionHead(piece)
    const done = await save(
      'evidence.redact',
      () => ({
        evidence: piece.id,
        boxes: cleared ? [] : [...boxes],
        marks: cleared ? [] : [...marks],
        cleared,
        seen: head.seen(),
      }),
      () => ({ [head.key]: head.seen() }),
      (outcome) => setProblem(sentenceOf(outcome)),
    )
    setBusy(false)
    if (!done) return
    offerUndo(cleared ? '已确认无需脱敏' : `已脱敏 ${count} 处`, done.transactions)
    onDone()
  }
  return (
    <div className="redaction-bar">
      {children}
      <span className="foot-space" />
      <Button onClick={onDone}>不改</Button>
      <Button disabled={count > 0} title={count > 0 ? '已经有要遮盖的地方' : ''} onClick={() => void keep(true)}>
        无需脱敏
      </Button>
      <Button
        type="primary"
        loading={busy}
        disabled={count === 0 && !piece.redaction?.copy}
        onClick={() => void keep(false)}
      >
        {count > 0 || !piece.redaction?.copy ? `遮盖 ${count} 处` : '去掉遮盖'}
      </Button>
      {problem ? <p role="alert">{problem}</p> : null}
    </div>
  )
}
