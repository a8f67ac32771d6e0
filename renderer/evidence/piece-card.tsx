import { Button, Dropdown } from 'antd'
import { EllipsisVertical, FileWarning, Paperclip } from 'lucide-react'
import { useState } from 'react'
import { save, sentenceOf } from '../client/call.ts'
import { useRegister, useTextOf } from '../inspection/register.ts'
import { useEvidence } from './owner.ts'
import { labelOf, type Piece, pictureUrl, redactionOf, shownText, titleOf, useRawText } from './piece.ts'
import { pieceType } from './evidence-target.tsx'

interface Props {
  readonly piece: Piece
  readonly number: number
  /** The piece in front of it, and the one behind its follower; null at the ends. */
  readonly before: string | null
  readonly after: string | null
  readonly last: boolean
  readonly onOpen: () => void
}

/** One piece of evidence as it stands in the list of its record. */
export function PieceCard({ piece, number, before, after, last, onOpen }: Props) {
  const { locked, offerUndo } = useEvidence()
  const [problem, setProblem] = useState('')
  const [over, setOver] = useState(false)
  const register = useRegister(
    { table: 'evidence', row: piece.id, heads: piece.heads },
    'caption',
    piece.caption ?? { text: '' },
  )
  const caption = useTextOf(register, 'text')
  const redaction = redactionOf(piece)
  const title = titleOf(piece)
  const move = (evidence: string, to: string | null): void =>
    void save(
      'evidence.move',
      () => ({ evidence, before: to }),
      undefined,
      (outcome) => setProblem(sentenceOf(outcome)),
    )
  const remove = async (): Promise<void> => {
    const done = await save(
      'evidence.remove',
      () => ({ evidence: piece.id, reason: '' }),
      undefined,
      (outcome) => setProblem(sentenceOf(outcome)),
    )
    if (done) offerUndo(`已移出证据：${title}`, done.transactions)
  }
  return (
    <li
      className={`piece${over ? ' piece-over' : ''}`}
      draggable={!locked}
      onDragStart={(event) => event.dataTransfer.setData(pieceType, piece.id)}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(pieceType)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        const moved = event.dataTransfer.getData(pieceType)
        setOver(false)
        if (!moved) return
        event.preventDefault()
        if (moved !== piece.id) move(moved, piece.id)
      }}
    >
      <button type="button" className="piece-open" onClick={onOpen}>
        <span className="visually-hidden">{`打开证据 ${number}：${title}，${labelOf(piece)}，${redaction.word}`}</span>
        <span className="piece-thumbnail" aria-hidden="true">
          <Thumbnail piece={piece} />
        </span>
      </button>
      <div className="piece-line">
        <b>{labelOf(piece)}</b>
        {piece.file!.kind === 'file' ? null : <span className={`tone-${redaction.tone}`}>{redaction.word}</span>}
        {locked ? null : (
          <Dropdown
            trigger={['click']}
            menu={{
              items: [
                { key: 'redact', label: '查看、脱敏', onClick: onOpen },
                { key: 'up', label: '前移', disabled: before === null, onClick: () => move(piece.id, before) },
                { key: 'down', label: '后移', disabled: last, onClick: () => move(piece.id, after) },
                { key: 'remove', label: '移出', danger: true, onClick: () => void remove() },
              ],
            }}
          >
            <Button
              type="text"
              size="small"
              aria-label={`证据 ${number}：更多`}
              icon={<EllipsisVertical size={15} aria-hidden="true" />}
            />
          </Dropdown>
        )}
      </div>
      {locked ? (
        <p className="piece-caption">{caption.value}</p>
      ) : (
        <input
          className="piece-caption"
          aria-label={`证据 ${number} 的图题`}
          placeholder={title}
          value={caption.value}
          onChange={(event) => caption.change(event.target.value)}
          onBlur={caption.leave}
        />
      )}
      {piece.file!.notice || problem || caption.problem ? (
        <p className="piece-notice" role={problem || caption.problem ? 'alert' : 'note'}>
          {problem || caption.problem || piece.file!.notice}
        </p>
      ) : null}
    </li>
  )
}

const previewLines = 6
const previewWidth = 60

function Thumbnail({ piece }: { piece: Piece }) {
  if (piece.file!.kind === 'picture') return <img src={pictureUrl(piece, 'thumbnail')} alt="" draggable={false} />
  if (piece.file!.kind === 'text') return <TextThumbnail piece={piece} />
  return (
    <span className="piece-file">
      {piece.file!.notice ? <FileWarning aria-hidden="true" /> : <Paperclip aria-hidden="true" />}
      {piece.file!.name}
    </span>
  )
}

function TextThumbnail({ piece }: { piece: Piece }) {
  const { raw, problem } = useRawText(piece)
  if (raw === null) return <span className="piece-text">{problem}</span>
  const lines = shownText(piece, raw).split('\n', previewLines)
  return <span className="piece-text">{lines.map((line) => line.slice(0, previewWidth)).join('\n')}</span>
}
