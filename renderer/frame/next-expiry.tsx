import { Link } from 'wouter'
import { useLive } from '../client/live.ts'
import { leftText, leftTone } from '../fault/clock-text.ts'
import { useMinute } from '../fault/minute.ts'
import { faultPath } from '../fault/path.ts'
import css from './frame.module.css'

/** 下一个到期: the contractual limit that expires first, from every screen. */
export function NextExpiry() {
  const running = useLive('fault.running', {}).data
  useMinute(['fault.running'], running?.now)
  const row = running?.rows.find((r) => r.contractual && r.state === 'open' && r.next?.deadline)
  if (!row?.next) return null
  const late = (row.next.remainingMs ?? 0) < 0
  return (
    <Link href={faultPath(row.id)} className={css['expiry'] ?? ''} data-tone={leftTone(row)}>
      {late ? '' : '下一个到期 '}
      {row.number} {row.next.name} {leftText(row.next)}
    </Link>
  )
}
