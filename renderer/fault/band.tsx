import { useId } from 'react'
import { instantOf } from '../../domain/time/instant.ts'
import { axisOf } from './band-axis.ts'
import { BandFlags } from './band-flags.tsx'
import { ClockBar } from './clock-bar.tsx'
import { useFault } from './context.ts'
import { shortDuration } from './duration.ts'
import { moment, nearMoment } from './moment.ts'
import { placeLabels } from './lanes.ts'
import { TimeLeft } from './time-left.tsx'
import { useWidth } from './width.ts'
import { waitingWords } from './waiting-words.ts'
import css from './band.module.css'

/** How much time is left: the largest number, and under it both clocks on one axis. */
export function Band() {
  const { view } = useFault()
  const id = useId()
  const axis = axisOf(view.sla, view.now)
  const { contractual } = view.choices
  return (
    <section className={css['band']} aria-labelledby={id}>
      <h2 id={id} className="visually-hidden">
        时限
      </h2>
      <TimeLeft />
      {axis && (
        <div className={css['chart']}>
          <Scale axis={axis} />
          {contractual && (
            <ClockBar
              name="合同钟"
              axis={axis}
              tone="contract"
              value={`已走 ${shortDuration(view.sla.contractMs)}`}
              note={axis.stops.length > 0 ? stopWords(axis.stops) : '不因等待停表'}
            />
          )}
          <ClockBar
            name="工作钟"
            axis={axis}
            tone="working"
            value={`净 ${shortDuration(view.sla.workingMs)}`}
            note={waitingWords(view.sla.intervals, view.now)}
          />
          <BandFlags axis={axis} />
        </div>
      )}
    </section>
  )
}

function stopWords(stops: NonNullable<ReturnType<typeof axisOf>>['stops']): string {
  const words = [...new Set(stops.map((s) => (s.why === 'force-majeure' ? '不可抗力' : '院方书面同意')))]
  return `${words.join('、')}期间停表（斜线）`
}

/** Times over the bars: T0, limits, shares of the next limit. */
function Scale({ axis }: { readonly axis: NonNullable<ReturnType<typeof axisOf>> }) {
  const { view } = useFault()
  const [ref, width] = useWidth<HTMLDivElement>()
  const first = axis.start
  const words = [
    { key: 'start', x: 0, text: moment(instantOf(axis.start), view.now), priority: 0 },
    ...axis.deadlines.map((d) => ({
      key: `d${d.at}`,
      x: d.x,
      text: nearMoment(instantOf(d.at), view.now),
      priority: d.x === 1 ? 1 : 3,
    })),
    ...axis.shares.map((s) => ({
      key: `s${s.share}`,
      x: s.x,
      text: `${moment(instantOf(s.at), view.now)} · ${s.share * 100}%`,
      priority: s.share === 0.9 ? 4 : 2,
    })),
  ].toSorted((a, b) => a.priority - b.priority)
  const placed = placeLabels(
    words.map((w) => ({ key: w.key, centre: w.x * width, width: w.text.length * 7.6 })),
    width + 60,
    1,
  )
  return (
    <div className={css['row']}>
      <span />
      <div ref={ref} className={css['scale']} data-start={first} aria-hidden>
        {words.map((w) => {
          const place = placed.get(w.key)
          return (
            place && (
              <span key={w.key} className={css['tick']} style={{ left: `${w.x * 100}%` }} data-first={w.x === 0}>
                {w.text}
              </span>
            )
          )
        })}
      </div>
    </div>
  )
}
