import { useEffect, useRef, useState } from 'react'
import { Waiting } from '../ui/waiting.tsx'
import { type Chapter, chaptersOf, itemAt } from './chapters.ts'
import { drawDocx } from './draw-docx.ts'
import css from './preview.module.css'
import paper from './paper.css?inline'

interface Props {
  readonly url: string
  /** Ids of the inspection's items. */
  readonly items: readonly string[]
  /** 1 is the paper's own width. */
  readonly zoom: number
  readonly onItem: (item: string) => void
  readonly onChapters: (chapters: readonly Chapter[]) => void
  readonly onProblem: (sentence: string) => void
}

const paperSheet = new CSSStyleSheet()
paperSheet.replaceSync(paper)

/** The Word file as it will read, in a shadow root: its styles touch nothing else. A row or heading leads to its item. */
export function DocxView({ url, items, zoom, onItem, onChapters, onProblem }: Props) {
  const host = useRef<HTMLDivElement>(null)
  const [drawing, setDrawing] = useState(true)
  const latest = useRef({ items, onItem, onChapters, onProblem })
  latest.current = { items, onItem, onChapters, onProblem }

  useEffect(() => {
    const element = host.current!
    const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' })
    const left = new AbortController()
    let release = (): void => {}
    setDrawing(true)
    let chapters: readonly Chapter[] = []
    const open = async (): Promise<void> => {
      const answer = await fetch(url, { signal: left.signal })
      if (!answer.ok) throw new Error(String(answer.status))
      const drawn = await drawDocx(await answer.blob())
      if (left.signal.aborted) return drawn.release()
      release = drawn.release
      root.adoptedStyleSheets = [drawn.sheet, paperSheet]
      root.replaceChildren(...drawn.pages)
      chapters = chaptersOf(root, latest.current.items)
      for (const { element: heading, item, level } of chapters) {
        heading.role = 'heading'
        heading.ariaLevel = String(level + 2)
        if (item === '') continue
        heading.role = 'link'
        heading.ariaLevel = null
        heading.tabIndex = 0
        heading.ariaLabel = `${heading.textContent}，回到 ${item}`
        heading.classList.add('to-item')
      }
      for (const row of root.querySelectorAll('tr')) {
        const item = itemAt(row, chapters, latest.current.items)
        if (item !== '') row.title = `点一行，回到 ${item}`
      }
      latest.current.onChapters(chapters)
    }
    open().then(
      () => left.signal.aborted || setDrawing(false),
      (error: unknown) => {
        if (left.signal.aborted) return
        setDrawing(false)
        latest.current.onProblem(
          `内容预览没有画出来（${error instanceof Error ? error.message : String(error)}）。文件没有问题，可另存后用 Word 或 WPS 打开。`,
        )
      },
    )

    const target = (event: Event): Element | null => (event.target instanceof Element ? event.target : null)
    const follow = (event: Event): void => {
      const at = target(event)
      if (!at) return
      const link = at.closest('a')
      if (link) {
        event.preventDefault()
        const anchor = decodeURIComponent(link.hash.slice(1))
        if (anchor) root.querySelector(`[id="${CSS.escape(anchor)}"]`)?.scrollIntoView({ block: 'start' })
        return
      }
      const heading = chapters.find((c) => c.element.contains(at))
      const item = heading ? heading.item : at.closest('tr') ? itemAt(at, chapters, latest.current.items) : ''
      if (item !== '') latest.current.onItem(item)
    }
    const press = (event: Event): void => {
      if (
        event instanceof KeyboardEvent &&
        event.key === 'Enter' &&
        !event.ctrlKey &&
        target(event)?.classList.contains('to-item')
      )
        follow(event)
    }
    root.addEventListener('click', follow)
    root.addEventListener('keydown', press)
    return () => {
      left.abort()
      root.removeEventListener('click', follow)
      root.removeEventListener('keydown', press)
      root.replaceChildren()
      release()
    }
  }, [url])

  return (
    <>
      {drawing && <Waiting what="正在画出内容…" />}
      <div ref={host} className={css['paper']} style={{ zoom }} data-testid="report-paper" />
    </>
  )
}
