import { CloudOff, CloudUpload, GitFork } from 'lucide-react'
import { Link } from 'wouter'
import { dateOf } from '../../domain/time/instant.ts'
import { useLive } from '../client/live.ts'
import { useHost } from '../client/office.ts'
import { routes } from '../routes.ts'
import { sentText } from '../sync/words.ts'
import css from './frame.module.css'

/** Whether the records have reached the office, from every screen. It leads to where that is seen in full. */
export function Sent() {
  const workspace = useLive('about.workspace', {}).data
  const status = useLive('sync.status', {}).data
  const office = useHost()?.shell === 'office'
  if (!status || !workspace || workspace.demo) return null
  // What is written at the office is at the hub: only what waits for a decision is told.
  if (office && status.conflicts === 0) return null
  const { text, tone } = sentText(status, dateOf(workspace.now))
  const Icon = status.phase === 'unpaired' || status.phase === 'waiting' ? CloudOff : CloudUpload
  return (
    <Link href={routes.sync.path} className={css['sent'] ?? ''} data-tone={tone}>
      {!office && (
        <>
          <Icon size={16} aria-hidden />
          {text}
        </>
      )}
      {status.conflicts > 0 && (
        <span className={css['conflicts']}>
          <GitFork size={15} aria-hidden />
          冲突 {status.conflicts}
        </span>
      )}
    </Link>
  )
}
