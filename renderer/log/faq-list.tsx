import { Button, Input } from 'antd'
import { BookOpenCheck, Pencil, Plus } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { FaqEntry } from '../../domain/service/view.ts'
import { useLive } from '../client/live.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { FaqEditor } from './faq-editor.tsx'
import { May } from '../ui/may.tsx'
import css from './log.module.css'

interface Props {
  readonly contract: string
  /** Shown at once and given the focus. */
  readonly entry: string
}

/** Questions that came twice, with the answers that are offered the next time. */
export function FaqList({ contract, entry }: Props) {
  const list = useLive('faq.list', { contract })
  const [editing, setEditing] = useState<string | null>(null)
  const [text, setText] = useState('')
  const entries = list.data
  const read = entries !== undefined
  useEffect(() => {
    if (!read || entry === '') return
    const place = document.getElementById(`faq-${entry}`)
    place?.scrollIntoView({ block: 'center' })
    place?.focus()
  }, [read, entry])
  if (list.error && !entries) return <p role="alert">{list.error.message}</p>
  if (!entries) return null
  const typed = text.trim().toLowerCase()
  const shown = entries.filter((e) => `${e.number} ${e.question} ${e.answer}`.toLowerCase().includes(typed))
  return (
    <>
      <div className={css['line']}>
        {entries.length > 0 && (
          <Input
            aria-label="筛选常见问题"
            placeholder="筛选"
            allowClear
            className={css['filter'] ?? ''}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
        <May call="faq.save">
          <Button icon={<Plus size={17} aria-hidden />} onClick={() => setEditing('')}>
            加一条
          </Button>
        </May>
      </div>
      {editing === '' && <FaqEditor contract={contract} entry={null} onClose={() => setEditing(null)} />}
      {entries.length === 0 && editing !== '' ? (
        <EmptyState icon={BookOpenCheck} title="还没有常见问题">
          同样的问题答复过两次，会自动记在这里，下次输入时直接用。
        </EmptyState>
      ) : (
        <ul className={css['faqs']} aria-label="常见问题">
          {shown.map((e) =>
            editing === e.id ? (
              <li key={e.id}>
                <FaqEditor contract={contract} entry={e} onClose={() => setEditing(null)} />
              </li>
            ) : (
              <Entry key={e.id} entry={e} onEdit={() => setEditing(e.id)} />
            ),
          )}
        </ul>
      )}
      {entries.length > 0 && shown.length === 0 && <p className={css['hint']}>没有含“{text.trim()}”的常见问题。</p>}
    </>
  )
}

function Entry({ entry, onEdit }: { readonly entry: FaqEntry; readonly onEdit: () => void }) {
  const { id, number, question, answer, used } = entry
  return (
    <li id={`faq-${id}`} tabIndex={-1}>
      <h3>
        <span className={css['number']}>{number}</span>
        {question}
      </h3>
      <p className={css['answer']}>{answer}</p>
      <span className={css['meta']}>用过 {used} 次</span>
      <May call="faq.save">
        <Button
          size="small"
          icon={<Pencil size={15} aria-hidden />}
          aria-label={`修改 ${number} ${question}`}
          onClick={onEdit}
        >
          修改
        </Button>
      </May>
    </li>
  )
}
