import { Button, Drawer, Segmented } from 'antd'
import { ChevronLeft, ChevronRight, Download, EyeOff, ZoomIn, ZoomOut } from 'lucide-react'
import { useState } from 'react'
import { dateTimeOf } from '../../domain/time/instant.ts'
import { sentenceOf } from '../client/call.ts'
import { transport } from '../client/transport.ts'
import { useEvidence } from './owner.ts'
import { labelOf, type Piece, pictureUrl, redactionOf, shownText, titleOf, useRawText } from './piece.ts'
import { PictureRedaction } from './picture-redaction.tsx'
import { TextRedaction } from './text-redaction.tsx'

interface Props {
  readonly piece: Piece | null
  readonly onMove: (id: string) => void
  readonly onClose: () => void
}

/** A piece in full: as reports show it, as it is, and where its sensitive parts are hidden. */
export function Viewer({ piece, onMove, onClose }: Props) {
  const { pieces } = useEvidence()
  const at = pieces.findIndex((e) => e.id === piece?.id)
  const [earlier, later] = [pieces[at - 1], pieces[at + 1]]
  return (
    <Drawer
      open={piece !== null}
      onClose={onClose}
      size={Math.min(980, window.innerWidth - 80)}
      destroyOnHidden
      title={piece ? [...new Set([labelOf(piece), titleOf(piece)])].join(' · ') : ''}
      extra={
        <span className="viewer-move">
          <Button
            aria-label="上一件"
            disabled={!earlier}
            icon={<ChevronLeft size={18} aria-hidden="true" />}
            onClick={() => earlier && onMove(earlier.id)}
          />
          {at + 1}/{pieces.length}
          <Button
            aria-label="下一件"
            disabled={!later}
            icon={<ChevronRight size={18} aria-hidden="true" />}
            onClick={() => later && onMove(later.id)}
          />
        </span>
      }
    >
      {piece ? <Opened key={piece.id} piece={piece} /> : null}
    </Drawer>
  )
}

function Opened({ piece }: { piece: Piece }) {
  const { locked } = useEvidence()
  const [hiding, setHiding] = useState(false)
  const [original, setOriginal] = useState(false)
  const [problem, setProblem] = useState('')
  const file = piece.file!
  const redaction = redactionOf(piece)
  const save = async (): Promise<void> => {
    const outcome = await transport.host.saveAs(file.sha256, file.name || '原文.txt')
    setProblem(outcome.ok ? '' : sentenceOf(outcome))
  }
  if (hiding)
    return file.kind === 'picture' ? (
      <PictureRedaction piece={piece} onDone={() => setHiding(false)} />
    ) : (
      <TextRedaction piece={piece} onDone={() => setHiding(false)} />
    )
  return (
    <div className="viewer">
      <div className="viewer-bar">
        {file.kind === 'file' ? null : (
          <>
            <span className={`tone-${redaction.tone}`}>{redaction.word}</span>
            {piece.redaction?.copy ? (
              <Segmented
                aria-label="看哪一份"
                options={['脱敏后', '原件']}
                value={original ? '原件' : '脱敏后'}
                onChange={(which) => setOriginal(which === '原件')}
              />
            ) : null}
            {locked ? null : (
              <Button icon={<EyeOff size={16} aria-hidden="true" />} onClick={() => setHiding(true)}>
                脱敏
              </Button>
            )}
          </>
        )}
        <Button icon={<Download size={16} aria-hidden="true" />} onClick={() => void save()}>
          另存原件
        </Button>
      </div>
      {problem ? <p role="alert">{problem}</p> : null}
      {file.notice ? <p className="piece-notice">{file.notice}</p> : null}
      {file.kind === 'picture' ? <Picture piece={piece} original={original} /> : null}
      {file.kind === 'text' ? <Text piece={piece} original={original} /> : null}
      <p className="viewer-facts">
        {file.name ? `${file.name} · ` : ''}
        {sizeOf(file.size)}
        {file.width ? ` · ${file.width}×${file.height}` : ''} ·{' '}
        {file.capturedAt ? `拍摄 ${dateTimeOf(file.capturedAt)} · ` : ''}
        {file.addedBy} {dateTimeOf(file.addedAt)} 加入 · SHA-256 {file.sha256.slice(0, 16)}…
      </p>
    </div>
  )
}

const zooms = [1, 1.5, 2, 3, 4]

function Picture({ piece, original }: { piece: Piece; original: boolean }) {
  const [zoom, setZoom] = useState(0)
  return (
    <>
      <div className="viewer-zoom">
        <Button
          aria-label="缩小"
          disabled={zoom === 0}
          icon={<ZoomOut size={18} aria-hidden="true" />}
          onClick={() => setZoom(zoom - 1)}
        />
        <span role="status">{zooms[zoom]! * 100}%</span>
        <Button
          aria-label="放大"
          disabled={zoom === zooms.length - 1}
          icon={<ZoomIn size={18} aria-hidden="true" />}
          onClick={() => setZoom(zoom + 1)}
        />
      </div>
      <div className="viewer-picture" tabIndex={0} role="region" aria-label="图片，可滚动">
        <img className={`zoom-${zoom}`} src={pictureUrl(piece, original ? 'open' : 'shown')} alt={titleOf(piece)} />
      </div>
    </>
  )
}

function Text({ piece, original }: { piece: Piece; original: boolean }) {
  const { raw, problem } = useRawText(piece)
  if (raw === null) return <p role="status">{problem || '正在读取…'}</p>
  return (
    <pre className="viewer-text" tabIndex={0} aria-label="原文">
      {original ? raw : shownText(piece, raw)}
    </pre>
  )
}

function sizeOf(bytes: number): string {
  if (bytes < 1024) return `${bytes} 字节`
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
