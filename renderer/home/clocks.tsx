import { Link } from 'wouter'
import type { FaultRow } from '../../domain/fault/view.ts'
import { useLive } from '../client/live.ts'
import { breachText, leftText, leftTone } from '../fault/clock-text.ts'
import { shortDuration } from '../fault/duration.ts'
import { useMinute } from '../fault/minute.ts'
import { faultPath } from '../fault/path.ts'
import { internalSign, stateSign } from '../fault/words.ts'
import { StatusPill } from '../ui/status-pill.tsx'
import css from './clocks.module.css'

/** Clocks that run: the contract's limits before internal targets, each by what expires first; breaches stay red. */
export function Clocks() {
  const running = useLive('fault.running', {}).data
  useMinute(['fault.running'], running?.now)
  if (!running || (running.count === 0 && running.breached.length === 0)) return null
  const groups = [
    { name: '合同时限', rows: running.rows.filter((row) => row.contractual) },
    { name: '内部目标', rows: running.rows.filter((row) => !row.contractual) },
    { name: '本期超时，已关闭', rows: running.breached },
  ].filter((group) => group.rows.length > 0)
  return (
    <section className={css['clocks']} aria-labelledby="running-faults">
      <header>
        <h2 id="running-faults">运行中的故障 {running.count}</h2>
        <span>先到期的在前</span>
      </header>
      {groups.map((group) => (
        <div key={group.name}>
          <h3>{group.name}</h3>
          <ul>
            {group.rows.map((row) => (
              <li key={row.id}>
                <Clock row={row} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}

function Clock({ row }: { readonly row: FaultRow }) {
  const sign = row.contractual ? stateSign[row.state] : internalSign
  const used = Math.min(row.next?.used ?? 0, 1)
  const tone = leftTone(row)
  return (
    <Link href={faultPath(row.id)} className={css['clock'] ?? ''}>
      <span className={css['line']}>
        <b>{row.number}</b>
        <span className={css['tier']}>{row.policy ? `${row.policy} ${row.tierName}` : '未选层级'}</span>
        <StatusPill tone={sign.tone} icon={sign.icon} outlined={sign.outlined ?? false}>
          {sign.word}
        </StatusPill>
      </span>
      <span className={css['title']}>{row.title}</span>
      {row.next && row.state === 'open' && (
        <span className={css['line']}>
          <span>{row.next.name}</span>
          <span className={css['bar']} aria-hidden>
            <i data-tone={tone} style={{ width: `${used * 100}%` }} />
          </span>
          <b className={css['left']} data-tone={tone}>
            {leftText(row.next)}
          </b>
        </span>
      )}
      {row.breaches.map((breach) => (
        <span key={breach.name} className={css['breach']} data-internal={!row.contractual}>
          {breachText(breach)}
        </span>
      ))}
      {row.state === 'open' && (
        <small>
          {row.contractual
            ? `合同钟 ${shortDuration(row.contractMs)} · 工作钟 ${shortDuration(row.workingMs)}`
            : '合同没有约定小时数'}
        </small>
      )}
    </Link>
  )
}
