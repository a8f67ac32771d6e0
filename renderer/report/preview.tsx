import { Button, Select } from 'antd'
import { Minus, Plus } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { transport } from '../client/transport.ts'
import { ProblemBar } from '../ui/problem-bar.tsx'
import type { Chapter } from './chapters.ts'
import { useDocument } from './context.ts'
import { DocxView } from './docx-view.tsx'
import css from './preview.module.css'

/** Width of A4 in CSS pixels, and the space beside it. */
const paperWidth = 794
const beside = 48
const steps = [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2]

interface Props {
  /** SHA-256 of the .docx; null while there is none yet. */
  readonly docx: string | null
  /** What is shown: 草稿, V1.0. */
  readonly mark: ReactNode
  /** Above the paper: progress, a note that it is an old version. */
  readonly notes: ReactNode
}

/** The report's contents to be read, with its chapters, and the way back from a row to its item. */
export function Preview({ docx, mark, notes }: Props) {
  const { items, onItem } = useDocument()
  const scroll = useRef<HTMLDivElement>(null)
  const [chapters, setChapters] = useState<readonly Chapter[]>([])
  const [here, setHere] = useState('')
  const [problem, setProblem] = useState('')
  const [fit, setFit] = useState(1)
  const [chosen, setChosen] = useState<number | null>(null)
  const zoom = chosen ?? fit

  useEffect(() => {
    const box = scroll.current!
    const observer = new ResizeObserver(() =>
      setFit(Math.min(1.25, Math.max(0.5, (box.clientWidth - beside) / paperWidth))),
    )
    observer.observe(box)
    return () => observer.disconnect()
  }, [])
  useEffect(() => setProblem(''), [docx])

  const findHere = (): void => {
    const top = scroll.current!.getBoundingClientRect().top + beside
    setHere((chapters.findLast((c) => c.element.getBoundingClientRect().top <= top) ?? chapters[0])?.id ?? '')
  }
  const show = (id: string): void => {
    setHere(id)
    chapters.find((c) => c.id === id)?.element.scrollIntoView({ block: 'start' })
  }
  const step = (by: 1 | -1): void => {
    const next = by === 1 ? steps.find((s) => s > zoom + 0.005) : steps.findLast((s) => s < zoom - 0.005)
    if (next !== undefined) setChosen(next)
  }

  return (
    <div className={css['preview']}>
      <header className={css['bar']}>
        <h2>内容预览</h2>
        {mark}
        <span className={css['hint']}>分页以 Word/WPS 为准</span>
        <Select
          className={css['chapter']!}
          aria-label="章节"
          placeholder="章节"
          value={here || null}
          disabled={chapters.length === 0}
          onChange={show}
          popupMatchSelectWidth={320}
          listHeight={420}
          options={chapters.map((c) => ({ value: c.id, label: c.title }))}
        />
        <Button
          icon={<Minus size={17} aria-hidden />}
          aria-label="缩小"
          onClick={() => step(-1)}
          disabled={zoom <= steps[0]!}
        />
        <Button
          type="text"
          className={css['zoom']!}
          aria-label={`缩放 ${Math.round(zoom * 100)}%，点击适合宽度`}
          onClick={() => setChosen(null)}
        >
          {Math.round(zoom * 100)}%
        </Button>
        <Button
          icon={<Plus size={17} aria-hidden />}
          aria-label="放大"
          onClick={() => step(1)}
          disabled={zoom >= steps.at(-1)!}
        />
      </header>
      {notes}
      {problem && <ProblemBar tone="err">{problem}</ProblemBar>}
      <div ref={scroll} className={css['scroll']} role="region" aria-label="报告内容" tabIndex={0} onScroll={findHere}>
        {docx && (
          <DocxView
            url={transport.fileUrl(docx, { type: 'application/octet-stream' })}
            items={items}
            zoom={zoom}
            onItem={onItem}
            onChapters={(list) => {
              setChapters(list)
              setHere(list[0]?.id ?? '')
            }}
            onProblem={setProblem}
          />
        )}
      </div>
    </div>
  )
}
