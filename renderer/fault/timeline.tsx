import { Button } from 'antd'
import { ArrowDownWideNarrow, ArrowUpNarrowWide, Camera, CircleCheck, Ellipsis, Pause } from 'lucide-react'
import { useId, useState } from 'react'
import { clockOf, dateOf } from '../../domain/time/instant.ts'
import { ActionBar } from './action-bar.tsx'
import { useFault } from './context.ts'
import { shortDuration } from './duration.ts'
import { type Line, linesOf } from './lines.ts'
import { lateEntry } from './moment.ts'
import css from './timeline.module.css'

/** 经过: what happened, who wrote it, what was struck; and what to write next. */
export function Timeline() {
  const { view, show } = useFault()
  const [newest, setNewest] = useState(true)
  const id = useId()
  const lines = linesOf([...view.events, ...view.struck], view.policies, newest)
  const Order = newest ? ArrowDownWideNarrow : ArrowUpNarrowWide
  return (
    <section className={css['card']} aria-labelledby={id}>
      <header className={css['head']}>
        <h2 id={id}>经过</h2>
        <span className={css['meta']}>只增不改，更正另记</span>
        <Button
          size="small"
          icon={<Camera size={16} aria-hidden />}
          className={css['push'] ?? ''}
          data-field="evidence"
          onClick={() => show({ kind: 'evidence' })}
        >
          证据 {view.evidence.length}
        </Button>
        <Button size="small" icon={<Order size={16} aria-hidden />} onClick={() => setNewest(!newest)}>
          {newest ? '最新在上' : '最早在上'}
        </Button>
      </header>
      {view.doubts.map((doubt) => (
        <p key={doubt} className={css['doubt']}>
          {doubt}
        </p>
      ))}
      {/* A list that scrolls is reached by the keyboard. */}
      <ol className={css['lines']} tabIndex={0} aria-labelledby={id}>
        {lines.map((line, n) => (
          <Entry
            key={line.key}
            line={line}
            day={n === 0 || dateOf(lines[n - 1]!.at) !== dateOf(line.at) ? dateOf(line.at) : ''}
          />
        ))}
      </ol>
      <ActionBar />
    </section>
  )
}

const good = new Set(['first_response', 'repaired', 'resolved', 'handled', 'confirmed', 'closed'])

function Entry({ line, day }: { readonly line: Line; readonly day: string }) {
  const { view, readOnly, show } = useFault()
  const { entry } = line.entry
  const { struck } = line.entry
  const Sign = entry.type === 'waiting' && !line.ending ? Pause : good.has(entry.type) ? CircleCheck : null
  const late = line.ending ? '' : lateEntry(entry.at, entry.recordedAt, shortDuration)
  const other = day !== '' && day !== dateOf(view.now)
  const T0 = entry.type === 'reported'
  return (
    <li className={css['line']} data-struck={Boolean(struck)} data-good={!struck && good.has(entry.type)}>
      <time dateTime={line.at}>
        {other && <small>{day.slice(5)}</small>}
        {clockOf(line.at)}
      </time>
      <span className={css['sign']} aria-hidden>
        {Sign ? <Sign size={18} /> : <i className={css['dot']} />}
      </span>
      <div className={css['words']}>
        <p>
          <b>{line.name}</b> {line.words}
        </p>
        {(late || entry.backdated || entry.clockDoubt) && !line.ending && (
          <p className={css['meta']}>
            {[late, entry.backdated && `补记：${entry.backdated}`, entry.clockDoubt && '本机时钟当时被改过']
              .filter(Boolean)
              .join(' · ')}
          </p>
        )}
        {struck && !line.ending && (
          <p className={css['why']}>
            已划去：{struck.reason}（{struck.by}）
          </p>
        )}
      </div>
      <span className={css['who']}>{T0 ? view.record.reporter?.department || entry.by : entry.by}</span>
      {!readOnly && !struck && !line.ending ? (
        <button
          type="button"
          className={css['more']}
          aria-label={`划去 ${clockOf(line.at)} ${line.name}`}
          title="写错了：划去，另记一条"
          onClick={() => show({ kind: 'strike', entry: line.entry })}
        >
          <Ellipsis size={16} aria-hidden />
        </button>
      ) : (
        <span />
      )}
    </li>
  )
}
