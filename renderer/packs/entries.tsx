import { Button } from 'antd'
import { ArrowDown, ArrowUp, ChevronDown, ChevronRight, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { listAt, withEntry, withMoved, withoutEntry } from '../../domain/pack/edit.ts'
import type { Path } from '../../domain/pack/place.ts'
import { problemOf, useEditing } from './context.ts'
import { entryTitle, freshEntry } from './entry.ts'
import { EntryFields } from './entry-fields.tsx'
import css from './packs.module.css'
import { keyOf } from './tree.ts'
import type { EntryKind } from './spec.ts'

interface Props {
  readonly path: Path
  readonly kind: EntryKind
  readonly name: string
}

/** A list of entries as cards: one line each, opened for its form; added, moved and taken away. */
export function Entries({ path, kind, name }: Props) {
  const { body, change } = useEditing()
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set())
  const entries = listAt(body, path)
  const toggle = (n: number): void =>
    setOpen((shown) => new Set(shown.has(n) ? [...shown].filter((o) => o !== n) : [...shown, n]))
  const forget = (): void => setOpen(new Set())
  return (
    <section className={css['list']} aria-label={name}>
      <h3 className={css['listName']}>
        {name}
        <span className={css['count']}>{entries.length}</span>
      </h3>
      <ul className={css['cards']}>
        {entries.map((entry, n) => (
          <Card
            // An entry has no other identity than its place.
            key={n}
            title={entryTitle(kind, entry)}
            at={[...path, n]}
            kind={kind}
            open={open.has(n)}
            first={n === 0}
            last={n === entries.length - 1}
            toggle={() => toggle(n)}
            move={(step) => {
              forget()
              change((draft) => withMoved(draft, path, n, step))
            }}
            remove={() => {
              forget()
              change((draft) => withoutEntry(draft, path, n))
            }}
          />
        ))}
      </ul>
      <Button
        icon={<Plus size={16} aria-hidden />}
        onClick={() => {
          change((draft) => withEntry(draft, path, freshEntry(kind, draft, path)))
          setOpen((shown) => new Set([...shown, entries.length]))
        }}
      >
        增加{name}
      </Button>
    </section>
  )
}

interface CardProps {
  readonly title: string
  readonly at: Path
  readonly kind: EntryKind
  readonly open: boolean
  readonly first: boolean
  readonly last: boolean
  readonly toggle: () => void
  readonly move: (step: number) => void
  readonly remove: () => void
}

function Card({ title, at, kind, open, first, last, toggle, move, remove }: CardProps) {
  const { problems } = useEditing()
  const problem = problemOf(problems, at)
  const Chevron = open ? ChevronDown : ChevronRight
  return (
    <li className={css['card']}>
      <div className={css['cardHead']}>
        <button type="button" className={css['cardTitle']} aria-expanded={open} onClick={toggle}>
          <Chevron size={16} aria-hidden />
          <span>{title}</span>
        </button>
        <Button
          type="text"
          aria-label={`上移 ${title}`}
          disabled={first}
          icon={<ArrowUp size={16} aria-hidden />}
          onClick={() => move(-1)}
        />
        <Button
          type="text"
          aria-label={`下移 ${title}`}
          disabled={last}
          icon={<ArrowDown size={16} aria-hidden />}
          onClick={() => move(1)}
        />
        <Button type="text" aria-label={`删除 ${title}`} icon={<Trash2 size={16} aria-hidden />} onClick={remove} />
      </div>
      {problem && !open && <p className={css['cardProblem']}>{problem}</p>}
      {open && (
        <div className={css['cardBody']}>
          <EntryFields at={at} kind={kind} id={keyOf(at)} />
        </div>
      )}
    </li>
  )
}
