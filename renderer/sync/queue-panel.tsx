import { CircleX, Clock, Image as ImageIcon } from 'lucide-react'
import type { OutputOf } from '../client/api.ts'
import { sizeText } from '../acceptance/size-text.ts'
import { Panel } from '../ui/panel.tsx'
import css from './sync.module.css'
import { momentOf, type SyncStatus, waitingText } from './words.ts'

interface Props {
  readonly status: SyncStatus
  readonly queue: OutputOf<'sync.queue'>
  readonly today: string
}

/** What waits to be sent, with its size; what was refused first. */
export function QueuePanel({ status, queue, today }: Props) {
  const count = status.waiting + status.refused
  const rest = count - queue.entries.length
  return (
    <Panel
      title={`上传${count > 0 ? ` ${count} 条` : ''}`}
      extra={<span className={css['meta']}>断线后从断点续传，不会重复</span>}
    >
      {waitingText(status) === '' && (
        <p className={css['hint']}>
          {status.lastAt === null ? '没有等待上传的记录。' : `全部已上传 ${momentOf(status.lastAt, today)}。`}
        </p>
      )}
      <ul className={css['queue']}>
        {queue.files.files > 0 && (
          <li>
            <ImageIcon size={17} aria-hidden />
            <span>
              附件 {queue.files.files} 个<small>{sizeText(queue.files.bytes)}</small>
            </span>
            <b>
              {status.step === 'files' && status.total > 0
                ? `${Math.floor((status.done / status.total) * 100)}%`
                : '排队'}
            </b>
          </li>
        )}
        {queue.entries.map((entry) => (
          <li key={entry.tx}>
            {entry.refused === null ? <Clock size={17} aria-hidden /> : <CircleX size={17} aria-hidden />}
            <span>
              {entry.label.text}
              <small>
                {[entry.who, momentOf(entry.at, today), `${entry.operations} 处改动`, sizeText(entry.size)]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </span>
            <b data-refused={entry.refused !== null}>
              {entry.refused === null ? '排队' : `未被接收：${entry.refused}`}
            </b>
          </li>
        ))}
      </ul>
      {rest > 0 && <p className={css['hint']}>还有 {rest} 条没有列出。</p>}
      {queue.aside.length > 0 && (
        <p className={css['hint']}>另有 {queue.aside.length} 条收到的内容由更新版本写成，原样保存，升级后再读入。</p>
      )}
    </Panel>
  )
}
