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
import { May } from '../ui/may.tsx'
import css from './home.module.css'

type Period = Contract['periods'][number]
type Check = Period['checks'][number]

interface Duty {
  readonly period: Period
  readonly check: Check
  readonly title: string
  readonly detail: string
  readonly side: string
  readonly icon: LucideIcon
  readonly tone: Tone
  readonly pill: string
  readonly pillIcon?: LucideIcon
}

const order: Readonly<Record<Check['state'], number>> = { overdue: 0, active: 1, done: 2, signed: 3, future: 4 }

/** What is due in the periods that have begun, the late ones first; what is signed stays for its own quarter. */
function dutiesOf(contract: Contract): Duty[] {
  return contract.periods
    .flatMap((period) => period.checks.map((check) => ({ period, check })))
    .filter(
      ({ period, check }) => check.state !== 'future' && (check.state !== 'signed' || period.id === contract.current),
    )
    .sort((a, b) => order[a.check.state] - order[b.check.state])
    .map(({ period, check }) => dutyOf(period, check))
}

function dutyOf(period: Period, check: Check): Duty {
  const title = `${check.report} ${check.name} ${period.name}`
  if (check.state === 'done')
    return {
      period,
      check,
      title,
      detail: check.printed ? '已打印，挂上签字的扫描件' : '已定稿，打印签字后挂扫描件',
      side: '',
      icon: Stamp,
      tone: 'warn',
      pill: check.printed ? '待挂扫描件' : '待签字',
    }
  if (check.state === 'signed')
    return {
      period,
      check,
      title,
      detail: '报告已签字，扫描件在',
      side: '',
      icon: CircleCheck,
      tone: 'ok',
      pill: '已完成',
      pillIcon: CircleCheck,
    }
  const { rows } = check
  const late = check.state === 'overdue'
  const begun = check.progress !== null
  return {
    period,
    check,
    title,
    detail: late ? `${rows} 项 · 应于 ${period.to}` : `${rows} 项 · 至 ${period.to}`,
    side: check.progress ? `${check.progress.done}/${check.progress.total}` : '未开始',
    icon: late ? OctagonX : begun ? CircleDotDashed : Circle,
    tone: daysLeftTone(period.daysLeft),
    pill: daysLeftText(period.daysLeft),
    ...(period.daysLeft <= 7 ? { pillIcon: ClockAlert } : {}),
  }
}

const iconTone: Readonly<Record<Check['state'], string>> = {
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
          <li key={`${duty.period.id}/${duty.check.checklist}`}>
            {duty.check.inspection ? (
              <Link href={whereOf(duty.check, duty.check.inspection)} className={css['duty'] ?? ''}>
                <Content duty={duty} />
              </Link>
            ) : (
              <May call="inspection.start">
                <button
                  type="button"
                  className={css['duty']}
                  onClick={() => void begin(contract.id, duty.period.id, duty.check.checklist)}
                >
                  <Content duty={duty} />
                </button>
              </May>
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
      <Icon size={18} aria-hidden className={css[iconTone[duty.check.state]]} />
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

/** Where a check opens: at its report once that is finalised. */
export function whereOf(check: Check, inspection: string): string {
  return placeUrl(inspection, { step: check.state === 'done' || check.state === 'signed' ? 'report' : 'prepare' })
}
