import { Button } from 'antd'
import { useLocation } from 'wouter'
import { clockOf, dateOf } from '../../domain/time/instant.ts'
import { verdictNames, verdicts } from '../../domain/verdict.ts'
import { placeUrl } from '../inspection/place.ts'
import { useArrival } from '../ui/arrival.ts'
import { KeyCap } from '../ui/key-cap.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import { useBegin } from './begin.ts'
import { daysLeftText } from './days.ts'
import type { Overview } from './overview.ts'
import { Hospital } from './hospital.tsx'
import { ProgressStrip } from './progress-strip.tsx'
import { May } from '../ui/may.tsx'
import css from './home.module.css'

/** The card on top: the one thing to do now. */
export function GoOn({ overview }: { readonly overview: Overview }) {
  if (overview.resume) return <Resume resume={overview.resume} today={dateOf(overview.now)} />
  if (overview.start) return <Start start={overview.start} />
  return <Done overview={overview} />
}

const stepNames: Readonly<Record<string, string>> = { prepare: '准备', conclusion: '结论与建议', report: '报告与签字' }

function Resume({ resume, today }: { readonly resume: NonNullable<Overview['resume']>; readonly today: string }) {
  const [, navigate] = useLocation()
  const arrive = useArrival<HTMLButtonElement>()
  const { counts, segments, item, step } = resume
  const names = verdictNames(resume.words)
  const number = (progress: (typeof segments)[number]['progress']): number =>
    segments.filter((s) => s.progress === progress).length
  const summary = [
    ...verdicts.filter((v) => counts[v] > 0).map((v) => `${names[v]} ${counts[v]}`),
    ...(number('incomplete') > 0 ? [`缺 ${number('incomplete')}`] : []),
    ...(number('pending') > 0 ? [`待确认 ${number('pending')}`] : []),
    ...(number('conflict') > 0 ? [`冲突 ${number('conflict')}`] : []),
    ...(number('unseen') > 0 ? [`未看 ${number('unseen')}`] : []),
  ]
  const day = resume.at && dateOf(resume.at)
  const seen = segments.find((s) => s.id === item)?.progress !== 'unseen'
  const stopped = [
    resume.at && `上次停在 ${day === today ? '' : `${day.slice(5)} `}${clockOf(resume.at)}`,
    item ? `${item} ${resume.itemName}` : (stepNames[step] ?? ''),
    seen ? (resume.itemGaps > 0 ? `缺 ${resume.itemGaps} 处` : '') : '未看',
  ].filter((part) => part !== '')
  const open = (): void => navigate(placeUrl(resume.inspection, item ? { step, item } : { step: step || 'prepare' }))
  return (
    <section className={css['goOn']} aria-label="继续上次的巡检">
      <div className={css['what']}>
        <p className={css['meta']}>{stopped.join(' · ')}</p>
        <h2>
          <Hospital name={resume.hospital} /> · {resume.period.name} {checkTitle(resume.checklist)}
        </h2>
        <div className={css['progress']}>
          <ProgressStrip segments={segments} here={item} />
          <b className={css['number']}>
            {resume.progress.done}/{resume.progress.total}
          </b>
          <span>{summary.join(' · ')}</span>
        </div>
      </div>
      <div className={css['act']}>
        <May call="item.judge">
          <Button ref={arrive} type="primary" className={css['big'] ?? ''} onClick={open}>
            继续 <KeyCap>Enter</KeyCap>
          </Button>
        </May>
        <Left days={resume.daysLeft} to={resume.period.to} />
      </div>
    </section>
  )
}

function Start({ start }: { readonly start: NonNullable<Overview['start']> }) {
  const arrive = useArrival<HTMLButtonElement>()
  const { begin, busy, problem } = useBegin()
  return (
    <section className={css['goOn']} aria-label="开始本季度的检查">
      <div className={css['what']}>
        <p className={css['meta']}>
          还没开始 · {start.checklist.name} · {start.checklist.rows} 项
        </p>
        <h2>
          <Hospital name={start.hospital} /> · {start.period.name} {checkTitle(start.checklist.name)}
        </h2>
        {problem && <ProblemBar tone="err">{problem}</ProblemBar>}
      </div>
      <div className={css['act']}>
        <May call="inspection.start">
          <Button
            ref={arrive}
            type="primary"
            className={css['big'] ?? ''}
            loading={busy}
            onClick={() => void begin(start.contract, start.period.id, start.checklist.id)}
          >
            开始 {start.period.name} {checkTitle(start.checklist.name)} <KeyCap>Enter</KeyCap>
          </Button>
        </May>
        <Left days={start.period.daysLeft} to={start.period.to} />
      </div>
    </section>
  )
}

/** Nothing to begin and nothing begun: this quarter is finalised, or no service period runs. */
function Done({ overview }: { readonly overview: Overview }) {
  const arrive = useArrival<HTMLHeadingElement>()
  const today = dateOf(overview.now)
  const next = overview.contracts.flatMap((c) => c.next ?? []).sort()[0]
  const finished = overview.contracts.some((c) =>
    c.periods.some((p) => p.id === c.current && (p.state === 'done' || p.state === 'signed')),
  )
  const ended = overview.contracts.every((c) => c.period.end < today)
  const shown = next && (next.slice(0, 4) === today.slice(0, 4) ? next.slice(5) : next)
  const head = finished ? '本季度已定稿' : ended ? '服务期已结束' : '现在没有要做的巡检'
  return (
    <section className={css['goOn']} aria-label="没有要做的巡检">
      <h2 ref={arrive} tabIndex={-1}>
        {head}
        {shown ? `，下一次 ${shown} 起` : ''}
      </h2>
    </section>
  )
}

/** `季度巡检`, `季度安全自查`: the quarter is said once. */
function checkTitle(name: string): string {
  return name.startsWith('季度') ? name : `季度${name}`
}

function Left({ days, to }: { readonly days: number; readonly to: string }) {
  return (
    <p className={css['left']} data-late={days < 0}>
      <b>{daysLeftText(days)}</b> {days < 0 ? `应于 ${to}` : `至 ${to}`}
    </p>
  )
}
