import { statisticsCharts } from '../../domain/statistics/chart.ts'
import type { Statistics } from '../../domain/statistics/statistics.ts'
import { rateText } from '../../domain/statistics/trend.ts'
import { durationText } from '../../domain/time/duration.ts'
import { dateTimeOf } from '../../domain/time/instant.ts'
import { Panel } from '../ui/panel.tsx'
import { Advice } from './advice.tsx'
import { ChartFigure } from './chart-figure.tsx'
import { FaultList } from './fault-list.tsx'
import { Limits } from './limits.tsx'
import css from './statistics.module.css'

/** Figures, sentences, charts, limits, suggestions, and the list that they all count. */
export function StatisticsView({ statistics: s }: { readonly statistics: Statistics }) {
  const charts = statisticsCharts(s)
  const until = `${s.period.from} 至 ${s.period.to}，统计截至 ${dateTimeOf(s.now)}${s.running ? '，统计期还没有结束' : ''}`
  return (
    <>
      <Panel title={s.period.name} extra={<span className={css['until']}>{until}</span>}>
        <Figures statistics={s} />
        {s.faults.length === 0 && <p className={css['none']}>{noneText(s)}</p>}
        {s.trend.map((sentence) => (
          <p key={sentence} className={css['trend']}>
            {sentence}
          </p>
        ))}
      </Panel>
      {charts.length > 0 && (
        <div className={css['charts']}>
          {charts.map((chart) => (
            <ChartFigure key={chart.id} drawn={chart} />
          ))}
        </div>
      )}
      {s.faults.length > 0 && <Limits statistics={s} />}
      <Advice statistics={s} />
      {s.faults.length + s.carried.length > 0 && <FaultList statistics={s} />}
    </>
  )
}

function noneText(s: Statistics): string {
  return s.carried.length > 0
    ? `${s.period.self}未新发生故障（0起），上期遗留 ${s.carried.length} 起。`
    : `${s.period.self}未发生故障（0起），设备连续运行${s.days}天。零故障也要出 R05。`
}

function Figures({ statistics: s }: { readonly statistics: Statistics }) {
  const { metrics: m, recurrence: r } = s
  const length = (ms: number | null): string => (ms === null ? '—' : durationText(ms))
  const figures: readonly (readonly [name: string, value: string, note: string])[] = [
    ['故障', `${s.faults.length}`, `已解决 ${s.solved} · 未解决 ${s.unsolved}`],
    ['平均响应', length(m.responseMs), `${m.responded} 起有记录`],
    ['平均修复', length(m.mttrMs), `${m.repaired} 起已修复`],
    ['平均无故障', length(m.mtbfMs), `应运行 ${Math.round(m.runningMs / 3_600_000)} 小时`],
    [
      '可用率',
      m.availability === null ? '—' : `${m.availability}%`,
      `业务中断 ${durationText(m.interruptionMs, true)}`,
    ],
    ['一次解决', rateText(r.once, r.solved), '未重开、未重复'],
    ['重复故障', rateText(r.repeats.length, s.faults.length), `${r.days} 日内`],
  ]
  return (
    <dl className={css['figures']}>
      {figures.map(([name, value, note]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <b>{value}</b>
            <span>{note}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}
