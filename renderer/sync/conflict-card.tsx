import { Button } from 'antd'
import { Ban, CircleCheck, CircleHelp, Laptop, type LucideIcon, OctagonX, TriangleAlert } from 'lucide-react'
import { type Verdict, verdictName } from '../../domain/verdict.ts'
import type { OutputOf } from '../client/api.ts'
import { StatusPill } from '../ui/status-pill.tsx'
import css from './sync.module.css'
import { shownOf, verdictTone } from './value-lines.ts'
import { momentOf } from './words.ts'

export type ConflictView = OutputOf<'sync.conflicts'>[number]
type Value = ConflictView['values'][number]

const verdictIcons: Readonly<Record<Verdict, LucideIcon>> = {
  normal: CircleCheck,
  attention: TriangleAlert,
  abnormal: OctagonX,
  'not-applicable': Ban,
  unchecked: CircleHelp,
}

interface Props {
  readonly register: string
  readonly measures: ConflictView['measures']
  readonly value: Value
  readonly today: string
  readonly here: boolean
  readonly busy: boolean
  /** Of the button; null where nothing can be decided here. */
  readonly choose: string | null
  readonly onChoose: () => void
  readonly arrive: ((element: HTMLElement | null) => void) | null
}

/** One of the values that stand against each other: what it says, who wrote it, where and when. */
export function ConflictCard({ register, measures, value, today, here, busy, choose, onChoose, arrive }: Props) {
  const { head, verdict, lines } = shownOf(register, value.value, measures)
  const who = value.who || '未署名'
  return (
    <section ref={arrive} tabIndex={-1} className={css['card']} aria-label={`${here ? '本机' : who} 写的`}>
      <p className={css['who']}>
        <Laptop size={17} aria-hidden />
        <b>{here ? `本机 · ${who}` : who}</b>
      </p>
      <p className={css['meta']}>
        {[value.device, momentOf(value.at, today), value.shown ? '列表里先按这一份显示' : '']
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p className={css['value']} data-tone={verdict ? verdictTone[verdict] : 'plain'}>
        {head}
      </p>
      {verdict && (
        <StatusPill tone={verdictTone[verdict]} icon={verdictIcons[verdict]}>
          {verdictName[verdict]}
        </StatusPill>
      )}
      <ul className={css['lines']}>
        {lines.map((line, n) => (
          <li key={n}>{line}</li>
        ))}
      </ul>
      {choose !== null && (
        <Button block disabled={busy} onClick={onChoose}>
          {choose}
        </Button>
      )}
    </section>
  )
}
