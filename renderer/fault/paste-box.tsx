import { Button, Input } from 'antd'
import { ClipboardPaste, Image, X } from 'lucide-react'
import { useEffect, useId, useRef } from 'react'
import { isLayerOpen } from '../inspection/place.ts'
import { KeyCap } from '../ui/key-cap.tsx'
import css from './new-fault.module.css'

/** What was pasted before there is a fault to keep it. */
export interface Pasted {
  readonly text: string
  readonly files: readonly File[]
}

interface Props {
  readonly pasted: Pasted
  /** Fields that the text proposes something for. */
  readonly found: number
  readonly onChange: (pasted: Pasted) => void
}

/** A chat or a screenshot starts the record: both become evidence, and what the text says is proposed beside fields. */
export function PasteBox({ pasted, found, onChange }: Props) {
  const id = useId()
  const latest = useRef({ pasted, onChange })
  latest.current = { pasted, onChange }
  useEffect(() => {
    const onPaste = (event: ClipboardEvent): void => {
      const files = [...(event.clipboardData?.files ?? [])]
      if (files.length === 0 || isLayerOpen()) return
      event.preventDefault()
      const { pasted: before, onChange: put } = latest.current
      put({ ...before, files: [...before.files, ...files] })
    }
    window.addEventListener('paste', onPaste)
    return () => window.removeEventListener('paste', onPaste)
  }, [])
  return (
    <section className={css['part']} aria-labelledby={id}>
      <h2 id={id}>
        <ClipboardPaste size={18} aria-hidden /> 聊天或截图
      </h2>
      <Input.TextArea
        aria-label="粘贴聊天记录"
        placeholder="把微信、QQ 里的聊天粘贴到这里"
        className="growing"
        value={pasted.text}
        onChange={(e) => onChange({ ...pasted, text: e.target.value })}
      />
      <p className={css['help']} role="status">
        {pasted.text.trim() === ''
          ? '登记后作为证据保存。'
          : found > 0
            ? `读出 ${found} 处，在各栏下面，点“采用”才填入。`
            : '没有可采用的内容；登记后作为证据保存。'}
      </p>
      {pasted.files.length > 0 && (
        <ul className={css['files']}>
          {pasted.files.map((file, n) => (
            <li key={`${file.name}${file.lastModified}${file.size}`}>
              <Image size={16} aria-hidden /> 截图 {n + 1}
              <Button
                type="text"
                size="small"
                aria-label={`不要截图 ${n + 1}`}
                icon={<X size={16} aria-hidden />}
                onClick={() => onChange({ ...pasted, files: pasted.files.filter((f) => f !== file) })}
              />
            </li>
          ))}
        </ul>
      )}
      <p className={css['help']}>
        截图 <KeyCap>Ctrl V</KeyCap> 在任何一栏都行。
      </p>
    </section>
  )
}
