import { CircleX, ListTodo } from 'lucide-react'
import { Link } from 'wouter'
import { responsiblePartyName } from '../../domain/verdict.ts'
import { findingsPath } from '../findings/path.ts'
import { placeUrl } from '../inspection/place.ts'
import { rectificationPath } from '../rectification/path.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { StatusPill } from '../ui/status-pill.tsx'
import type { Overview } from './overview.ts'
import css from './home.module.css'

/** Problems nobody has closed yet, the earliest due first. */
export function Findings({ findings }: { readonly findings: Overview['findings'] }) {
  const late = findings.filter((f) => f.overdue).length
  return (
    <section className={css['findings']} aria-labelledby="open-findings">
      <header>
        <h2 id="open-findings">未关闭问题 {findings.length}</h2>
        {late > 0 && (
          <StatusPill tone="err" icon={CircleX}>
            {`逾期 ${late}`}
          </StatusPill>
        )}
        <Link href={findingsPath()}>全部</Link>
      </header>
      {findings.length === 0 && (
        <EmptyState icon={ListTodo} title="没有未关闭的问题">
          巡检中记为异常或关注的问题会列在这里，直到关闭。
        </EmptyState>
      )}
      <ul>
        {findings.map((finding) => (
          <li key={finding.id}>
            <Link
              href={
                finding.order
                  ? rectificationPath(finding.id)
                  : finding.fault
                    ? findingsPath({ finding: finding.id })
                    : placeUrl(finding.inspection, { step: finding.section, item: finding.item })
              }
              className={css['finding'] ?? ''}
            >
              <span>{finding.text || `${finding.item} 还没写问题描述`}</span>
              <small data-late={finding.overdue} data-soon={finding.soon}>
                {[
                  ...(finding.order ? [finding.order] : []),
                  finding.party ? responsiblePartyName[finding.party] : '未定责任方',
                  finding.due ? (finding.overdue ? `应于 ${finding.due.slice(5)}` : finding.due.slice(5)) : '未定日期',
                ].join(' · ')}
              </small>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
