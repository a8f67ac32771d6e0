import { Button } from 'antd'
import { ClipboardPaste, FolderOpen, LoaderCircle, X } from 'lucide-react'
import { useRef, useState } from 'react'
import { dismiss, takeFiles, takeText, useIntake } from './intake.ts'
import { EvidenceContext, type EvidenceOwner, placeOf, targetOf } from './owner.ts'
import { PieceCard } from './piece-card.tsx'
import { Viewer } from './viewer.tsx'
import './evidence.css'

/** Proof of what a record says: what is there, and every way to add more. */
export function EvidencePanel({ owner }: { owner: EvidenceOwner }) {
  const { pieces } = owner
  const coming = useIntake((s) => s.coming).filter((c) => c.place === placeOf(targetOf(owner)))
  const [opened, setOpened] = useState<string | null>(null)
  return (
    <EvidenceContext value={owner}>
      <section className="aside-part evidence" aria-label="证据">
        <header>
          <h3>证据 {pieces.length}</h3>
          <span className={owner.lacking ? 'tone-attention' : ''}>{owner.wanted}</span>
        </header>
        {pieces.length > 0 ? (
          <ol className="pieces">
            {pieces.map((piece, n) => (
              <PieceCard
                key={piece.id}
                piece={piece}
                number={n + 1}
                before={pieces[n - 1]?.id ?? null}
                after={pieces[n + 2]?.id ?? null}
                last={n === pieces.length - 1}
                onOpen={() => setOpened(piece.id)}
              />
            ))}
          </ol>
        ) : null}
        {coming.map((c) => (
          <p key={c.id} className={c.problem ? 'coming coming-failed' : 'coming'} role={c.problem ? 'alert' : 'status'}>
            {c.problem ? (
              <>
                <span>
                  <b>{c.name}</b>：{c.problem}
                </span>
                <button
                  type="button"
                  className="icon-button"
                  aria-label={`知道了：${c.name}`}
                  onClick={() => dismiss(c.id)}
                >
                  <X size={16} aria-hidden="true" />
                </button>
              </>
            ) : (
              <>
                <LoaderCircle size={16} aria-hidden="true" /> 正在保存 {c.name}…
              </>
            )}
          </p>
        ))}
        {owner.locked ? null : <AddEvidence owner={owner} />}
        <Viewer
          piece={pieces.find((e) => e.id === opened) ?? null}
          onMove={setOpened}
          onClose={() => setOpened(null)}
        />
      </section>
    </EvidenceContext>
  )
}

function AddEvidence({ owner }: { owner: EvidenceOwner }) {
  const input = useRef<HTMLInputElement>(null)
  const [told, setTold] = useState('')
  const target = targetOf(owner)

  const paste = async (): Promise<void> => {
    setTold('')
    try {
      const contents = await navigator.clipboard.read()
      const pictures = await Promise.all(
        contents.flatMap((entry) => {
          const type = entry.types.find((t) => t.startsWith('image/'))
          return type ? [entry.getType(type).then((blob) => new File([blob], `image.${type.slice(6)}`, { type }))] : []
        }),
      )
      if (pictures.length > 0) return await takeFiles(pictures, 'paste', target)
      const text = await navigator.clipboard.readText()
      if (text.trim() === '') return setTold('剪贴板里没有图片或文字。')
      owner.offerUndo('已粘贴文本', await takeText(text, 'paste', target, owner.nameOfItem))
    } catch {
      setTold('浏览器没有允许读取剪贴板：请直接按 Ctrl V。')
    }
  }
  return (
    <div className="add-evidence">
      <button type="button" className="paste-zone" data-field="evidence" onClick={() => void paste()}>
        <ClipboardPaste size={20} aria-hidden="true" />
        粘贴截图或文本 <kbd>Ctrl V</kbd>
      </button>
      <div className="add-line">
        <Button size="small" icon={<FolderOpen size={16} aria-hidden="true" />} onClick={() => input.current?.click()}>
          选择文件
        </Button>
        <span>或拖到这里</span>
      </div>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label="选择证据文件"
        onChange={(event) => {
          const files = [...(event.target.files ?? [])]
          event.target.value = ''
          void takeFiles(files, 'file', target)
        }}
      />
      <p role="status">{told}</p>
    </div>
  )
}
