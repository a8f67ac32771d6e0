import { Button } from 'antd'
import { EyeOff, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Mark } from '../../domain/record/evidence.ts'
import { redactText } from '../../domain/evidence/redaction.ts'
import type { OutputOf } from '../client/api.ts'
import { call, sentenceOf } from '../client/call.ts'
import { type Piece, useRawText } from './piece.ts'
import { rawPosition } from './raw-position.ts'
import { RedactionBar } from './redaction-bar.tsx'

const same = (a: Mark, b: Mark): boolean => a.from === b.from && a.to === b.to

/** Stretches of a text that are hidden, chosen by selecting them or from what looks like a patient's data. */
export function TextRedaction({ piece, onDone }: { piece: Piece; onDone: () => void }) {
  const { raw, problem } = useRawText(piece)
  const [marks, setMarks] = useState<readonly Mark[]>(piece.redaction?.marks ?? [])
  const [proposals, setProposals] = useState<OutputOf<'evidence.proposeMarks'>>([])
  const [told, setTold] = useState('')
  const box = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    void call('evidence.proposeMarks', { evidence: piece.id }).then((outcome) =>
      outcome.ok ? setProposals(outcome.value) : setTold(sentenceOf(outcome)),
    )
  }, [piece.id])
  if (raw === null) return <p role="status">{problem || '正在读取…'}</p>

  const open = proposals.filter((p) => !marks.some((m) => m.from <= p.mark.from && p.mark.to <= m.to))
  const hide = (): void => {
    const { selectionStart, selectionEnd } = box.current!
    if (selectionStart === selectionEnd) return setTold('请先在原文里选中要遮盖的文字。')
    setTold('')
    const mark = { from: rawPosition(raw, selectionStart), to: rawPosition(raw, selectionEnd) }
    setMarks((all) => [...all, mark].sort((a, b) => a.from - b.from))
  }
  return (
    <div className="redaction">
      <RedactionBar piece={piece} boxes={[]} marks={marks} onDone={onDone}>
        <Button icon={<EyeOff size={16} aria-hidden="true" />} onClick={hide}>
          遮盖选中的文字
        </Button>
        {open.length > 0 ? (
          <Button
            onClick={() => setMarks((all) => [...all, ...open.map((p) => p.mark)].sort((a, b) => a.from - b.from))}
          >
            采用全部建议 {open.length}
          </Button>
        ) : null}
      </RedactionBar>
      {told ? <p role="alert">{told}</p> : null}
      <div className="redaction-text">
        <textarea ref={box} readOnly value={raw} aria-label="原文：选中要遮盖的文字" spellCheck={false} />
        <div>
          <h4>要遮盖 {marks.length} 处</h4>
          <ul className="marks">
            {marks.map((mark) => (
              <li key={`${mark.from}-${mark.to}`}>
                <code>{excerpt(raw, mark)}</code>
                <button
                  type="button"
                  className="icon-button"
                  aria-label={`不遮盖 ${excerpt(raw, mark)}`}
                  onClick={() => setMarks((all) => all.filter((m) => !same(m, mark)))}
                >
                  <X size={15} aria-hidden="true" />
                </button>
              </li>
            ))}
          </ul>
          <h4>像患者信息 {open.length} 处</h4>
          <ul className="marks">
            {open.map((p) => (
              <li key={`${p.mark.from}-${p.mark.to}`}>
                <span>{p.what}</span>
                <code>{excerpt(raw, p.mark)}</code>
                <Button
                  size="small"
                  onClick={() => setMarks((all) => [...all, p.mark].sort((a, b) => a.from - b.from))}
                >
                  遮盖
                </Button>
              </li>
            ))}
          </ul>
          <h4>遮盖后</h4>
          <pre tabIndex={0} aria-label="遮盖后的文字">
            {redactText(raw, marks).slice(0, 4000)}
          </pre>
        </div>
      </div>
    </div>
  )
}

function excerpt(raw: string, mark: Mark): string {
  const text = raw.slice(mark.from, mark.to).replaceAll(/\s+/g, ' ')
  return text.length > 24 ? `${text.slice(0, 24)}…` : text
}
