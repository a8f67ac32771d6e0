import {
  ChevronRight,
  Circle,
  CircleCheck,
  CircleDotDashed,
  ClockAlert,
  type LucideIcon,
  OctagonX,
  Stamp,
} from 'lucide-react'
import { Link } from 'wouter'
import { placeUrl } from '../inspection/place.ts'
import { ProblemBar } from '../ui/problem-bar.tsx'
import { StatusPill, type Tone } from '../ui/status-pill.tsx'
import { useBegin } from './begin.ts'
import type { Contract } from './overview.ts'
import { daysLeftText, daysLeftTone } from './days.ts'
import css from './home.module.css'

type Period = Contract['periods'][number]

interface Duty {
  readonly period: Period
  readonly title: string
  readonly detail: string
  readonly side: string
  readonly icon: LucideIcon
  readonly tone: Tone
  readonly pill: string
  readonly pillIcon?: LucideIcon
}

const order: Readonly<Record<Period['state'], number>> = { overdue: 0, active: 1, done: 2, signed: 3, future: 4 }

/** What is due in the periods that have begun, the late ones first; what is signed stays for its own quarter. */
function dutiesOf(contract: Contract): Duty[] {
  return contract.periods
    .filter((p) => p.state !== 'future' && (p.state !== 'signed' || p.id === contract.current))
    .sort((a, b) => order[a.state] - order[b.state])
    .map((p) => dutyOf(contract, p))
}

function dutyOf({ checklist, rows }: Contract, period: Period): Duty {
  const title = `R01 ${checklist} ${period.name}`
  if (period.state === 'done')
    return {
      period,
      title,
      detail: period.printed ? '已打印，挂上签字的扫描件' : '已定稿，打印签字后挂扫描件',
      side: '',
      icon: Stamp,
      tone: 'warn',
      pill: period.printed ? '待挂扫描件' : '待签字',
    }
  if (period.state === 'signed')
    return {
      period,
      title,
      detail: '报告已签字，扫描件在',
      side: '',
      icon: CircleCheck,
      tone: 'ok',
      pill: '已完成',
      pillIcon: CircleCheck,
    }
  const late = period.state === 'overdue'
  const begun = period.progress !== null
  return {
    period,
    title,
    detail: late ? `${rows} 项 · 应于 ${period.to}` : `${rows} 项 · 至 ${period.to}`,
    side: period.progress ? `${period.progress.done}/${period.progress.total}` : '未开始',
    icon: late ? OctagonX : begun ? CircleDotDashed : Circle,
    tone: daysLeftTone(period.daysLeft),
    pill: daysLeftText(period.daysLeft),
    ...(period.daysLeft <= 7 ? { pillIcon: ClockAlert } : {}),
  }
}

const iconTone: Readonly<Record<Period['state'], string>> = {
  overdue: 'err',
  active: 'info',
  done: 'warn',
  signed: 'ok',
  future: 'grey',
}

/** The duties of one contract as rows; a row opens the inspection, or begins it. */
export function Duties({ contract }: { readonly contract: Contract }) {
  const { begin, problem } = useBegin()
  if (contract.rows === 0) return <p className={css['none']}>这份合同没有巡检清单。</p>
  const duties = dutiesOf(contract)
  return (
    <>
      {problem && <ProblemBar tone="err">{problem}</ProblemBar>}
      {duties.length === 0 && <p className={css['none']}>服务期 {contract.period.start} 开始，现在没有到期的工作。</p>}
      <ul className={css['duties']}>
        {duties.map((duty) => (
          <li key={duty.period.id}>
            {duty.period.inspection ? (
              <Link href={whereOf(duty.period, duty.period.inspection)} className={css['duty'] ?? ''}>
                <Content duty={duty} />
              </Link>
            ) : (
              <button type="button" className={css['duty']} onClick={() => void begin(contract.id, duty.period.id)}>
                <Content duty={duty} />
              </button>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

function Content({ duty }: { readonly duty: Duty }) {
  const Icon = duty.icon
  return (
    <>
      <Icon size={18} aria-hidden className={css[iconTone[duty.period.state]]} />
      <span className={css['dutyText']}>
        {duty.title}
        <small>{duty.detail}</small>
      </span>
      <span className={css['side']}>{duty.side}</span>
      <StatusPill tone={duty.tone} {...(duty.pillIcon ? { icon: duty.pillIcon } : {})}>
        {duty.pill}
      </StatusPill>
      <ChevronRight size={18} aria-hidden />
    </>
  )
}

/** Where an inspection of a period opens: at its report once that is finalised. */
export function whereOf(period: Period, inspection: string): string {
  return placeUrl(inspection, { step: period.state === 'done' || period.state === 'signed' ? 'report' : 'prepare' })
}
