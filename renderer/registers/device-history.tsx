import { Link } from 'wouter'
import { isInstant } from '../../domain/fault/timeline.ts'
import { dateTimeOf } from '../../domain/time/instant.ts'
import { faultPath, loanerPath } from '../fault/path.ts'
import { Group } from '../fault/register-parts.tsx'
import form from '../fault/form.module.css'
import { placeUrl } from '../inspection/place.ts'
import type { DeviceView } from './view.ts'
import { certificatePath } from './path.ts'
import { StandingPill } from './standing-pill.tsx'
import css from './registers.module.css'

/** Faults, loaners, inspections and certificates of a device. */
export function DeviceHistory({ view: { history, certificates } }: { readonly view: DeviceView }) {
  const { faults, loaners, inspections } = history
  return (
    <Group field="history" title="经历">
      <div className={form['wide']}>
        <ul className={css['list']}>
          {certificates.map((c) => (
            <li key={c.id}>
              证书 <Link href={certificatePath(c.id)}>{c.number}</Link> {c.name} <StandingPill standing={c.standing} />
            </li>
          ))}
          {faults.map((f) => (
            <li key={f.id}>
              故障 <Link href={faultPath(f.id)}>{f.number}</Link> {f.title} · {dateTimeOf(f.reported)} ·{' '}
              {f.closed ? '已关闭' : '进行中'}
            </li>
          ))}
          {loaners.map((l) => (
            <li key={l.id}>
              备机 <Link href={loanerPath(l.id)}>{l.number}</Link> {l.model}
              {isInstant(l.inUse) && ` · ${dateTimeOf(l.inUse)} 投入使用`}
            </li>
          ))}
          {inspections.map((i) => (
            <li key={i.id}>
              巡检 <Link href={placeUrl(i.id, { step: 'prepare' })}>{i.number}</Link> {i.period}
              {i.items.length > 0 && ` · ${i.items.join('、')}`}
            </li>
          ))}
        </ul>
        {certificates.length + faults.length + loaners.length + inspections.length === 0 && (
          <p className={css['hint']}>还没有与它有关的故障、备机、巡检或证书。</p>
        )}
      </div>
    </Group>
  )
}
