import { dateTimeOf, epochOf } from '../../domain/time/instant.ts'
import { isBreach } from '../../domain/sla/state.ts'
import { useFault } from './context.ts'
import { longDuration } from './duration.ts'
import { moment } from './moment.ts'
import { contractShort } from './words.ts'
import css from './band.module.css'

/** The largest thing on the screen of a fault: how much time is left, until when, and where that is written. */
export function TimeLeft() {
  const { view } = useFault()
  return (
    <header className={css['head']}>
      <Headline />
      <Report />
      {view.sla.rows.length === 0 &&
        view.sla.notes.map((note) => (
          <p key={note} className={css['note']}>
            {note}
          </p>
        ))}
    </header>
  )
}

function Headline() {
  const { view } = useFault()
  const { next, start, contractMs, rows } = view.sla
  const { contractual } = view.choices
  if (start === null) return <p className={css['what']}>还没有报障时间，时限从报障时算起。</p>
  if (view.record.tier?.policy === '' && next === null)
    return (
      <>
        <p className={css['left']}>还没选层级</p>
        <p className={css['until']}>按用户原话选层级后显示时限；T0 不变。</p>
      </>
    )
  const name = contractual ? '' : '内部目标 '
  const noHours = `${contractShort(view.contract.name)} 没有约定小时数`
  if (next?.deadline) {
    const left = epochOf(next.deadline) - epochOf(view.now)
    const late = left < 0 || isBreach(next.state)
    const state = late ? 'late' : next.state === '即将超时' ? 'soon' : 'ok'
    return (
      <>
        <p className={css['what']}>
          {name}
          {next.name} {late ? '已超' : '还剩'}
        </p>
        <p className={css['left']} data-state={state}>
          {longDuration(left)}
        </p>
        <p className={css['until']}>
          {dateTimeOf(next.deadline)} 到期{next.quote && ` · ${next.quote}`}
          {!contractual && ` · ${noHours}`}
        </p>
      </>
    )
  }
  const lateRows = rows.filter((row) => isBreach(row.state)).length
  return (
    <>
      <p className={css['what']}>{rows.length > 0 ? '全部时限已了，历时' : '历时'}</p>
      <p className={css['left']}>{longDuration(contractMs)}</p>
      <p className={css['until']}>
        {contractual
          ? lateRows > 0
            ? `${lateRows} 个时限超时，一直显示`
            : rows.length > 0
              ? '没有超时'
              : ''
          : noHours}
      </p>
    </>
  )
}

/** T0, and when it was entered where that was later. */
function Report() {
  const { view } = useFault()
  const { start } = view.sla
  if (start === null) return null
  const entry = view.events.find((e) => e.entry.type === 'reported')
  const late = entry ? Math.floor((epochOf(entry.entry.recordedAt) - epochOf(entry.entry.at)) / 60_000) : 0
  return (
    <p className={css['report']}>
      报障 T0 {moment(start, view.now)}
      {late >= 1 && ` · 登记 ${moment(entry!.entry.recordedAt, start)}（晚 ${longDuration(late * 60_000)}）`}
    </p>
  )
}
