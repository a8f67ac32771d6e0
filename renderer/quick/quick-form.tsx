import { Button, Input, Select } from 'antd'
import { Phone } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { serviceKindOf } from '../../domain/service/kind.ts'
import { clockOf } from '../../domain/time/instant.ts'
import type { OutputOf } from '../client/api.ts'
import { useArrival } from '../ui/arrival.ts'
import { KeyCap } from '../ui/key-cap.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import { type Draft, useKeptDraft } from './draft.ts'
import { QuickClock } from './quick-clock.tsx'
import { type Suggestion, SuggestionList } from './suggestion-list.tsx'
import { useQuick } from './use-quick.ts'
import { useSuggestions } from './use-suggestions.ts'
import { WaySwitch } from './way-switch.tsx'
import { wayOf } from './ways.ts'
import css from './quick.module.css'

interface Props {
  readonly first: Draft
  readonly contracts: OutputOf<'setup.records'>['contracts']
}

/** The form of 快速登记. Enter saves unless a suggestion is highlighted or an input method composes. */
export function QuickForm({ first, contracts }: Props) {
  const kept = useKeptDraft(first)
  const { draft, change } = kept
  const quick = useQuick(kept)
  const arrive = useArrival<HTMLElement>()
  const ids = useId()
  const [composing, setComposing] = useState(false)
  const [chosen, setChosen] = useState(-1)
  // An answer that was taken closes the list until the question is typed in again.
  const [settled, setSettled] = useState(false)
  const [picking, setPicking] = useState(false)
  const found = useSuggestions(draft.contract, draft.question, composing)
  const suggestions = settled ? [] : found
  const at = chosen < suggestions.length ? chosen : -1
  const taken = useRef('')
  const { way } = draft
  const take = (suggestion: Suggestion): void => {
    const own = draft.answer.trim() === '' || draft.answer === taken.current ? '' : `${draft.answer}\n`
    taken.current = own + suggestion.answer
    change((d) => ({ ...d, answer: taken.current, faq: suggestion.kind === 'faq' ? suggestion.id : '' }))
    setSettled(true)
    setChosen(-1)
  }

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.nativeEvent.isComposing || event.keyCode === 229 || picking) return
    const inText = event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLInputElement
    const inQuestion = event.target instanceof HTMLElement && event.target.dataset['field'] === 'quick-question'
    const ctrl = event.ctrlKey || event.metaKey
    if (event.key === 'Escape') {
      if (at >= 0) setChosen(-1)
      else quick.leave()
    } else if (ctrl && event.key === 'Enter') void quick.saveAndClose()
    else if (ctrl && event.key.toLowerCase() === 'j') void quick.toFault()
    else if (event.key === 'Enter' && inText && !event.shiftKey && event.target instanceof HTMLElement) {
      if (event.target.getAttribute('role') === 'combobox') return
      if (at >= 0 && inQuestion) take(suggestions[at]!)
      else void quick.saveAndClose()
    } else if (event.key === 'ArrowDown' && inQuestion && suggestions.length > 0)
      setChosen((n) => Math.min(n + 1, suggestions.length - 1))
    else if (event.key === 'ArrowUp' && inQuestion && at >= 0) setChosen(at - 1)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  // Also where the focus is on nothing: a click beside the fields.
  useEffect(() => {
    const outside = (event: globalThis.KeyboardEvent): void => {
      if (event.key === 'Escape' && event.target === document.body) quick.leave()
    }
    window.addEventListener('keydown', outside)
    return () => window.removeEventListener('keydown', outside)
  })

  const { kind, came } = wayOf(way)
  const definition = serviceKindOf(kind)
  const clause = contracts
    .find((c) => c.record.id === draft.contract)
    ?.pack.services.find((s) => s.kind === kind)?.clause
  return (
    <form
      className={css['form']}
      onKeyDown={onKeyDown}
      onSubmit={(event) => event.preventDefault()}
      onCompositionStart={() => setComposing(true)}
      onCompositionEnd={() => setComposing(false)}
    >
      <header className={css['head']}>
        <h2>
          <Phone size={20} aria-hidden /> 快速登记
        </h2>
        <WaySwitch way={way} onChoose={(next) => change((d) => ({ ...d, way: next }))} />
        <span className={css['fill']} />
        <Select
          aria-label="合同"
          value={draft.contract}
          open={picking}
          onOpenChange={setPicking}
          popupMatchSelectWidth={false}
          options={contracts.map((c) => ({ value: c.record.id, label: labelOf(c, contracts) }))}
          onChange={(contract: string) => change((d) => ({ ...d, contract, faq: '' }))}
        />
        <QuickClock word={came} since={draft.askedAt} />
      </header>
      <div className={css['fields']}>
        <label htmlFor={`${ids}-who`}>谁问</label>
        <Input
          id={`${ids}-who`}
          ref={(field) => arrive(field?.input ?? null)}
          value={draft.person}
          maxLength={200}
          autoComplete="off"
          placeholder="科室、姓名"
          onChange={(event) => change((d) => ({ ...d, person: event.target.value }))}
        />
        <label htmlFor={`${ids}-question`}>问题</label>
        <div>
          <Input.TextArea
            id={`${ids}-question`}
            data-field="quick-question"
            className="growing growing-line"
            value={draft.question}
            maxLength={2000}
            aria-autocomplete="list"
            {...(suggestions.length > 0 ? { 'aria-controls': `${ids}-list` } : {})}
            {...(at >= 0 ? { 'aria-activedescendant': `${ids}-list-${at}` } : {})}
            onChange={(event) => {
              setSettled(false)
              setChosen(-1)
              change((d) => ({ ...d, question: event.target.value }))
            }}
          />
          {suggestions.length > 0 && (
            <SuggestionList id={`${ids}-list`} suggestions={suggestions} chosen={at} onTake={take} />
          )}
        </div>
        <label htmlFor={`${ids}-answer`}>答复</label>
        <Input.TextArea
          id={`${ids}-answer`}
          className="growing"
          value={draft.answer}
          maxLength={5000}
          placeholder="写不写都能保存；没答复的会留在待办"
          onChange={(event) => change((d) => ({ ...d, answer: event.target.value }))}
        />
      </div>
      {quick.problem && (
        <div className={css['problem']}>
          <ProblemBar tone="err">{quick.problem}</ProblemBar>
        </div>
      )}
      <footer className={css['foot']}>
        <p>
          归入 {clause ? `${clause} ` : ''}
          {definition.name} · {definition.report} · 首次答复从 {clockOf(draft.askedAt)} 计
        </p>
        <Button onClick={() => void quick.toFault()} disabled={quick.busy} aria-keyshortcuts="Control+J">
          转为故障 <KeyCap>Ctrl J</KeyCap>
        </Button>
        <Button
          type="primary"
          onClick={() => void quick.saveAndClose()}
          loading={quick.busy}
          aria-keyshortcuts="Control+Enter"
        >
          保存并关闭 <KeyCap>Ctrl Enter</KeyCap>
        </Button>
      </footer>
    </form>
  )
}

/** A contract by its pack; with the hospital where two have the same. */
function labelOf(contract: Props['contracts'][number], all: Props['contracts']): string {
  const twins = all.filter((c) => c.pack.name === contract.pack.name)
  return twins.length > 1 ? `${contract.pack.name} · ${contract.record.hospital?.name ?? ''}` : contract.pack.name
}
