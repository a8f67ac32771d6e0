import type { Axis } from './band-axis.ts'
import css from './band.module.css'

interface Props {
  readonly name: string
  readonly axis: Axis
  readonly tone: 'contract' | 'working'
  readonly value: string
  readonly note: string
}

/** Where the words stand once the bar has no more room behind what is filled. */
const crowded = 0.62

/** One clock: how far it has run of the axis, what it did not count, and both in words. */
export function ClockBar({ name, axis, tone, value, note }: Props) {
  const hatches = tone === 'working' ? [...axis.waits, ...axis.stops] : axis.stops
  const inside = axis.filled > crowded
  return (
    <div className={css['row']}>
      <b className={css['name']}>{name}</b>
      <div className={css['track']}>
        <i className={css['fill']} data-tone={tone} style={{ width: `${axis.filled * 100}%` }} />
        {hatches.map((h) => (
          <i
            key={`${h.why}${h.from}`}
            className={css['hatch']}
            data-why={h.why}
            title={h.label}
            style={{ left: `${h.from * 100}%`, width: `${Math.max(h.to - h.from, 0) * 100}%` }}
          />
        ))}
        <span
          className={css['words']}
          data-inside={inside}
          style={inside ? { right: `${(1 - axis.filled) * 100}%` } : { left: `${axis.filled * 100}%` }}
        >
          <b>{value}</b> · {note}
        </span>
      </div>
    </div>
  )
}
