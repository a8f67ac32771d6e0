import { BookOpenCheck, type LucideIcon, Phone, Siren } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { dateOf } from '../../domain/time/instant.ts'
import type { OutputOf } from '../client/api.ts'
import { KeyCap } from '../ui/key-cap.tsx'
import css from './quick.module.css'

export type Suggestion = OutputOf<'service.suggest'>[number]

interface Props {
  readonly id: string
  readonly suggestions: readonly Suggestion[]
  /** Index of the highlighted one; −1 for none. */
  readonly chosen: number
  readonly onTake: (suggestion: Suggestion) => void
}

const icons: Readonly<Record<Suggestion['kind'], LucideIcon>> = { faq: BookOpenCheck, service: Phone, fault: Siren }

/** Questions that were asked before, the most alike first. The keyboard stays in the question's field. */
export function SuggestionList({ id, suggestions, chosen, onTake }: Props) {
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  return (
    <section className={css['suggestions']} aria-label="问过的问题">
      <p className={css['suggestionsHead']}>
        问过的问题
        <span>
          <KeyCap>↓</KeyCap> 选一条，用它的答复
        </span>
      </p>
      <ul id={id} ref={list} role="listbox" aria-label="问过的问题">
        {suggestions.map((suggestion, n) => (
          <Option key={suggestion.id} id={`${id}-${n}`} suggestion={suggestion} on={n === chosen} onTake={onTake} />
        ))}
      </ul>
    </section>
  )
}

interface OptionProps {
  readonly id: string
  readonly suggestion: Suggestion
  readonly on: boolean
  readonly onTake: (suggestion: Suggestion) => void
}

function Option({ id, suggestion, on, onTake }: OptionProps) {
  const { kind, number, question, answer, used } = suggestion
  const Icon = icons[kind]
  return (
    <li
      id={id}
      role="option"
      aria-selected={on}
      // The text field keeps the focus.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onTake(suggestion)}
    >
      <Icon size={19} aria-hidden />
      <span className={css['asked']}>
        <b>
          {kind === 'service' ? `${dateOf(suggestion.at).slice(5)} ` : `${number} `}
          {question}
        </b>
        {answer && <span>{answer}</span>}
      </span>
      <span className={css['used']}>
        {kind === 'faq' ? `用过 ${used} 次` : stateWord(suggestion)}
        {on && <KeyCap>Enter</KeyCap>}
      </span>
    </li>
  )
}

function stateWord({ kind, state, answer }: Suggestion): string {
  if (kind === 'service') return state === 'done' ? '已解决' : answer === '' ? '待答复' : '已答复'
  return state === 'closed' ? '已关闭' : '处理中'
}
