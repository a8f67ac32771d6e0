import { CalendarDays, ChevronRight } from 'lucide-react'
import { Link } from 'wouter'
import { useLive } from '../client/live.ts'
import { dutyLook, dutyWord } from '../obligation/duty-look.ts'
import { dutiesPath } from '../obligation/path.ts'
import { StatusPill } from '../ui/status-pill.tsx'
import type { Contract } from './overview.ts'
import css from './home.module.css'

/** What the contract owes besides its checks: how much is late or near, the most urgent by name. */
export function OtherDuties({ contract }: { readonly contract: Contract }) {
  const list = useLive('duty.list', { contract: contract.id })
  const checks = new Set(contract.periods.flatMap((p) => p.checks.map((c) => c.report)))
  const open = (list.data?.duties ?? []).filter(
    (d) => !checks.has(d.report) && (d.state === 'overdue' || d.state === 'due' || d.state === 'active'),
  )
  const [first] = open
  if (!first) return null
  const late = open.filter((d) => d.state === 'overdue').length
  const counts = [late > 0 ? `逾期 ${late} 项` : '', open.length > late ? `近期 ${open.length - late} 项` : '']
  const look = dutyLook[first.state]
  return (
    <Link href={dutiesPath(contract.id)} className={css['duty'] ?? ''}>
      <CalendarDays size={18} aria-hidden className={css[late > 0 ? 'err' : 'info']} />
      <span className={css['dutyText']}>
        其他任务 {counts.filter((t) => t !== '').join('，')}
        <small>
          {first.report} {first.name} {first.span}
        </small>
      </span>
      <StatusPill tone={look.tone} icon={look.icon}>
        {dutyWord(first)}
      </StatusPill>
      <ChevronRight size={18} aria-hidden />
    </Link>
  )
}
