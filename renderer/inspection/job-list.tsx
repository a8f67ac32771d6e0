import { Check, TriangleAlert } from 'lucide-react'
import { type KeyboardEvent, useRef } from 'react'
import type { Section } from '../../domain/pack/schema.ts'
import { verdictNames, verdicts } from '../../domain/verdict.ts'
import { useLive } from '../client/live.ts'
import { useInspection } from './context.ts'
import { neighbour, startOf } from './place.ts'
import { finalVersion, statusOf } from './status.tsx'
import { useJudge } from './use-judge.ts'
import { isComposing } from './wizard-keys.ts'

/** The five steps with the items of the open one. It is the job, its place and its keyboard at once. */
export function JobList() {
  const { view, checklist, place, go } = useInspection()
  const names = verdictNames(checklist.words)
  const judge = useJudge()
  const singleKeys = useLive('setting.read', {}).data?.singleKeys ?? true
  const lastSection = useRef(checklist.sections.at(-1)!.id)
  if (checklist.sections.some((s) => s.id === place.step)) lastSection.current = place.step
  const openSection = place.step === 'prepare' ? '' : lastSection.current

  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.metaKey || event.altKey) return
    const next = { ArrowDown: 1, Enter: 1, ArrowUp: -1 }[event.key]
    if (next) {
      event.preventDefault()
      return go(neighbour(view, place, next as 1 | -1))
    }
    const verdict = verdicts[['1', '2', '3', '4', '5'].indexOf(event.key)]
    const item = view.items.find((i) => i.id === place.item)
    if (!verdict || !item || !singleKeys || event.repeat) return
    event.preventDefault()
    void judge(item, verdict)
  }

  const latest = finalVersion(view)

  const step = (id: string, number: number, name: string, state: StepState) => {
    const current = place.step === id && !place.item
    return (
      <button
        type="button"
        className={`job-step${place.step === id ? ' job-step-open' : ''}${current ? ' job-here' : ''}`}
        tabIndex={current ? 0 : -1}
        {...(current ? { 'aria-current': 'step' as const, 'data-field': 'list-row' } : {})}
        onClick={() => go(startOf(view, id))}
      >
        {state.done ? (
          <span className="job-number job-done">
            <Check aria-hidden="true" />
          </span>
        ) : (
          <span className={`job-number${place.step === id ? ' job-open' : ''}`} aria-hidden="true">
            {number}
          </span>
        )}
        <span className="job-name">{name}</span>
        {state.warnings > 0 ? (
          <span className="job-warnings">
            <TriangleAlert aria-hidden="true" />
            <span className="visually-hidden">
              {names.attention}或{names.abnormal}
            </span>{' '}
            {state.warnings}
          </span>
        ) : null}
        <span className={`job-state${state.missing ? ' tone-attention' : ''}`}>{state.word}</span>
      </button>
    )
  }

  const stepGaps = (id: string): number => view.gaps.filter((g) => g.step === id).length
  const counted = (id: string, done = '完成'): StepState => {
    const gaps = stepGaps(id)
    return gaps === 0
      ? { done: true, warnings: 0, word: done, missing: false }
      : { done: false, warnings: 0, word: `缺 ${gaps} 处`, missing: true }
  }
  const sectionState = (section: Section): StepState => {
    const own = view.items.filter((i) => i.section === section.id)
    const complete = own.filter((i) => i.progress === 'complete')
    const checks = own.filter((i) => i.progress !== 'report')
    return {
      done: complete.length === checks.length,
      warnings: complete.filter((i) => i.meas.verdict === 'attention' || i.meas.verdict === 'abnormal').length,
      word: `${complete.length + (latest ? own.length - checks.length : 0)}/${own.length}`,
      missing: false,
    }
  }
  const report: StepState = latest
    ? { done: true, warnings: 0, word: `定稿 ${latest.version}`, missing: false }
    : { done: false, warnings: 0, word: '未开始', missing: false }

  return (
    <nav className="job-list" aria-label="检查清单" onKeyDown={onKeyDown} data-zone="list">
      <div className="job-scroll">
        {step('prepare', 1, '准备', counted('prepare'))}
        {checklist.sections.map((section, n) => (
          <div key={section.id}>
            {step(section.id, n + 2, section.name, sectionState(section))}
            {section.id === openSection ? <Items section={section} /> : null}
          </div>
        ))}
      </div>
      <div className="job-pinned">
        {step('conclusion', checklist.sections.length + 2, '结论与建议', counted('conclusion'))}
        {step('report', checklist.sections.length + 3, '报告与签字', report)}
      </div>
    </nav>
  )
}

interface StepState {
  readonly done: boolean
  readonly warnings: number
  readonly word: string
  readonly missing: boolean
}

function Items({ section }: { section: Section }) {
  const { view, checklist, place, go } = useInspection()
  return (
    <ol className="job-items">
      {section.items.map((template) => {
        const item = view.items.find((i) => i.id === template.id)!
        const { icon: Icon, word, tone } = statusOf(view, item, checklist.words)
        const current = place.item === item.id
        return (
          <li key={item.id}>
            <button
              type="button"
              className={`job-item${current ? ' job-here' : ''}`}
              tabIndex={current ? 0 : -1}
              {...(current ? { 'aria-current': 'true' as const, 'data-field': 'list-row' } : {})}
              onClick={() => go(item.progress === 'report' ? { step: 'report' } : { step: section.id, item: item.id })}
            >
              <Icon aria-hidden="true" className={`status-icon tone-${tone}`} />
              <span className="job-id">{item.id}</span>
              <span className="job-item-name">{template.name}</span>
              <span className={`job-state tone-${tone}`}>{word}</span>
            </button>
          </li>
        )
      })}
    </ol>
  )
}
