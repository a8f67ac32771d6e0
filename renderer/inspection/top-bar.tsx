import { CalendarClock, ListChecks, Lock } from 'lucide-react'
import { useInspection, type ItemView } from './context.ts'
import { finalVersion } from './status.tsx'
import { gapOrEnd } from './wizard-keys.ts'

/** More rows than this leave room for thin marks only. */
const mostWide = 30

/** Place, progress and time left; always visible. */
export function TopBar() {
  const open = useInspection()
  const { view, checklist, place, go } = open
  const { done, total } = view.progress
  const days = view.daysLeft
  const finalised = finalVersion(view)
  return (
    <header className="wizard-top">
      <div className="wizard-where">
        <p>
          <span>
            {view.hospital} · {view.system}
          </span>
          {view.renewed ? <span className="mark-tag">续签，非原文</span> : null}
        </p>
        <h1>
          {view.period.name} {checklist.name}
        </h1>
      </div>
      <div
        className={`wizard-progress${total > mostWide ? ' wizard-progress-dense' : ''}`}
        role="img"
        aria-label={`已完成 ${done} 项，共 ${total} 项`}
      >
        {checklist.sections.map((section) => (
          <span key={section.id} className="segments">
            {view.items
              .filter((i) => i.section === section.id)
              .map((i) => (
                <i
                  key={i.id}
                  className={`segment segment-${i.progress === 'report' && finalised ? 'normal' : segmentOf(i)}${i.id === place.item ? ' segment-here' : ''}`}
                />
              ))}
          </span>
        ))}
        <b>
          {done}
          <small>/{total}</small>
        </b>
      </div>
      {finalised ? (
        <p className="wizard-left">
          <Lock aria-hidden="true" />
          <b>定稿 {finalised.version}</b>
        </p>
      ) : (
        <p className={`wizard-left${days < 0 ? ' wizard-late' : ''}`}>
          <CalendarClock aria-hidden="true" />
          <b>{days < 0 ? `逾期 ${-days} 天` : days === 0 ? '今天到期' : `剩 ${days} 天`}</b> {days < 0 ? '应于' : '至'}{' '}
          {view.period.to.slice(5)}
        </p>
      )}
      <button type="button" className="plain-button" onClick={() => go(gapOrEnd(open))}>
        <ListChecks aria-hidden="true" />
        检查缺项 <kbd>F8</kbd>
      </button>
    </header>
  )
}

/** Only a complete item is coloured by its result. */
function segmentOf(item: ItemView): string {
  if (item.progress === 'complete') return item.meas.verdict ?? 'open'
  return item.progress === 'conflict' ? 'abnormal' : 'open'
}
