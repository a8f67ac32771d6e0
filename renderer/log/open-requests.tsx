import { CircleDashed } from 'lucide-react'
import { Link } from 'wouter'
import { clockOf, dateOf, epochOf, type Instant } from '../../domain/time/instant.ts'
import { useLive } from '../client/live.ts'
import { longDuration } from '../fault/duration.ts'
import { servicePath } from '../service/path.ts'
import { Panel } from '../ui/panel.tsx'
import css from './log.module.css'

/** More than these are read in the list of records. */
const most = 200

/** What was asked or begun and is not done, the oldest first; nothing where nothing is open. */
export function OpenRequests({ contract, now }: { readonly contract: string; readonly now: Instant }) {
  const open = useLive('service.list', { contract, kind: '', state: 'open', text: '', offset: 0, limit: most }).data
  if (!open || open.total === 0) return null
  return (
    <Panel title={`待办 ${open.total}`} extra={<span className={css['hint']}>还没答复或没写完，久的在前</span>}>
      <ul className={css['rows']} aria-label="待办">
        {open.rows.toReversed().map((row) => (
          <li key={row.id}>
            <CircleDashed size={18} aria-hidden className={css['openSign']} />
            <Link href={servicePath(row.id)}>
              <b>{row.subject || row.kindName}</b>
            </Link>
            <span className={css['meta']}>{[row.kindName, row.person, row.number].filter(Boolean).join(' · ')}</span>
            <span className={css['since']}>
              {dateOf(row.at).slice(5)} {clockOf(row.at)} · 已 {longDuration(epochOf(now) - epochOf(row.at))}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
