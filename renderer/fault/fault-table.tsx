import { Button } from 'antd'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { type KeyboardEvent, useRef } from 'react'
import { Link, useLocation } from 'wouter'
import type { FaultRow } from '../../domain/fault/view.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { useArrival } from '../ui/arrival.ts'
import { SyncMark } from '../sync/mark.tsx'
import { StatusPill } from '../ui/status-pill.tsx'
import { breachText, leftText, leftTone } from './clock-text.ts'
import { shortDuration } from './duration.ts'
import { dayMoment } from './moment.ts'
import { faultPath } from './path.ts'
import { internalSign, stateSign } from './words.ts'
import css from './list.module.css'

interface Props {
  readonly rows: readonly FaultRow[]
  readonly now: Instant
  readonly page: number
  readonly pages: number
  readonly onPage: (page: number) => void
}

/** One page of faults. ↑ ↓ go through the rows, Enter opens one, PageUp and PageDown turn the page. */
export function FaultTable({ rows, now, page, pages, onPage }: Props) {
  const body = useRef<HTMLTableSectionElement>(null)
  const onKeyDown = (event: KeyboardEvent): void => {
    const links = [...(body.current?.querySelectorAll<HTMLElement>('th a') ?? [])]
    const at = links.indexOf(document.activeElement as HTMLElement)
    if (at < 0 || event.ctrlKey || event.altKey || event.metaKey) return
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 }[event.key]
    if (to !== undefined) links[Math.min(Math.max(to, 0), links.length - 1)]?.focus()
    else if (event.key === 'PageDown' && page + 1 < pages) onPage(page + 1)
    else if (event.key === 'PageUp' && page > 0) onPage(page - 1)
    else return
    event.preventDefault()
  }
  return (
    <>
      <table className={css['list']} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            <th scope="col">单号</th>
            <th scope="col">故障</th>
            <th scope="col">层级</th>
            <th scope="col">报障 T0</th>
            <th scope="col">时限</th>
            <th scope="col">状态</th>
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((row, n) => (
            <Row key={row.id} row={row} now={now} first={n === 0} />
          ))}
        </tbody>
      </table>
      {pages > 1 && (
        <nav className={css['pages']} aria-label="翻页">
          <Button disabled={page === 0} icon={<ChevronLeft size={16} aria-hidden />} onClick={() => onPage(page - 1)}>
            上一页
          </Button>
          <span>
            第 {page + 1} / {pages} 页
          </span>
          <Button
            disabled={page + 1 >= pages}
            icon={<ChevronRight size={16} aria-hidden />}
            iconPlacement="end"
            onClick={() => onPage(page + 1)}
          >
            下一页
          </Button>
        </nav>
      )}
    </>
  )
}

function Row({ row, now, first }: { readonly row: FaultRow; readonly now: Instant; readonly first: boolean }) {
  const [, navigate] = useLocation()
  const arrive = useArrival<HTMLAnchorElement>()
  const url = faultPath(row.id)
  const sign = stateSign[row.state]
  return (
    // The link in the row is what the keyboard uses; a click may hit anywhere.
    <tr onClick={() => navigate(url)}>
      <th scope="row">
        <Link ref={first ? arrive : null} href={url}>
          {row.number}
        </Link>
      </th>
      <td className={css['what']}>
        <b>{row.title || '（没有标题）'}</b>
        <small>{[row.hospital, row.department || row.reporter, row.symptomClass].filter(Boolean).join(' · ')}</small>
      </td>
      <td>
        {row.policy ? `${row.policy} ${row.tierName}` : '未选层级'}
        {!row.contractual && (
          <StatusPill tone={internalSign.tone} icon={internalSign.icon} outlined>
            {internalSign.word}
          </StatusPill>
        )}
      </td>
      <td className={css['at']}>{row.reportedAt ? dayMoment(row.reportedAt, now) : '—'}</td>
      <td>
        {row.next && row.state === 'open' ? (
          <span className={css['left']} data-tone={leftTone(row)}>
            {row.next.name} {leftText(row.next)}
          </span>
        ) : row.repairedAt && row.reportedAt ? (
          <span>历时 {shortDuration(row.contractMs)}</span>
        ) : null}
        {row.breaches.map((breach) => (
          <small key={breach.name} className={css['breach']} data-internal={!row.contractual}>
            {breachText(breach)}
          </small>
        ))}
      </td>
      <td>
        <StatusPill tone={sign.tone} icon={sign.icon}>
          {sign.word}
        </StatusPill>
        {row.state === 'restored' && row.gaps > 0 && <small>关闭前缺 {row.gaps}</small>}
        {row.imported && <small>导入</small>}
        <SyncMark table="fault" row={row.id} />
      </td>
    </tr>
  )
}
