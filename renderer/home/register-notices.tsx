import { CalendarX, FileBadge, PhoneCall, Wallet } from 'lucide-react'
import { Link } from 'wouter'
import { dateTimeOf } from '../../domain/time/instant.ts'
import { useLive } from '../client/live.ts'
import { certificatePath, registersPath } from '../registers/path.ts'
import { StandingPill } from '../registers/standing-pill.tsx'
import { StatusPill } from '../ui/status-pill.tsx'
import css from './home.module.css'

/** What of the registers is about to be late: certificates that run out, months without a roster, payments due. */
export function RegisterNotices() {
  const notices = useLive('register.notices', {}).data
  if (!notices) return null
  const { certificates, contracts } = notices
  const rosters = contracts.flatMap((c) => c.rosters.map((r) => ({ contract: c.id, ...r })))
  const payments = contracts.flatMap((c) => c.payments.map((p) => ({ contract: c.id, ...p })))
  if (certificates.length + rosters.length + payments.length === 0) return null
  return (
    <section className={css['notices']} aria-labelledby="register-notices">
      <header>
        <h2 id="register-notices">台账提醒</h2>
      </header>
      <ul>
        {certificates.map((c) => (
          <li key={c.id}>
            <Link href={certificatePath(c.id)} className={css['notice'] ?? ''}>
              <FileBadge size={17} aria-hidden />
              <span>
                {c.name} {c.number}
                <small>
                  {c.renewal ? `更新中 ${c.renewal}，` : ''}
                  {c.standing.reminder!.sentence}
                </small>
              </span>
              <StandingPill standing={c.standing} />
            </Link>
          </li>
        ))}
        {payments.map((p) => (
          <li key={`${p.contract}/${p.id}`}>
            <Link href={registersPath('payments', { contract: p.contract })} className={css['notice'] ?? ''}>
              <Wallet size={17} aria-hidden />
              <span>
                {p.name}
                <small>{p.sentence}</small>
              </span>
              <StatusPill tone={p.state === 'overdue' ? 'err' : p.state === 'unclear' ? 'warn' : 'info'}>
                {p.word}
              </StatusPill>
            </Link>
          </li>
        ))}
        {rosters.map((r) => (
          <li key={`${r.contract}/${r.month}`}>
            <Link href={registersPath('staff', { contract: r.contract })} className={css['notice'] ?? ''}>
              <CalendarX size={17} aria-hidden />
              <span>
                {r.month} 值班表
                <small>{r.first}</small>
              </span>
              <StatusPill tone="warn">{`空档 ${r.gaps}`}</StatusPill>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Who answers the hotline now and this week. */
export function OnDuty() {
  const contracts = (useLive('register.notices', {}).data?.contracts ?? []).filter((c) =>
    c.duty.days.some((d) => d.names.length > 0),
  )
  if (contracts.length === 0) return null
  return (
    <section className={css['notices']} aria-labelledby="on-duty">
      <header>
        <h2 id="on-duty">本周值班</h2>
      </header>
      {contracts.map((c) => (
        <div key={c.id} className={css['duty-week']}>
          <p>
            <PhoneCall size={16} aria-hidden />{' '}
            {c.duty.now.length > 0
              ? c.duty.now
                  .map((d) => `现在 ${d.name}${d.phone ? ` ${d.phone}` : ''}，至 ${dateTimeOf(d.to)}`)
                  .join('；')
              : '现在无人值班'}
          </p>
          <p className={css['meta']}>
            {c.system}：{c.duty.days.map((d) => `${d.weekday.at(-1)} ${d.names.join('、') || '无人'}`).join(' · ')}
          </p>
        </div>
      ))}
    </section>
  )
}
