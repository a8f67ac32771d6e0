import { clockOf, dateOf, dateTimeOf, type Instant } from '../../domain/time/instant.ts'
import type { OutputOf } from '../client/api.ts'
import { sizeText } from '../acceptance/size-text.ts'

export type SyncStatus = OutputOf<'sync.status'>
export type SentTone = 'quiet' | 'ok' | 'warn' | 'err'

/** `09:58` today, `09-21 09:58` on another day. */
export function momentOf(at: Instant, today: string): string {
  return dateOf(at) === today ? clockOf(at) : dateTimeOf(at).slice(5)
}

/** What waits on this laptop: `未上传 3 条`; empty when nothing does. */
export function waitingText({ waiting, refused, files }: Pick<SyncStatus, 'waiting' | 'refused' | 'files'>): string {
  return [
    ...(waiting > 0 ? [`未上传 ${waiting} 条`] : []),
    ...(waiting === 0 && files.files > 0 ? [`未上传附件 ${files.files} 个`] : []),
    ...(refused > 0 ? [`中心站未接收 ${refused} 条`] : []),
  ].join(' · ')
}

/** What is being exchanged: `上传中 2/5 条`. */
function workText({ step, done, total, waiting }: SyncStatus): string {
  if (step === 'files') return total > 0 ? `上传附件 ${sizeText(done)}/${sizeText(total)}` : '上传附件'
  if (step === 'pull') return waiting > 0 ? `接收中 · 未上传 ${waiting} 条` : '接收中'
  return total > 0 ? `上传中 ${done}/${total} 条` : waiting > 0 ? `上传中 · ${waiting} 条` : '正在同步'
}

/** Whether the records of this laptop have reached the office, as the status bar says it. Offline is no error. */
export function sentText(status: SyncStatus, today: string): { readonly text: string; readonly tone: SentTone } {
  const waits = waitingText(status)
  const tone: SentTone = status.refused > 0 ? 'err' : status.late ? 'warn' : 'quiet'
  const with_ = (text: string): string => [waits, text].filter(Boolean).join(' · ')
  switch (status.phase) {
    case 'unpaired':
      return { text: '未配对办公室', tone: 'quiet' }
    case 'working':
      return { text: workText(status), tone }
    case 'paused':
      return { text: with_('同步已暂停'), tone: 'warn' }
    case 'waiting':
      return status.problem && status.problem.code !== 'offline'
        ? { text: with_('同步有问题'), tone: 'err' }
        : { text: with_('离线 · 可正常工作'), tone }
    case 'idle':
      if (waits !== '') return { text: waits, tone }
      return status.lastAt === null
        ? { text: '还没有同步过', tone: 'quiet' }
        : { text: `全部已上传 ${momentOf(status.lastAt, today)}`, tone: 'ok' }
  }
}

/** Why it does not go on, in one sentence; empty when nothing is wrong. */
export function problemText({ phase, problem, lastAt }: SyncStatus, today: string): string {
  if (!problem || phase === 'paused') return ''
  if (problem.code !== 'offline') return problem.sentence
  return lastAt === null
    ? '办公室还连不上，会自动再试。记录都在本机，没有丢。'
    : `办公室 ${momentOf(lastAt, today)} 以后连不上，会自动再试。记录都在本机，没有丢。`
}
