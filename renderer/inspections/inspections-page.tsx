import { ClipboardCheck } from 'lucide-react'
import { Link, useLocation } from 'wouter'
import { verdictNames } from '../../domain/verdict.ts'
import { useLive } from '../client/live.ts'
import { placeUrl } from '../inspection/place.ts'
import { routes } from '../routes.ts'
import { SyncMark } from '../sync/mark.tsx'
import { useArrival } from '../ui/arrival.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { ExportButton } from '../ui/export-button.tsx'
import { Screen } from '../ui/screen.tsx'
import { StatusPill } from '../ui/status-pill.tsx'
import { Unreadable } from '../ui/unreadable.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { type Entry, stateOf } from './inspection-state.ts'
import css from './inspections.module.css'

/** Every inspection there is, the newest period first. */
export function InspectionsPage() {
  const list = useLive('inspection.list', {})
  const records = useLive('setup.records', {})
  const error = list.error ?? records.error
  if (!list.data || !records.data) return error ? <Unreadable sentence={error.message} /> : <Waiting what="正在打开…" />
  const without = records.data.contracts.filter((c) => !c.pack.inspected)
  const none = without.length === records.data.contracts.length
  return (
    <Screen
      title={routes.inspections.title}
      note={list.data.length > 0 ? `共 ${list.data.length} 次` : ''}
      bar={<ExportButton of={{ list: 'inspections' }} />}
    >
      {list.data.length === 0 ? (
        <EmptyState
          icon={ClipboardCheck}
          title={none ? '合同里没有巡检清单' : '还没有巡检'}
          action={<Link href={routes.home.path}>{none ? '回首页' : '回首页开始本季度巡检'}</Link>}
        />
      ) : (
        <List entries={list.data} />
      )}
      {without.map(({ record, pack }) => (
        <p key={record.id} className={css['without']}>
          {record.hospital?.name} · {record.system?.name}：{pack.name} 没有巡检清单，这里没有它的巡检。
        </p>
      ))}
    </Screen>
  )
}

function List({ entries }: { readonly entries: readonly Entry[] }) {
  const [, navigate] = useLocation()
  const arrive = useArrival<HTMLAnchorElement>()
  return (
    <table className={css['list']}>
      <thead>
        <tr>
          <th scope="col">编号</th>
          <th scope="col">季度</th>
          <th scope="col">检查</th>
          <th scope="col">医院和系统</th>
          <th scope="col" className={css['number']}>
            进度
          </th>
          <th scope="col">结果</th>
          <th scope="col">报告</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry, at) => {
          const url = placeUrl(entry.id, { step: entry.report ? 'report' : 'prepare' })
          const state = stateOf(entry)
          return (
            // The link in the row is what the keyboard uses; a click may hit anywhere.
            <tr key={entry.id} onClick={() => navigate(url)}>
              <th scope="row">
                <Link ref={at === 0 ? arrive : null} href={url}>
                  {entry.number}
                </Link>
              </th>
              <td>{entry.period.name}</td>
              <td>
                {entry.kind} {entry.checklist}
              </td>
              <td className={css['names']}>
                <span title={`${entry.hospital} · ${entry.system}`}>
                  {entry.hospital} · {entry.system}
                </span>
              </td>
              <td className={css['number']}>
                {entry.progress.done}/{entry.progress.total}
              </td>
              <td>{resultText(entry)}</td>
              <td>
                <StatusPill tone={state.tone} icon={state.icon}>
                  {state.word}
                </StatusPill>{' '}
                <SyncMark table="inspection" row={entry.id} />
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function resultText({ counts, words }: Entry): string {
  const names = verdictNames(words)
  const bad = [
    ...(counts.abnormal > 0 ? [`${names.abnormal} ${counts.abnormal}`] : []),
    ...(counts.attention > 0 ? [`${names.attention} ${counts.attention}`] : []),
  ]
  return [`${names.normal} ${counts.normal}`, ...bad].join(' · ')
}
