import { CircleCheck, ClockAlert, Flag as FlagIcon } from 'lucide-react'
import { isBreach } from '../../domain/sla/state.ts'
import { clockOf, instantOf } from '../../domain/time/instant.ts'
import type { Axis } from './band-axis.ts'
import { placeLabels } from './lanes.ts'
import { useWidth } from './width.ts'
import css from './band.module.css'

/** Below the bars: what was reached and when, the flags of what is due, and 现在. */
export function BandFlags({ axis }: { readonly axis: Axis }) {
  const [ref, width] = useWidth<HTMLDivElement>()
  const marks = [
    ...(axis.running
      ? [{ key: 'now', x: axis.now.x, kind: 'now' as const, text: `现在 ${clockOf(instantOf(axis.now.at))}` }]
      : []),
    ...axis.met.map((m) => ({
      key: `m${m.at}`,
      x: m.x,
      kind: m.rows.some((row) => isBreach(row.state)) ? ('late' as const) : ('met' as const),
      text: `${m.names.join('、')} ${clockOf(instantOf(m.at))}`,
    })),
    ...axis.deadlines.flatMap((d) => {
      const open = d.rows.filter((row) => row.metAt === null)
      return open.length === 0
        ? []
        : [
            {
              key: `d${d.at}`,
              x: d.x,
              kind: 'due' as const,
              text: `${[...new Set(open.map((row) => row.name))].join('、')} 到期`,
            },
          ]
    }),
    ...axis.moved.map((m) => ({ key: `o${m.at}`, x: m.x, kind: 'moved' as const, text: `原 ${m.names.join('、')}` })),
  ]
  const placed = placeLabels(
    marks.map((m) => ({ key: m.key, centre: m.x * width, width: m.text.length * 13 + 16 })),
    width + 70,
    2,
  )
  return (
    <div className={css['row']}>
      <b className={css['name']}>里程碑</b>
      <div ref={ref} className={css['flags']}>
        <Lines axis={axis} />
        {marks.map((m) => {
          const place = placed.get(m.key)
          const Icon = m.kind === 'met' ? CircleCheck : m.kind === 'late' ? ClockAlert : FlagIcon
          return (
            <span key={m.key}>
              {m.kind !== 'now' && (
                <Icon
                  size={18}
                  aria-hidden
                  className={css['sign']}
                  data-kind={m.kind}
                  style={{ left: `${m.x * 100}%` }}
                />
              )}
              <span
                className={place ? css['flag'] : 'visually-hidden'}
                data-kind={m.kind}
                data-lane={place?.lane ?? 0}
                style={place ? { left: place.left } : {}}
              >
                {m.text}
              </span>
            </span>
          )
        })}
      </div>
    </div>
  )
}

/** Lines through both bars, under the words. */
function Lines({ axis }: { readonly axis: Axis }) {
  return (
    <span aria-hidden>
      {axis.shares.map((s) => (
        <i key={s.share} className={css['line']} data-kind="share" style={{ left: `${s.x * 100}%` }} />
      ))}
      {axis.deadlines.map((d) => (
        <i key={d.at} className={css['line']} data-kind="due" style={{ left: `${d.x * 100}%` }} />
      ))}
      {axis.moved.map((d) => (
        <i key={`m${d.at}`} className={css['line']} data-kind="share" style={{ left: `${d.x * 100}%` }} />
      ))}
      {axis.running && <i className={css['line']} data-kind="now" style={{ left: `${axis.now.x * 100}%` }} />}
    </span>
  )
}
