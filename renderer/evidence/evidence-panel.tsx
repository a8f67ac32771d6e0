import { Button } from 'antd'
import { ClipboardPaste, FolderOpen, LoaderCircle, X } from 'lucide-react'
import { useRef, useState } from 'react'
import { type ItemView, templateOf, useInspection } from '../inspection/context.ts'
import { dismiss, takeFiles, takeText, useIntake } from './intake.ts'
import { PieceCard } from './piece-card.tsx'
import { Viewer } from './viewer.tsx'
import './evidence.css'

/** Proof of one item: what is there, and every way to add more. */
export function EvidencePanel({ item }: { item: ItemView }) {
  const { view, checklist } = useInspection()
  const template = templateOf(checklist, item.id)
  const coming = useIntake((s) => s.coming).filter((c) => c.item === item.id)
  const [opened, setOpened] = useState<string | null>(null)
  const verdict = item.meas.verdict
  const needed =
    verdict === 'abnormal' || verdict === 'attention' || verdict === 'normal' ? template.evidence[verdict] : 0
  const lacking = item.evidence.length < needed
  return (
    <section className="aside-part evidence" aria-label="证据">
      <header>
        <h3>证据 {item.evidence.length}</h3>
        <span className={lacking ? 'tone-attention' : ''}>
          {needed > 0 ? `${verdict === 'abnormal' ? '异常' : '本项'}至少 ${needed} 件` : '可选'}
        </span>
      </header>
      {item.evidence.length > 0 ? (
        <ol className="pieces">
          {item.evidence.map((piece, n) => (
            <PieceCard
              key={piece.id}
              piece={piece}
              number={n + 1}
              before={item.evidence[n - 1]?.id ?? null}
              after={item.evidence[n + 2]?.id ?? null}
              last={n === item.evidence.length - 1}
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
      {view.locked ? null : <AddEvidence item={item} />}
      <Viewer
        item={item}
        piece={item.evidence.find((e) => e.id === opened) ?? null}
        onMove={setOpened}
        onClose={() => setOpened(null)}
      />
    </section>
  )
}

function AddEvidence({ item }: { item: ItemView }) {
  const { view, checklist, offerUndo } = useInspection()
  const input = useRef<HTMLInputElement>(null)
  const [told, setTold] = useState('')
  const target = { inspection: view.id, item: item.id }

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
      offerUndo('已粘贴文本', await takeText(text, 'paste', target, (id) => templateOf(checklist, id).name))
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
