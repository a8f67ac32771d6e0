import { Timer } from 'lucide-react'
import { clockOf, epochOf, type Instant } from '../../domain/time/instant.ts'
import { useAppNow } from '../client/app-clock.ts'
import css from './quick.module.css'

/** How long ago the question came; the first reply counts from then. */
export function QuickClock({ word, since }: { readonly word: string; readonly since: Instant }) {
  const now = useAppNow(1000)
  return (
    <p className={css['clock']} role="timer">
      <Timer size={18} aria-hidden />
      {word} {clockOf(since)} · 已 {passedText(epochOf(now) - epochOf(since))}
    </p>
  )
}

/** `1 分 12 秒`; from an hour on without seconds. */
function passedText(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  if (hours > 0) return `${hours} 小时 ${minutes} 分`
  return minutes > 0 ? `${minutes} 分 ${seconds % 60} 秒` : `${seconds} 秒`
}
